"""One period as ratios see it: its figures as terms of formulas, the period to grow from, and how the house reckons."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from clientdesk.analysis.statements import annualising
from clientdesk.dossier.statements.figures import Figures
from clientdesk.dossier.statements.formula import (
    ANNUAL,
    CLOSING,
    OPENING,
    PRIOR,
    Average,
    Cell,
    Constant,
    Mark,
    Named,
    Term,
)
from clientdesk.dossier.statements.results import CLOSING_ONLY, CPA, GOOD, USUAL, Reason, Settings
from clientdesk.dossier.statements.statement import COMPLETE, SINGLE

Source = Callable[[str], Term]
"""Gives the term of a line, at the beginning or at the end of the period."""
DAYS_OF_YEAR = Constant(Decimal(365))
ONE = Constant(Decimal(1))
ZERO = Decimal(0)
USUAL_TAX_RATE = Decimal("0.25")


@dataclass(frozen=True)
class Outcome:
    """What a ratio function says: the formula with its value, or why there is none."""

    term: Term
    reason: Reason | None = None
    flags: tuple[str, ...] = ()
    parts: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def value(self) -> Decimal | None:
        """The value, None where there is a reason."""
        return self.term.value if self.reason is None else None


class Case:
    """A period to be judged. `before` is the comparable period a year earlier."""

    def __init__(self, figures: Figures, before: Figures | None = None, settings: Settings = USUAL) -> None:
        self.figures = figures
        self.before = before
        self.settings = settings
        self._closing = figures.closing
        self._opening = figures.opening
        self._outcomes: dict[str, Outcome] = {}
        self._cells: dict[str, Cell] = {}
        self._means: dict[str, Average] = {}
        self._annual = _annual(figures.sheet.days)

    def outcome(self, ratio: str, function: "Callable[[Case], Outcome]") -> Outcome:
        """What a ratio comes to, reckoned once."""
        if ratio not in self._outcomes:
            self._outcomes[ratio] = function(self)
        return self._outcomes[ratio]

    # Figures

    def at(self, key: str) -> Cell:
        """A line at the end of the period, or over it."""
        cell = self._cells.get(key)
        if cell is None:
            mark = Mark.CLOSING_BALANCE if key.startswith("bs_") else Mark.NONE
            cell = self._cells[key] = Cell(key, CLOSING, self._closing.get(key), mark)
        return cell

    def opened(self, key: str) -> Cell:
        """A balance at the beginning."""
        return Cell(key, OPENING, self._opening.get(key), Mark.OPENING_BALANCE)

    def prior(self, key: str) -> Cell:
        """A line of the period before."""
        return Cell(key, PRIOR, self.before.closing.get(key) if self.before else None)

    def or_zero(self, cell: Cell) -> Cell:
        """The same, 0 where it is blank."""
        return cell if cell.value is not None else Cell(cell.key, cell.column, ZERO, cell.marks)

    def flow(self, term: Term) -> Term:
        """A flow brought to a year, so that it can be compared with balances."""
        return term if self._annual is None else term * self._annual

    def average(self, build: Callable[[Source], Term]) -> Average:
        """The mean of a balance; the closing one alone where the opening one is unknown, or the house wants it so."""
        closing = build(self.at)
        if self.settings.balance_basis == CLOSING_ONLY:
            return Average(None, closing, Mark.CLOSING_BY_SETTING)
        opening = build(self.opened)
        if opening.value is None:
            return Average(None, closing, Mark.CLOSING_FOR_AVERAGE)
        return Average(opening, closing)

    def mean(self, key: str) -> Average:
        """The mean of one line."""
        mean = self._means.get(key)
        if mean is None:
            mean = self._means[key] = self.average(lambda at: at(key))
        return mean

    # Figures that have a name

    def interest(self) -> Term:
        """Interest expense; by the house's choice net finance costs where it is not told."""
        told = self.at("is_interest_expense")
        if told.value is not None or not self.settings.interest_proxy:
            return told
        finance = self._closing.get("is_finance")
        if finance is None or finance < 0:
            return told
        return Cell("is_finance", CLOSING, finance, Mark.PROXIED)

    def ebit(self) -> Term:
        """Profit before tax and interest."""
        return Named("ebit", self.at("is_profit_before_tax") + self.interest())

    def sales(self) -> Term:
        """Revenue, or credit sales where the house wants them and they are known."""
        credit = self.at("memo_credit_sales")
        wanted = self.settings.use_credit_sales and credit.value is not None
        return credit if wanted else self.at("is_revenue")

    def receivables(self) -> Average:
        """Mean trade receivables: those net, and by the house's choice notes and what is held to collect and sell."""
        notes = self.settings.trade_notes

        def build(at: Source) -> Term:
            inner = at("bs_ar") + at("bs_notes_rec") + at("bs_ar_financing") if notes else at("bs_ar")
            return Named("trade_receivables", inner, whole=True)

        return self.average(build)

    def payables(self) -> Average:
        """Mean trade payables, notes among them."""
        return self.average(lambda at: Named("trade_payables", at("bs_ap") + at("bs_notes_pay"), whole=True))

    def purchases(self) -> Term:
        """Purchases, or else cost of sales."""
        told = self.at("memo_purchases")
        return Named("memo_purchases/is_cogs", told if told.value is not None else self.at("is_cogs"), whole=True)

    def common_equity(self) -> Average:
        """Mean equity that belongs to ordinary shareholders.

        Preference equity is none where it is blank, as are minorities of a firm alone; those of a group must be known.
        """
        sheet = self.figures.sheet
        lonely = sheet.scope == SINGLE or sheet.basis == COMPLETE

        def build(at: Source) -> Term:
            minority, preferred = at("bs_minority"), at("memo_pref_equity")
            assert isinstance(minority, Cell)
            assert isinstance(preferred, Cell)
            ours = at("bs_total_equity") - (self.or_zero(minority) if lonely else minority)
            return Named("common_equity", ours - self.or_zero(preferred))

        return self.average(build)

    def quick_assets(self) -> Term:
        """Current assets without what does not turn into cash soon."""
        slow = ["bs_inventory"]
        if self.settings.quick == CPA:
            slow += ["bs_prepay", "bs_contract_assets", "bs_nca_within_1y", "bs_other_ca"]
        term: Term = self.at("bs_total_ca")
        for key in slow:
            term = term - self.at(key)
        return term

    def tax_rate(self) -> Term:
        """The rate of income tax."""
        told = self.at("memo_tax_rate")
        return told if told.value is not None else Constant(USUAL_TAX_RATE)


def _annual(days: int | None) -> Term | None:
    """The annualising factor, None for a whole year, which needs none."""
    factor = annualising(days)
    if factor == 1:
        return None
    return Named(ANNUAL, DAYS_OF_YEAR / Constant(Decimal(days) if factor is not None and days else None))


def unknown(term: Term) -> Reason | None:
    """What is missing in a formula, if anything."""
    names = tuple(dict.fromkeys(term.missing()))
    return Reason("MISSING_INPUT", names) if names else None


def plainly(term: Term) -> Outcome:
    """A formula without a divisor that could be zero."""
    return Outcome(term, unknown(term) if term.value is None else None)


def over(numerator: Term, denominator: Term, *, zero: Reason | None = None, negative: Reason | None = None) -> Outcome:
    """A quotient. A divisor that is zero or negative gives a reason instead of a value."""
    term = numerator / denominator
    value = denominator.value
    if numerator.value is None or value is None:
        return Outcome(term, unknown(term))
    if value > 0:
        return Outcome(term)
    reason = zero if value == 0 else negative
    if reason is None:
        reason = Reason("NEGATIVE_DENOMINATOR" if value else "ZERO_DENOMINATOR", (denominator.name,))
    return Outcome(term, reason, (GOOD,) if reason.code == "NO_CHARGES" else ())
