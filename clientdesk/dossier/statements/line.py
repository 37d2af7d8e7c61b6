"""A line of a statement: a field that knows how it adds up and what each accounting standard calls it."""

from decimal import Decimal
from enum import StrEnum

from clientdesk.dossier.fields import Field
from clientdesk.dossier.types import PERCENT, Money, Type
from clientdesk.i18n import Catalogue

OPEN = "open_"
"""So the keys of the opening column begin; the rest is the key of the line."""
AMOUNT = Money(found=False)
"""Amounts of statements: nobody looks for a client by typing one, and there are two hundred in a record."""


class LineKind(StrEnum):
    """What a line is: a detail, a total, a part of the line above (unknown when blank), a note beside the form."""

    DETAIL = "detail"
    TOTAL = "total"
    OF_WHICH = "of_which"
    MEMO = "memo"


DETAIL, TOTAL, OF_WHICH, MEMO = LineKind


class Line(Field[Decimal]):
    """One line of a statement.

    role    what it is
    sign    -1 where it is typed positive and subtracted from its total
    signed  may well be negative; of others a negative amount is worth a question
    small   what the standard for small enterprises calls it, ifrs what IFRS does; empty: as the general form
    """

    def __init__(
        self,
        label: str,
        type: Type[Decimal] = AMOUNT,
        *,
        id: str,
        role: LineKind,
        sign: int = 1,
        signed: bool = False,
        small: str = "",
        ifrs: str = "",
    ) -> None:
        super().__init__(label, type, id=id)
        self.role = role
        self.sign = sign
        self.signed = signed
        self.small = small
        self.ifrs = ifrs

    @property
    def block(self) -> str:
        """The beginning of its key: bs, is, cf, ci or memo."""
        return self.key.removeprefix(OPEN).split("_")[0]

    def wording(self, standard: str, words: Catalogue) -> str:
        """The caption under an accounting standard (a code of `STANDARD`) in a language."""
        other = {"asse": self.small, "ifrs": self.ifrs}.get(standard, "")
        return words.tr(other) if other else self.title(words)


def detail(label: str, *, id: str, sign: int = 1, signed: bool = False, small: str = "", ifrs: str = "") -> Line:
    """A line that is typed."""
    return Line(label, id=id, role=DETAIL, sign=sign, signed=signed, small=small, ifrs=ifrs)


def total(label: str, *, id: str, ifrs: str = "") -> Line:
    """A line that is computed; what is typed in it is compared."""
    return Line(label, id=id, role=TOTAL, signed=True, ifrs=ifrs)


def of_which(label: str, *, id: str) -> Line:
    """A part of the line above."""
    return Line(label, id=id, role=OF_WHICH)


def memo(label: str, *, id: str) -> Line:
    """A note beside the form."""
    return Line(label, id=id, role=MEMO)


def rate(label: str, *, id: str) -> Line:
    """A rate noted beside the form, as a fraction."""
    return Line(label, PERCENT, id=id, role=MEMO)


def opening_of(line: Line, *, id: str) -> Line:
    """The same line at the beginning of the period."""
    return Line(f"Opening: {line.label}", id=id, role=line.role, sign=line.sign, signed=line.signed)
