"""What ratios do at the edges: blanks, zeros, losses, odd periods, other currencies."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from clientdesk.analysis.identities import identities
from clientdesk.analysis.ratios import ratios
from clientdesk.analysis.statements import (
    annualising,
    horizontal,
    index,
    period_name,
    previous,
    reckon,
    vertical,
    year_before,
)
from clientdesk.dossier.statements.figures import Sheet
from clientdesk.dossier.statements.formula import OPENING
from clientdesk.dossier.statements.lines import LINE
from clientdesk.dossier.statements.ratio import Band
from clientdesk.dossier.statements.results import IndustryStandard, Result, Settings
from clientdesk.dossier.statements.units import shown, typed
from clientdesk.dossier.types import Reading
from clientdesk.i18n import catalogue
from tests.analysis.worked import amounts, sheet, twin

ENGLISH = catalogue("en")
HEXIN = sheet(twin("worked-company")["periods"][1])
END = date(2025, 12, 31)


def changed(**lines: str | None) -> Sheet:
    """Hexin 2025 with some lines otherwise; None empties one."""
    kept = {key: value for key, value in HEXIN.closing.items() if lines.get(key, "") is not None}
    return replace(
        HEXIN, closing={**kept, **amounts({key: value for key, value in lines.items() if value is not None})}
    )


def of(sheet: Sheet, **settings: object) -> Mapping[str, Result]:
    return ratios(reckon(sheet), settings=Settings(**settings))  # type: ignore[arg-type]


def reason(sheet: Sheet, ratio: str) -> str:
    return str(of(sheet)[ratio].reason)


def test_a_blank_statement_has_no_ratio_and_says_what_is_missing() -> None:
    results = of(Sheet({}, start=date(2025, 1, 1), end=END))
    assert {result.value for result in results.values()} == {None}
    codes = {name: result.reason.code for name, result in results.items() if result.reason}
    # The cycle is made of three ratios, and names them.
    assert codes.pop("R14") == "COMPONENT_NA"
    assert set(codes.values()) == {"MISSING_INPUT"}
    assert len(codes) == 43


@pytest.mark.parametrize(
    ("days", "factor"),
    [
        (359, Decimal(365) / 359),
        (360, Decimal(1)),
        (371, Decimal(1)),
        (372, Decimal(365) / 372),
        (90, Decimal(365) / 90),
    ],
)
def test_periods_that_are_no_year_are_brought_to_one(days: int, factor: Decimal) -> None:
    assert annualising(days) == factor
    period = replace(HEXIN, start=END - timedelta(days - 1))
    yearly, own = of(HEXIN)["R26"].value, of(period)["R26"].value
    assert yearly is not None
    assert own is not None
    assert abs(own - yearly * factor) < Decimal("1e-20")
    assert of(period)["R25"].value == of(HEXIN)["R25"].value


def test_without_the_days_of_the_period_flows_cannot_be_compared_with_balances() -> None:
    assert reason(replace(HEXIN, start=None), "R06") == "MISSING_INPUT:period"
    assert of(replace(HEXIN, start=None))["R22"].value is not None


def test_what_is_typed_in_ten_thousands_is_kept_in_units_of_the_currency() -> None:
    reading = Reading(END, ENGLISH, "CNY")
    line = LINE["bs_cash"]
    kept = typed(line, "120.5", unit=10_000, reading=reading)
    assert kept == Decimal("1205000.00")
    assert shown(line, kept, unit=10_000, words=ENGLISH) == "120.5"
    assert shown(line, Decimal("-1234.56"), unit=10_000, words=ENGLISH) == "-0.123456"
    rng = Random(3)
    for unit in (1, 1000, 10_000):
        for _ in range(200):
            value = Decimal(rng.randrange(-(10**14), 10**14)).scaleb(-2)
            assert typed(line, shown(line, value, unit=unit, words=ENGLISH), unit=unit, reading=reading) == value


def test_equity_of_nothing_is_no_divisor() -> None:
    gone = changed(bs_retained=str(Decimal("2089250") - Decimal("4523650")))
    assert reason(gone, "R17") == "ZERO_DENOMINATOR:bs_total_equity"
    assert of(gone)["R17"].band == "critical"
    assert reason(gone, "R29") == "ZERO_DENOMINATOR:bs_total_equity"
    assert reason(gone, "R28") == "ZERO_DENOMINATOR:common_equity"


def test_no_interest_is_good_even_beside_finance_costs() -> None:
    result = of(changed(is_interest_expense="0"))["R19"]
    assert (str(result.reason), result.band, result.flags) == ("NO_CHARGES", "good", ("good",))


def test_interest_below_zero_is_refused_as_a_divisor() -> None:
    assert reason(changed(is_interest_expense="-5"), "R19") == "NEGATIVE_DENOMINATOR:is_interest_expense"


def test_more_returned_than_sold_has_no_margin() -> None:
    returned = changed(is_revenue="-100")
    for margin in ("R22", "R23", "R24", "R25", "R30"):
        assert reason(returned, margin) == "NEGATIVE_DENOMINATOR:is_revenue"
    assert reason(returned, "R09") == "NO_REVENUE:is_revenue"
    assert reason(returned, "R34") == "NO_REVENUE"


def test_a_closing_balance_that_is_unknown_is_missing_although_the_opening_one_is_known() -> None:
    part = Sheet(amounts({"is_revenue": "5"}), amounts({"bs_fixed_assets": "4"}), "partial", date(2025, 1, 1), END)
    assert reason(part, "R07") == "MISSING_INPUT:bs_fixed_assets"


def test_negative_trade_balances_are_no_number_of_days() -> None:
    credit = changed(bs_ar="-9000000")
    assert reason(credit, "R09") == "NEGATIVE_NUMERATOR:avg trade_receivables"
    assert reason(credit, "R08") == "NEGATIVE_DENOMINATOR:avg trade_receivables"
    found = [check for check in identities(reckon(credit)) if check.id == "S01"]
    assert [(check.key, check.level) for check in found] == [("bs_ar", "warning")]


def test_by_choice_closing_balances_stand_for_averages_and_it_is_told() -> None:
    result = of(HEXIN, balance_basis="closing")["R06"]
    assert result.value == Decimal(11040000) / Decimal(8011150)
    assert (result.status, result.basis, result.flags) == ("ok", "closing", ("closing_by_setting",))


def test_the_other_choices_change_what_they_say() -> None:
    usual = of(HEXIN)
    simple = of(HEXIN, quick="simple")["R02"].value
    assert simple == (Decimal(5157400) - 1760000) / Decimal(2787500)
    bare = of(HEXIN, trade_notes=False)["R09"].value
    assert bare == (Decimal(1510000) + 1820000) / 2 * 365 / 11040000
    sold = of(changed(memo_credit_sales="5520000"), use_credit_sales=True)["R08"]
    assert sold.value == 5520000 / ((Decimal(1690000) + 2040000) / 2)
    assert of(HEXIN, use_credit_sales=True)["R08"].value == usual["R08"].value
    charged = of(HEXIN, fcc_principal=True)["R20"].value
    assert charged == Decimal(1160000) / (Decimal(128000) + Decimal(100000) / Decimal("0.75"))


def test_a_tax_rate_that_cannot_be_is_no_divisor() -> None:
    assert str(of(changed(memo_tax_rate="1"), fcc_principal=True)["R20"].reason) == "MISSING_INPUT:memo_tax_rate"


def test_bands_of_the_house_and_terms_judge_in_place_of_those_shipped() -> None:
    bands = (Band(Decimal(2), "weak"), Band(None, "strong"))
    assert of(HEXIN)["R01"].band == "good"
    assert of(HEXIN, bands={"R01": bands})["R01"].band == "weak"
    assert [of(HEXIN, terms=terms)["R09"].band for terms in (90, 50, 30)] == ["good", "watch", "weak"]
    industry = {
        "R16": IndustryStandard(Decimal("0.3"), Decimal("0.42"), Decimal("0.5"), Decimal("0.6"), Decimal("0.7"))
    }
    assert of(HEXIN, industry=industry)["R16"].place == "average"


def test_both_cut_offs_of_a_grey_zone_belong_to_it() -> None:
    ratio = of(HEXIN)["R42"].ratio
    from clientdesk.dossier.statements.ratio import band_of

    words = [band_of(Decimal(value), ratio.bands) for value in ("1.22", "1.23", "2.9", "2.91")]
    assert words == ["distress", "grey", "grey", "safe"]


def test_a_typed_total_counts_only_where_its_parts_are_unknown() -> None:
    wrong = reckon(changed(bs_total_ca="1"))
    assert wrong.closing["bs_total_ca"] == Decimal("5157400")
    found = [check for check in identities(wrong) if check.id == "I02"]
    assert [(check.key, check.difference) for check in found if check.failed] == [("bs_total_ca", Decimal("-5157399"))]
    part = reckon(Sheet(amounts({"bs_total_ca": "5", "bs_total_nca": "3"}), basis="partial"))
    assert part.closing["bs_total_assets"] == 8


def test_a_unit_allows_for_what_is_lost_in_it() -> None:
    near = replace(changed(bs_cash="1030499.00"), unit=10_000)
    assert not [check for check in identities(reckon(near)) if check.id == "I01" and check.failed]
    assert [check for check in identities(reckon(replace(near, unit=1))) if check.id == "I01" and check.failed]


@pytest.mark.parametrize(
    ("lines", "check"),
    [
        ({"bs_cash": "1"}, ("I01", "bs_total_assets")),
        ({"is_net_profit": "1"}, ("I02", "is_net_profit")),
        ({"cf_cash_close": "5"}, ("I03", "cf_cash_close")),
        ({"memo_restricted_cash": "7"}, ("I04", "cf_cash_close")),
        ({"memo_dividends_declared": "1"}, ("I05", "bs_retained")),
        ({"ci_other": "1"}, ("I07", "cf_cfo")),
        ({"memo_mt_loans": "700001"}, ("I08", "memo_mt_loans")),
        ({"is_interest_expense": "-1"}, ("I08", "is_interest_expense")),
        ({"memo_restricted_cash": "9999999"}, ("I08", "memo_restricted_cash")),
        ({"memo_tax_rate": "25"}, ("I08", "memo_tax_rate")),
        ({"cf_cash_open": "5"}, ("I09", "cf_cash_open")),
        ({"is_finance": "-88000"}, ("I10", "is_finance")),
    ],
)
def test_each_identity_is_found_broken_at_its_cell(lines: dict[str, str], check: tuple[str, str]) -> None:
    broken = [found for found in identities(reckon(changed(**lines))) if found.failed]
    assert check in [(found.id, found.key) for found in broken]
    for found in broken:
        assert "{" not in found.sentence(ENGLISH)


def test_an_opening_balance_that_is_not_the_closing_one_before_is_told() -> None:
    first = sheet(twin("worked-company")["periods"][0], end=date(2024, 12, 31))
    other = replace(HEXIN, opening={**HEXIN.opening, "bs_ar": Decimal(1)})
    found = [check for check in identities(reckon(other), reckon(first)) if check.id == "I06" and check.failed]
    assert {(check.key, check.column) for check in found} >= {("bs_ar", OPENING), ("bs_total_assets", OPENING)}


def test_growth_needs_a_period_as_long_a_year_earlier_in_the_same_currency() -> None:
    year = timedelta(365)
    assert HEXIN.start is not None
    before = replace(HEXIN, start=HEXIN.start - year, end=END - year)
    assert year_before(HEXIN, [before]) is before
    assert year_before(HEXIN, [replace(before, currency="USD")]) is None
    assert year_before(HEXIN, [replace(before, scope="consolidated")]) is None
    assert year_before(HEXIN, [replace(before, start=HEXIN.start - timedelta(100))]) is None
    locked = replace(before, status="locked")
    assert year_before(HEXIN, [before, locked, replace(before, status="checked")]) is locked
    assert previous(HEXIN, [before]) is before
    leap = Sheet({}, start=date(2024, 2, 1), end=date(2024, 2, 29))
    assert year_before(leap, [replace(leap, start=date(2023, 2, 1), end=date(2023, 2, 28))]) is not None


def test_a_base_that_is_nothing_has_no_shares() -> None:
    empty = vertical(reckon(changed(is_revenue="0")))
    assert not [key for key in empty if key.startswith("is_")]
    assert empty["bs_cash"]


def test_growth_of_a_line_is_told_from_what_was_positive() -> None:
    now, was = reckon(HEXIN), reckon(changed(is_revenue="9600000", is_invest_income="-5"))
    grown = horizontal(now, was)
    assert grown["is_revenue"] == Decimal("0.15")
    assert "is_invest_income" not in grown
    assert index(now, was)["is_revenue"] == Decimal("115.00")
    assert horizontal(now, None) == {}


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ((2025, 1, 1), (2025, 12, 31), "2025"),
        ((2024, 7, 1), (2025, 6, 30), "2024/25"),
        ((2025, 7, 1), (2025, 12, 31), "2025-H2"),
        ((2025, 7, 1), (2025, 9, 30), "2025-Q3"),
        ((2024, 2, 1), (2024, 2, 29), "2024-02"),
        ((2025, 1, 1), (2025, 9, 30), "2025-01-01 – 2025-09-30"),
        ((2025, 3, 5), (2025, 12, 31), "2025-03-05 – 2025-12-31"),
    ],
)
def test_a_period_is_called_as_people_call_it(
    start: tuple[int, int, int], end: tuple[int, int, int], name: str
) -> None:
    assert period_name(date(*start), date(*end)) == name
