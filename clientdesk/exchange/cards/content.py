"""What stands on a client's card, worked out once from the declarations; paper and text show the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from clientdesk.dossier.enterprise import basics as firm
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.fields import Field, Rows, Section, Surroundings, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.career import Career
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Integer, LongText, Money, Number, Percent
from clientdesk.dossier.values import Attachment
from clientdesk.exchange.profiles import Disclosure, Sight, masked
from clientdesk.i18n import Catalogue


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
    """A word to be seen at once; the weightiest is drawn solid."""

    text: str
    solid: bool = False


@dataclass(frozen=True)
class Card:
    """One client's card in one language, for one reader.

    lines      who this is, under the name
    facts      code, owner and dates, at the edge of the head
    picture    the photo or logo; `portrait` says which, None where the kind has neither
    left_out   how many filled fields the reader may not see
    masked     whether a mask stands for a value anywhere
    """

    name: str
    code: str
    lines: tuple[str, ...]
    badges: tuple[Badge, ...]
    facts: tuple[Pair, ...]
    picture: Attachment | None
    picture_key: str
    portrait: bool | None
    confidentiality: str
    chapters: tuple[Chapter, ...]
    left_out: int
    masked: bool


@dataclass(frozen=True)
class _Head:
    """What the head of a kind's card shows beside name, badges and facts."""

    picture: Field[Attachment] | None = None
    portrait: bool | None = None
    lines: tuple[tuple[Field[Any], ...], ...] = ()


_HEADS: Mapping[str, _Head] = {
    PERSON.name: _Head(
        Basics.photo,
        portrait=True,
        lines=((Basics.name_en,), (Basics.position, Career.department), (Basics.employer_name,)),
    ),
    ENTERPRISE.name: _Head(
        Heading.logo,
        portrait=False,
        lines=((Heading.short_name, Heading.name_en), (firm.Basics.reg_no,), (firm.Basics.industry,)),
    ),
}
_FIGURES = (Integer, Money, Number, Percent)
_BADGES: tuple[Field[str], ...] = (Header.lifecycle_stage, Header.abc_class_override, Header.importance)
_FACTS: tuple[Field[Any], ...] = (Basics.salutation, Header.owner_id, Header.created_at)


def card_of(record: Record, *, words: Catalogue, disclosure: Disclosure, around: Surroundings) -> Card:
    """The card of a record, every section in the order of the declarations; what is empty is left out."""
    return _Writer(record, words, disclosure, around).card()


@dataclass
class _Writer:
    """Writes one card and counts what its reader may not see."""

    record: Record
    words: Catalogue
    disclosure: Disclosure
    around: Surroundings
    left_out: int = field(default=0, init=False)
    masked: bool = field(default=False, init=False)

    def card(self) -> Card:
        record, head = self.record, _HEADS.get(self.record.kind.name, _Head())
        chapters = tuple(self._chapters())
        shown = head.picture is not None and self.disclosure.sight(head.picture) is Sight.SHOWN
        return Card(
            name=record.name,
            code=record.code,
            lines=tuple(filter(None, (" · ".join(self._texts(line)) for line in head.lines))),
            badges=tuple(Badge(text, solid=i == 0) for i, text in enumerate(self._texts(_BADGES))),
            facts=tuple(self._facts()),
            picture=record[head.picture] if head.picture and shown else None,
            picture_key=head.picture.key if head.picture else "",
            portrait=head.portrait,
            confidentiality=Header.confidentiality.type.show(record[Header.confidentiality] or "internal", self.words),
            chapters=chapters,
            left_out=self.left_out,
            masked=self.masked,
        )

    def _chapters(self) -> Iterator[Chapter]:
        """The sections; neighbours with the same title (the record header) are one chapter."""
        merged: list[list[type[Section]]] = []
        for section in self.record.kind.sections:
            if merged and merged[-1][0].declared.title == section.declared.title:
                merged[-1].append(section)
            else:
                merged.append([section])
        for sections in merged:
            declared = sections[0].declared
            fields = [field for section in sections for field in section.declared.fields]
            blocks = tuple(block for block in map(self._block, fields) if block)
            stored = [field for field in fields if field.stored and not _is_virtual(field)]
            if blocks:
                filled = sum(self.record[field] is not None for field in stored)
                yield Chapter(self.words.label(declared.context, declared.title), blocks, filled, len(stored))

    def _block(self, field: Field[Any]) -> Block | None:
        value = self.record.value(field, self.around)
        if value is None:
            return None
        if isinstance(field.type, Rows):
            return self._table(field, value)
        text = self._text(field, value, self.disclosure.sight(field))
        if not text:
            self.left_out += field.stored
            return None
        form = Passage if isinstance(field.type, LongText) else Pair
        return form(field.key, field.title(self.words), text)

    def _table(self, field: Field[tuple[Row, ...]], rows: tuple[Row, ...]) -> Table | None:
        columns: list[tuple[str, bool, list[str]]] = []
        for column in rows_of(field).columns:
            sight = self.disclosure.sight_in(field, column)
            texts = [self._text(column, row[column], sight) for row in rows]
            if any(texts):
                columns.append((column.title(self.words), isinstance(column.type, _FIGURES), texts))
        if not columns:
            self.left_out += 1
            return None
        headings, figures, texts_by_column = zip(*columns, strict=True)
        kept = tuple(row for row in zip(*texts_by_column, strict=True) if any(row))
        return Table(field.key, field.title(self.words), headings, figures, kept)

    def _text(self, field: Field[Any], value: Any, sight: Sight) -> str:
        if value is None or sight is Sight.ABSENT:
            return ""
        if sight is Sight.SHOWN:
            return field.type.show(value, self.words)
        mask = masked(field, value)
        self.masked = self.masked or bool(mask)
        return mask

    def _texts(self, fields: tuple[Field[Any], ...]) -> list[str]:
        """What the reader sees of these fields, where the kind has them and they are filled."""
        own = (field for field in fields if self.record.kind.by_key.get(field.key) is field)
        seen = (self._text(field, self.record.value(field, self.around), self.disclosure.sight(field)) for field in own)
        return [text for text in seen if text]

    def _facts(self) -> Iterator[Pair]:
        yield Pair(Header.client_code.key, Header.client_code.title(self.words), self.record.code)
        for fact in _FACTS:
            for text in self._texts((fact,)):
                yield Pair(fact.key, fact.title(self.words), text)


def _is_virtual(field: Field[Any]) -> bool:
    return isinstance(field.type, Rows) and field.type.virtual
