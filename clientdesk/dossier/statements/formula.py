"""A formula with its figures in it: reckoned as it is written, and able to say itself in keys, in words, in figures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from clientdesk.dossier.statements.lines import LINE
from clientdesk.dossier.statements.ratios import RATIO
from clientdesk.dossier.types.numbers import plain
from clientdesk.i18n import N_, Catalogue

UNKNOWN = "?"
"""What stands in a formula for a figure that is not known."""
NAMES = {
    "trade_receivables": N_("trade receivables"),
    "trade_payables": N_("trade payables"),
    "common_equity": N_("equity of ordinary shareholders"),
    "tangible_net_worth": N_("tangible net worth"),
    "fixed_charges": N_("fixed charges"),
    "ebit": N_("profit before interest and tax"),
    "memo_purchases/is_cogs": N_("purchases (or cost of sales)"),
    "period": N_("the days of the period"),
    "A": N_("annualising factor"),
    "net_margin": N_("net margin"),
    "turnover": N_("asset turnover"),
    "multiplier": N_("equity multiplier"),
    "tax_burden": N_("tax burden"),
    "interest_burden": N_("interest burden"),
    "ebit_margin": N_("EBIT margin"),
    "x1": N_("working capital to assets"),
    "x2": N_("retained earnings to assets"),
    "x3": N_("EBIT to assets"),
    "x4": N_("equity to liabilities"),
    "x5": N_("revenue to assets"),
}
"""What formulas call figures that are no lines."""
ANNUAL = "A"
"""The factor that turns the flow of a period into that of a year."""
_STEPS = frozenset(
    (
        "net_margin",
        "turnover",
        "multiplier",
        "tax_burden",
        "interest_burden",
        "ebit_margin",
        "x1",
        "x2",
        "x3",
        "x4",
        "x5",
    )
) | {ratio.id for ratio in RATIO.values()}
"""What is told by its value where a formula is made of it."""


class Column(StrEnum):
    """Where a figure was read: at the end of the period (or over it), at its beginning, in the period before."""

    CLOSING = "closing"
    OPENING = "opening"
    PRIOR = "prior"


CLOSING, OPENING, PRIOR = Column


class Mark:
    """What is to be said of a figure that others were reckoned from: bits, plain because millions are put together."""

    NONE = 0
    CLOSING_FOR_AVERAGE = 1
    CLOSING_BY_SETTING = 2
    PROXIED = 4
    CLOSING_BALANCE = 8
    OPENING_BALANCE = 16


class Term:
    """A figure and how it came about; `value` is None where it is unknown.

    `name` is what a reason calls it: the key of a line, or a name of `NAMES`.
    """

    __slots__ = ("marks", "value")
    rank = 3
    """How tightly it binds when written: 1 sums, 2 products, 3 what needs no brackets."""

    def __init__(self, value: Decimal | None, marks: int = 0) -> None:
        self.value = value
        self.marks = marks

    @property
    def name(self) -> str:
        return ""

    def missing(self) -> Iterator[str]:
        """The names of what is unknown in it, in the order of the formula."""
        return iter(())

    def cells(self) -> "Iterator[Cell]":
        """The figures read from statements, in the order of the formula."""
        return iter(())

    def text(self, say: "Callable[[Term], str | None]") -> str:
        """The formula as `say` puts its terms; what it answers with None is spelt out."""
        return say(self) or self.spelt(say)

    def spelt(self, say: "Callable[[Term], str | None]") -> str:
        raise NotImplementedError

    def __add__(self, other: "Term") -> "Term":
        return Operation("+", self, other)

    def __sub__(self, other: "Term") -> "Term":
        return Operation("−", self, other)

    def __mul__(self, other: "Term") -> "Term":
        return Operation("×", self, other)

    def __truediv__(self, other: "Term") -> "Term":
        return Operation("÷", self, other)


class Constant(Term):
    """A number of the formula itself, such as 365 or a weight; an unknown one is the length of the period."""

    __slots__ = ()

    def missing(self) -> Iterator[str]:
        if self.value is None:
            yield "period"

    def spelt(self, say: Callable[[Term], str | None]) -> str:
        return UNKNOWN if self.value is None else plain(self.value)


class Cell(Term):
    """A figure of a statement: the key of its line and the column."""

    __slots__ = ("column", "key")

    def __init__(self, key: str, column: Column, value: Decimal | None, marks: int = 0) -> None:
        super().__init__(value, marks)
        self.key = key
        self.column = column

    @property
    def name(self) -> str:
        return self.key

    def missing(self) -> Iterator[str]:
        if self.value is None:
            yield self.key

    def cells(self) -> "Iterator[Cell]":
        yield self

    def spelt(self, say: Callable[[Term], str | None]) -> str:
        return self.key


_RANKS = {"+": 1, "−": 1, "×": 2, "÷": 2}


class Operation(Term):
    """Two terms and the sign between them."""

    __slots__ = ("left", "right", "sign")

    def __init__(self, sign: str, left: Term, right: Term) -> None:
        super().__init__(_reckon(sign, left.value, right.value), left.marks | right.marks)
        self.sign = sign
        self.left = left
        self.right = right

    @property
    def rank(self) -> int:  # type: ignore[override]
        return _RANKS[self.sign]

    def missing(self) -> Iterator[str]:
        yield from self.left.missing()
        yield from self.right.missing()

    def cells(self) -> Iterator[Cell]:
        yield from self.left.cells()
        yield from self.right.cells()

    def spelt(self, say: Callable[[Term], str | None]) -> str:
        left, right = self.left.text(say), self.right.text(say)
        if self._binds_less(self.left, say):
            left = f"({left})"
        tight = self.right.rank == self.rank and self.sign in "−÷" and say(self.right) is None
        if tight or self._binds_less(self.right, say) or right.startswith("-"):
            right = f"({right})"
        return f"{left} {self.sign} {right}"

    def _binds_less(self, term: Term, say: Callable[[Term], str | None]) -> bool:
        return term.rank < self.rank and say(term) is None


def _reckon(sign: str, left: Decimal | None, right: Decimal | None) -> Decimal | None:
    if left is None or right is None:
        return None
    if sign == "+":
        return left + right
    if sign == "−":
        return left - right
    if sign == "×":
        return left * right
    return left / right if right else None


class Named(Term):
    """A term with a name. What is `whole` is unknown under that name, other terms under the names of their parts."""

    __slots__ = ("called", "inner", "whole")

    def __init__(self, called: str, inner: Term, *, whole: bool = False, marks: int = 0) -> None:
        super().__init__(inner.value, inner.marks | marks)
        self.called = called
        self.inner = inner
        self.whole = whole

    @property
    def rank(self) -> int:  # type: ignore[override]
        return self.inner.rank

    @property
    def name(self) -> str:
        return self.called

    def missing(self) -> Iterator[str]:
        if not self.whole:
            yield from self.inner.missing()
        elif self.value is None:
            yield self.called

    def cells(self) -> Iterator[Cell]:
        return self.inner.cells()

    def spelt(self, say: Callable[[Term], str | None]) -> str:
        return self.inner.text(say)


class Average(Term):
    """The mean of a term at the beginning and at the end of the period; of the end alone where `opening` is None."""

    __slots__ = ("closing", "opening")

    def __init__(self, opening: Term | None, closing: Term, marks: int = 0) -> None:
        value = closing.value
        if opening is not None and value is not None and opening.value is not None:
            value = (opening.value + value) / 2
        super().__init__(value, closing.marks | (opening.marks if opening else 0) | marks)
        self.opening = opening
        self.closing = closing

    @property
    def rank(self) -> int:  # type: ignore[override]
        return 2 if self.opening is not None else self.closing.rank

    @property
    def name(self) -> str:
        return f"avg {self.closing.name}"

    def missing(self) -> Iterator[str]:
        return self.closing.missing()

    def cells(self) -> Iterator[Cell]:
        if self.opening is not None:
            yield from self.opening.cells()
        yield from self.closing.cells()

    def spelt(self, say: Callable[[Term], str | None]) -> str:
        if self.opening is None:
            return self.closing.text(say)
        return f"({self.opening.text(say)} + {self.closing.text(say)}) ÷ 2"


def in_keys(term: Term) -> str:
    """The formula with the keys of lines."""

    def say(part: Term) -> str | None:
        if isinstance(part, Named) and part.called == ANNUAL:
            return ANNUAL
        return f"avg({in_keys(part.closing)})" if isinstance(part, Average) and part.opening is not None else None

    return term.text(say)


def in_words(term: Term, words: Catalogue) -> str:
    """The formula with the names of lines in a language."""

    def say(part: Term) -> str | None:
        if isinstance(part, Average) and part.opening is not None:
            return words.tr(N_("average of {figure}"), figure=part.closing.text(say))
        if isinstance(part, Cell):
            return said(part, words)
        return name_of(part.called, words) if isinstance(part, Named) else None

    # The outermost name is what the formula explains.
    return term.inner.text(say) if isinstance(term, Named) else term.text(say)


def in_figures(term: Term) -> str:
    """The formula with the figures put in: `5,157,400.00 ÷ 2,787,500.00`; ratios in it stand with four decimals."""

    def say(part: Term) -> str | None:
        if isinstance(part, Named) and part.called in _STEPS:
            return UNKNOWN if part.value is None else f"{part.value:,.4f}"
        if not isinstance(part, Cell):
            return None
        if part.value is None:
            return UNKNOWN
        return plain(part.value) if part.key == "memo_tax_rate" else f"{part.value:,.2f}"

    return term.inner.text(say) if isinstance(term, Named) else term.text(say)


def said(cell: Cell, words: Catalogue) -> str:
    """What a cell is called: its line, and the column where it is not the closing one."""
    label = name_of(cell.key, words)
    if cell.column is OPENING:
        return words.tr(N_("{line} (opening)"), line=label)
    return words.tr(N_("{line} (period before)"), line=label) if cell.column is PRIOR else label


def name_of(name: str, words: Catalogue) -> str:
    """What people call a line or a figure by its name in reasons."""
    if name.startswith("avg "):
        return words.tr(N_("average of {figure}"), figure=name_of(name.removeprefix("avg "), words))
    if name in LINE:
        return LINE[name].title(words)
    if name in RATIO:
        return RATIO[name].title(words)
    return words.tr(NAMES[name]) if name in NAMES else name


@dataclass(frozen=True)
class Input:
    """A figure that a formula used."""

    key: str
    column: Column
    value: Decimal | None


def inputs_of(term: Term) -> tuple[Input, ...]:
    """Every figure read from statements, once, in the order of the formula."""
    found = {(cell.key, cell.column): Input(cell.key, cell.column, cell.value) for cell in term.cells()}
    return tuple(found.values())
