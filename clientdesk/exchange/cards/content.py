"""What a printed card consists of, as plain data: paper and text show the same."""

from dataclasses import dataclass

from clientdesk.dossier.values import Attachment


@dataclass(frozen=True)
class Pair:
    """A label and a short value. `key` is the field's."""

    key: str
    label: str
    text: str


@dataclass(frozen=True)
class Passage:
    """A label and a long text, which may have several lines."""

    key: str
    label: str
    text: str


@dataclass(frozen=True)
class Table:
    """The rows of a group; columns that are empty in every row are left out. Each row has a text for each heading.

    `figures` says which columns hold numbers, to be set flush right.
    """

    key: str
    label: str
    headings: tuple[str, ...]
    figures: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Pair | Passage | Table


@dataclass(frozen=True)
class Chapter:
    """A section with something in it; `filled` of its `fields` stored fields hold a value."""

    title: str
    blocks: tuple[Block, ...]
    filled: int
    fields: int


@dataclass(frozen=True)
class Badge:
    """A word to be seen at once; the weightiest is drawn solid. `key` is the field's."""

    key: str
    text: str
    solid: bool = False


@dataclass(frozen=True)
class Head:
    """Who a card is about.

    salutation   how he or she is addressed
    lines        who this is, under the name
    facts        what stands at the edge of the head: owner and dates
    letter       the class of the client as one letter, empty where none is given
    picture      the photo or logo; `portrait` says which, None where the kind has neither
    sample       whether the client is invented, so that every page must say so
    """

    name: str
    code: str
    salutation: str
    lines: tuple[str, ...]
    badges: tuple[Badge, ...]
    letter: str
    facts: tuple[Pair, ...]
    picture: Attachment | None
    picture_key: str
    portrait: bool | None
    confidentiality: str
    sample: bool


@dataclass(frozen=True)
class Card:
    """One client's card in one language, for one reader.

    left_out   how many filled fields of it the reader may not see
    masked     whether a mask stands for a value anywhere
    """

    head: Head
    chapters: tuple[Chapter, ...]
    left_out: int
    masked: bool
