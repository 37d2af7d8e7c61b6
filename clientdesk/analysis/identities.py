"""The identities of a statement, each checked and told with its place and its difference."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from clientdesk.analysis.statements import ZERO, added
from clientdesk.dossier.statements.figures import Amounts, Check, Figures
from clientdesk.dossier.statements.formula import CLOSING, OPENING, Column
from clientdesk.dossier.statements.line import DETAIL, Line
from clientdesk.dossier.statements.lines import BALANCE, CASH_FLOW, INCOME, SUPPLEMENT, TOTALS
from clientdesk.i18n import N_

Level = Literal["error", "warning"]
TOLERANCE = Decimal("0.02")
"""So much, in units of the currency, may be lost in rounding."""
_UNIT_TOLERANCE = Decimal("0.01")
"""So much of the unit in which it was typed."""
_CARRIED = ("bs_total_assets", "bs_total_liab", "bs_total_equity", "bs_cash", "bs_ar", "bs_inventory")
_HALF = Decimal("0.5")


def tolerance(unit: int) -> Decimal:
    """How far figures typed in a unit may lie apart."""
    return max(TOLERANCE, _UNIT_TOLERANCE * unit) if unit > 1 else TOLERANCE


def identities(figures: Figures, before: Figures | None = None) -> tuple[Check, ...]:
    """Every check of a statement; `before` is the period that ended on the day before it began, where there is one."""
    return (
        *_balance(figures),
        *_typed_totals(figures),
        *_cash(figures, before),
        *_retained(figures),
        *_carried(figures, before),
        *_supplement(figures),
        *_limits(figures),
        *_interest(figures),
        *_credit_balances(figures),
    )


def failed(checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """Those that found something."""
    return tuple(check for check in checks if check.failed)


def unbalanced(checks: tuple[Check, ...]) -> frozenset[Column]:
    """The columns whose two sides differ."""
    return frozenset(check.column for check in checks if check.id == "I01" and check.failed)


def _compare(
    figures: Figures,
    place: tuple[str, str, Column],
    found: Decimal | None,
    expected: Decimal | None,
    *,
    level: Level,
    text: str,
) -> Check:
    """A check that two figures are the same; `place` is (id, key, column)."""
    number, key, column = place
    if found is None or expected is None:
        return Check(number, key, column, "unchecked", level, text)
    difference = found - expected
    outcome: Literal["pass", "fail"] = "pass" if abs(difference) <= tolerance(figures.sheet.unit) else "fail"
    return Check(number, key, column, outcome, level, text, difference, expected)


def _balance(figures: Figures) -> Iterator[Check]:
    text = N_("Total assets differ from liabilities and equity by {difference}.")
    for column in (CLOSING, OPENING):
        amounts = figures.at(column)
        assets, other_side = amounts.get("bs_total_assets"), amounts.get("bs_total_liab_equity")
        if assets is not None or other_side is not None or column is CLOSING:
            place = ("I01", "bs_total_assets", column)
            yield _compare(figures, place, assets, other_side, level="error", text=text)


def _typed_totals(figures: Figures) -> Iterator[Check]:
    text = N_("{line}: what was typed differs from the sum by {difference}.")
    for column, typed in ((CLOSING, figures.sheet.closing), (OPENING, figures.sheet.opening)):
        for key in TOTALS:
            if key in typed:
                summed = figures.at(column).get(key)
                yield _compare(figures, ("I02", key, column), typed[key], summed, level="error", text=text)


def _cash(figures: Figures, before: Figures | None) -> Iterator[Check]:
    at = figures.closing.get
    # The computed total holds by itself; what was typed is what may be wrong.
    close = figures.sheet.closing.get("cf_cash_close", at("cf_cash_close"))
    rolled = added(figures.closing, TOTALS["cf_cash_close"])
    text = N_("Cash at the beginning and its increase do not make the cash at the end; the difference is {difference}.")
    yield _compare(figures, ("I03", "cf_cash_close", CLOSING), close, rolled, level="error", text=text)
    free = _less(at("bs_cash"), at("memo_restricted_cash"))
    text = N_(
        "The cash-flow statement ends with other cash than the balance sheet shows; the difference is {difference}."
    )
    yield _compare(figures, ("I04", "cf_cash_close", CLOSING), close, free, level="warning", text=text)
    restricted = figures.opening.get("memo_restricted_cash")
    if restricted is None and before is not None:
        restricted = before.closing.get("memo_restricted_cash")
    free = _less(figures.opening.get("bs_cash"), restricted)
    text = N_(
        "The cash-flow statement begins with other cash than the balance sheet did; the difference is {difference}."
    )
    yield _compare(figures, ("I09", "cf_cash_open", CLOSING), at("cf_cash_open"), free, level="warning", text=text)


def _less(amount: Decimal | None, part: Decimal | None) -> Decimal | None:
    return None if amount is None else amount - (part or ZERO)


def _retained(figures: Figures) -> Iterator[Check]:
    at = figures.closing.get
    opening, profit, dividends = figures.opening.get("bs_retained"), at("is_net_profit"), at("memo_dividends_declared")
    expected = None
    if opening is not None and profit is not None and dividends is not None:
        expected = opening + profit - dividends - (at("memo_surplus_appropriation") or ZERO)
    text = N_(
        "Undistributed profit does not follow from the opening one, the profit and dividends; {difference} is left."
    )
    yield _compare(figures, ("I05", "bs_retained", CLOSING), at("bs_retained"), expected, level="warning", text=text)


def _carried(figures: Figures, before: Figures | None) -> Iterator[Check]:
    text = N_("{line}: the opening balance differs from the closing one of the period before by {difference}.")
    for key in _CARRIED if before is not None else ():
        was = before.closing.get(key) if before else None
        place = ("I06", key, OPENING)
        yield _compare(figures, place, figures.opening.get(key), was, level="warning", text=text)


def _supplement(figures: Figures) -> Iterator[Check]:
    known = {line.key: value for line in SUPPLEMENT if (value := figures.closing.get(line.key)) is not None}
    if known:
        whole = figures.sheet.basis == "complete" or len(known) == len(SUPPLEMENT)
        summed = sum(known.values(), ZERO) if whole else None
        text = N_(
            "The supplement leads to another operating cash flow than the statement; the difference is {difference}."
        )
        cash = figures.closing.get("cf_cfo")
        yield _compare(figures, ("I07", "cf_cfo", CLOSING), summed, cash, level="error", text=text)


def _limits(figures: Figures) -> Iterator[Check]:
    at = figures.closing.get
    allowed = tolerance(figures.sheet.unit)
    for part, whole in (("memo_mt_loans", "bs_lt_loans"), ("memo_restricted_cash", "bs_cash")):
        held, limit = at(part), at(whole)
        if held is not None and limit is not None:
            text = N_("{line} is more than the line it is a part of, by {difference}.")
            yield _limit(part, held - limit, allowed, limit, text)
    for part in ("is_interest_expense", "is_interest_income"):
        held = at(part)
        if held is not None:
            yield _limit(part, -held, ZERO, ZERO, N_("{line} is typed without a sign; it cannot be negative."))
    rate = at("memo_tax_rate")
    if rate is not None:
        beyond = -rate if rate < 0 else rate - 1 if rate >= 1 else ZERO
        outcome: Literal["pass", "fail"] = "pass" if 0 <= rate < 1 else "fail"
        text = N_("{line} is a fraction from 0 to 1, such as 0.25.")
        yield Check("I08", "memo_tax_rate", CLOSING, outcome, "error", text, beyond)


def _limit(key: str, beyond: Decimal, allowed: Decimal, limit: Decimal, text: str) -> Check:
    outcome: Literal["pass", "fail"] = "fail" if beyond > allowed else "pass"
    return Check("I08", key, CLOSING, outcome, "error", text, max(beyond, ZERO), limit)


def _interest(figures: Figures) -> Iterator[Check]:
    at = figures.closing.get
    finance, expense, income = at("is_finance"), at("is_interest_expense"), at("is_interest_income")
    if finance is None or expense is None or income is None:
        return
    difference = finance - (expense - income)
    outcome: Literal["pass", "fail"] = "fail" if abs(difference) > _HALF * max(abs(finance), expense) else "pass"
    text = N_("{line} does not fit its interest lines, by {difference}; check the signs of the finance lines.")
    yield Check("I10", "is_finance", CLOSING, outcome, "warning", text, difference, expense - income)


_UNSIGNED: Mapping[str, Line] = {
    line.key: line for line in (*BALANCE, *INCOME, *CASH_FLOW) if line.role is DETAIL and not line.signed
}


def _credit_balances(figures: Figures) -> Iterator[Check]:
    text = N_("{line} is negative, which is not expected here; look whether it should be reclassified.")
    for column, typed in ((CLOSING, figures.sheet.closing), (OPENING, figures.sheet.opening)):
        yield from (Check("S01", key, column, "fail", "warning", text, value, ZERO) for key, value in _negative(typed))


def _negative(amounts: Amounts) -> Iterator[tuple[str, Decimal]]:
    return ((key, value) for key in _UNSIGNED if (value := amounts.get(key)) is not None and value < 0)
