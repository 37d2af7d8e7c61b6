"""What is asked of a print of labels or envelopes, and what it will be before it is made."""

from collections.abc import Mapping
from dataclasses import dataclass

from clientdesk.exchange.mailing.addressed import Recipient
from clientdesk.exchange.mailing.given import BOX_AT
from clientdesk.i18n import N_

LISTED, BY_POSTCODE, BY_NAME = "listed", "postcode", "name"
ORDERS: Mapping[str, str] = {
    LISTED: N_("As they are listed"),
    BY_POSTCODE: N_("By post code"),
    BY_NAME: N_("By name"),
}
"""In which order post is printed."""
TO_MAILING, TO_HOME, TO_OFFICE = "mailing", "home", "office"
ADDRESSES: Mapping[str, str] = {
    TO_MAILING: N_("The mailing address, else home, else office"),
    TO_HOME: N_("Only to the home"),
    TO_OFFICE: N_("Only to the office"),
}
"""Which address of a person is taken; that of an enterprise is always its own."""
NO_LETTERS, NO_ADDRESS, NO_HOME, NO_OFFICE = "no_letters", "no_address", "no_home", "no_office"
NEVER_PRINTED, IN_TRASH = "never_printed", "in_trash"
REASONS: Mapping[str, str] = {
    NO_LETTERS: N_("does not want letters"),
    NO_ADDRESS: N_("has no postal address"),
    NO_HOME: N_("has no home address"),
    NO_OFFICE: N_("has no office address"),
    NEVER_PRINTED: N_('is marked "never print or export"'),
    IN_TRASH: N_("is in the trash"),
}
"""Why somebody gets no post."""
MOST_PIECES = 20_000
"""Labels or envelopes in one print."""
MOST_COPIES = 99
PREVIEWED = 100
"""For so many recipients the pages are shown before the print."""


@dataclass(frozen=True)
class LabelWish:
    """`sheet` is a name, empty for the one used last; `start` is row and column, from 1, of the first free label;
    `nudge` millimetres to the right and down, None for those used last."""

    sheet: str = ""
    start: tuple[int, int] = (1, 1)
    copies: int = 1
    nudge: tuple[float, float] | None = None
    order: str = LISTED
    address: str = TO_MAILING
    language: str = "en"


@dataclass(frozen=True)
class EnvelopeWish:
    """`size` is a name, empty for the one used last; `layout` is empty where each address chooses for itself; `box` is
    where the first post code box begins, in millimetres from the left and the upper edge, None for where it was last.
    """

    size: str = ""
    layout: str = ""
    box: tuple[float, float] | None = None
    copies: int = 1
    order: str = LISTED
    address: str = TO_MAILING
    language: str = "en"


@dataclass(frozen=True)
class LeftOut:
    """A client who gets no post, and why: a key of `REASONS`."""

    code: str
    name: str
    reason: str


@dataclass(frozen=True)
class Plan:
    """What would be printed: who gets post, in order, who does not, how many pieces on how many pages. `home` is the
    country (ISO code) that addresses need not tell."""

    recipients: tuple[Recipient, ...]
    left_out: tuple[LeftOut, ...]
    home: str = ""
    pieces: int = 0
    pages: int = 0


@dataclass(frozen=True)
class Posted:
    """A finished print with its plan; `cut` are the codes of those on whose piece something had to be left out."""

    pdf: bytes
    plan: Plan
    cut: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return self.plan.pages


USUAL_SHEET, USUAL_ENVELOPE = "L7160", "DL"
USUAL_BOX = BOX_AT
