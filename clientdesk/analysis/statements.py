"""Statements reckoned: blanks read by their basis, totals summed, the period before found, lines set in proportion."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from clientdesk.dossier.statements.figures import Amounts, Figures, Sheet
from clientdesk.dossier.statements.line import DETAIL, Line
from clientdesk.dossier.statements.lines import BALANCE, CASH_FLOW, INCOME, LINE, SUPPLEMENT, TOTALS
from clientdesk.dossier.statements.statement import CHECKED, COMPLETE, LOCKED

ZERO = Decimal(0)
FULL_YEAR = range(360, 372)
"""So many days count as a year."""
NEAR = timedelta(5)
"""By so much the lengths and ends of comparable periods may differ."""
_BLOCKS = {"bs": BALANCE, "is": INCOME, "cf": CASH_FLOW, "ci": SUPPLEMENT}
_FORMS = ("bs", "is", "cf")
_TOTALS_OF = {block: [key for key in TOTALS if LINE[key].block == block] for block in _BLOCKS}
_RANK = {LOCKED: 2, CHECKED: 1}


def reckon(sheet: Sheet) -> Figures:
    """The figures of a sheet: in a complete statement a blank detail of a form that holds anything is 0.

    Totals are computed wherever their parts are known; the typed one counts only where they are not.
    """
    closing = dict(sheet.closing)
    for block in _FORMS:
        _reckon_form(closing, block, sheet.basis)
    opening = dict(sheet.opening)
    _reckon_form(opening, "bs", sheet.basis)
    return Figures(sheet, closing, opening)


def _reckon_form(amounts: dict[str, Decimal], block: str, basis: str) -> None:
    lines = _BLOCKS[block]
    if not any(line.key in amounts for line in lines):
        return
    if basis == COMPLETE:
        for line in lines:
            if line.role is DETAIL:
                amounts.setdefault(line.key, ZERO)
    for key in _TOTALS_OF[block]:
        value = added(amounts, TOTALS[key])
        if value is not None:
            amounts[key] = value


def added(amounts: Amounts, parts: Iterable[tuple[int, str]]) -> Decimal | None:
    """The sum of signed lines, None where one is unknown."""
    value = ZERO
    for sign, key in parts:
        part = amounts.get(key)
        if part is None:
            return None
        value = value + part if sign > 0 else value - part
    return value


def annualising(days: int | None) -> Decimal | None:
    """A: what turns the flow of a period into that of a year; None where the days are unknown."""
    if days is None or days <= 0:
        return None
    return Decimal(1) if days in FULL_YEAR else Decimal(365) / days


def period_name(start: date, end: date) -> str:
    """What a period is called when nobody gave it a name: 2025, 2025-H1, 2025-Q3, 2025-04, or both its days."""
    whole_months = start.day == 1 and (end + timedelta(1)).day == 1
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if whole_months and months == 12:
        return f"{end.year}" if start.month == 1 else f"{start.year}/{end.year % 100:02}"
    if whole_months and start.year == end.year and (start.month - 1) % months == 0:
        short = {6: f"H{end.month // 6}", 3: f"Q{end.month // 3}", 1: f"{end.month:02}"}.get(months)
        if short:
            return f"{end.year}-{short}"
    return f"{start.isoformat()} – {end.isoformat()}"


def previous(sheet: Sheet, others: Iterable[Sheet]) -> Sheet | None:
    """The period that ends on the day before this one begins: its closing balances are this one's opening ones."""
    start = sheet.start
    if start is None:
        return None
    return _best(other for other in others if _like(sheet, other) and other.end == start - timedelta(1))


def year_before(sheet: Sheet, others: Iterable[Sheet]) -> Sheet | None:
    """The period to grow from: as long as this one, a year earlier."""
    return _best(other for other in others if _like(sheet, other) and _a_year_earlier(sheet, other))


def _like(sheet: Sheet, other: Sheet) -> bool:
    return other.scope == sheet.scope and other.currency == sheet.currency


def _a_year_earlier(sheet: Sheet, other: Sheet) -> bool:
    if sheet.end is None or other.end is None or sheet.days is None or other.days is None:
        return False
    wanted = sheet.end.replace(year=sheet.end.year - 1, day=min(sheet.end.day, 28))
    wanted += timedelta(sheet.end.day - wanted.day)
    return abs(other.end - wanted) <= NEAR and abs(other.days - sheet.days) <= NEAR.days


def _best(found: Iterable[Sheet]) -> Sheet | None:
    return max(found, key=lambda sheet: _RANK.get(sheet.status, 0), default=None)


def vertical(figures: Figures) -> Mapping[str, Decimal]:
    """Each line as a fraction of its base; a base that is unknown, zero or negative leaves its column out.

    Balances are set against total assets, income lines against revenue, inflows and outflows of cash against all
    inflows and all outflows of the three activities.
    """
    found = dict(_shares(figures.closing, BALANCE, figures.closing.get("bs_total_assets")))
    found |= _shares(figures.closing, INCOME, figures.closing.get("is_revenue"))
    for ending in ("in", "out"):
        totals = [f"cf_{activity}_{ending}" for activity in ("op", "inv", "fin")]
        keys = {*totals, *(key for total in totals for _sign, key in TOTALS[total])}
        base = added(figures.closing, [(1, key) for key in totals])
        found |= _shares(figures.closing, [line for line in CASH_FLOW if line.key in keys], base)
    return found


def _shares(amounts: Amounts, lines: Sequence[Line], base: Decimal | None) -> dict[str, Decimal]:
    if base is None or base <= 0:
        return {}
    return {line.key: value / base for line in lines if (value := amounts.get(line.key)) is not None}


def horizontal(figures: Figures, before: Figures | None) -> Mapping[str, Decimal]:
    """Each line's growth against the period before; lines that were zero or negative then are left out."""
    if before is None:
        return {}
    pairs = ((key, value, before.closing.get(key)) for key, value in figures.closing.items() if key != "memo_tax_rate")
    return {key: value / was - 1 for key, value, was in pairs if was is not None and was > 0}


def index(figures: Figures, base: Figures) -> Mapping[str, Decimal]:
    """Each line as a percentage of the same line of a base year (100 = as then)."""
    return {key: (rate + 1) * 100 for key, rate in horizontal(figures, base).items()}
