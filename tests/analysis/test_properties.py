"""Whatever is entered: sums hold, the unit of money says nothing, nothing crashes, nothing stays unexplained."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from clientdesk.analysis.identities import identities, unbalanced
from clientdesk.analysis.ratios import ratios, with_trend
from clientdesk.analysis.statements import added, horizontal, reckon, vertical
from clientdesk.dossier.statements.figures import Sheet
from clientdesk.dossier.statements.line import DETAIL, TOTAL
from clientdesk.dossier.statements.lines import LINES, OPENED, TOTALS
from clientdesk.dossier.statements.results import REASONS, Result, Settings
from clientdesk.i18n import catalogue

ENGLISH, CHINESE = catalogue("en"), catalogue("zh_CN")
LIMIT = 10**17
SHORT, LONG = 120, 5_000
_MONEY = {"R05", "R33"}


def amount(rng: Random) -> Decimal:
    """An amount: nothing, small, usual, as large as can be kept, of either sign."""
    size = rng.choice((0, 1, 100, 10**6, 10**9, LIMIT))
    return Decimal(rng.randint(-size, size)).scaleb(-2)


def any_sheet(rng: Random) -> Sheet:
    """A statement as somebody might leave it: any lines, any basis, any period or none."""
    share = rng.choice((0.0, 0.05, 0.5, 0.95, 1.0))
    closing = {line.key: amount(rng) for line in LINES if rng.random() < share}
    if "memo_tax_rate" in closing:
        closing["memo_tax_rate"] = rng.choice((Decimal(0), Decimal("0.25"), Decimal(1), Decimal(-3), Decimal(2)))
    share = rng.choice((0.0, 0.5, 1.0))
    opening = {line.key: amount(rng) for line in OPENED if rng.random() < share}
    start = rng.choice((None, date(2025, 1, 1)))
    days = rng.choice((0, 1, 27, 90, 359, 360, 365, 371, 372, 800))
    end = date(2025, 1, 1) + timedelta(days - 1)
    return Sheet(
        closing,
        opening,
        rng.choice(("complete", "partial")),
        start,
        rng.choice((None, end, end)),
        rng.choice(("single", "consolidated")),
        unit=rng.choice((1, 1000, 10_000)),
    )


def any_settings(rng: Random) -> Settings:
    """Any choices of the house."""
    return Settings(
        balance_basis=rng.choice(("average", "closing")),
        quick=rng.choice(("cpa", "simple")),
        trade_notes=rng.random() < 0.5,
        use_credit_sales=rng.random() < 0.5,
        interest_proxy=rng.random() < 0.5,
        fcc_principal=rng.random() < 0.5,
        terms=rng.choice((None, 0, 30)),
    )


def cases(number: int) -> Iterator[tuple[Random, Sheet]]:
    for seed in range(number):
        rng = Random(seed)
        yield rng, any_sheet(rng)


how_many = pytest.mark.parametrize("number", [SHORT, pytest.param(LONG, marks=pytest.mark.long)])


def check_result(result: Result) -> None:
    """A result has a value and no reason, or a reason in words and no value."""
    assert (result.value is None) == (result.reason is not None)
    if result.value is not None:
        assert result.value.is_finite()
        assert result.status in ("ok", "approx")
        assert result.basis
        assert result.shown(ENGLISH)
    else:
        assert result.reason is not None
        assert result.status == "na"
        assert result.reason.code in REASONS
        for words in (ENGLISH, CHINESE):
            assert "{" not in result.reason.sentence(words)
    assert result.explained(ENGLISH)


@how_many
def test_no_input_makes_an_exception_or_an_unexplained_gap(number: int) -> None:
    for rng, sheet in cases(number):
        figures = reckon(sheet)
        before = reckon(any_sheet(rng)) if rng.random() < 0.7 else None
        checks = identities(figures, before)
        settings = any_settings(rng)
        results = ratios(figures, before, settings=settings, unbalanced=unbalanced(checks))
        assert len(results) == 44
        for result in results.values():
            check_result(result)
        for check in checks:
            assert "{" not in check.sentence(CHINESE)
        vertical(figures)
        horizontal(figures, before)
        earlier = ratios(before, settings=settings) if before else None
        for result in with_trend(results, earlier).values():
            assert (result.change is not None) == (result.value is not None and result.prior is not None)


@how_many
def test_totals_are_the_sums_of_their_parts_whatever_is_entered(number: int) -> None:
    for _rng, sheet in cases(number):
        figures = reckon(sheet)
        for column in (figures.closing, figures.opening):
            for total, parts in TOTALS.items():
                summed = added(column, parts)
                assert summed is None or not any(key in column for _sign, key in parts) or column[total] == summed


@how_many
def test_a_statement_of_which_only_details_are_typed_breaks_no_total_and_rolls_its_cash(number: int) -> None:
    details = {line.key for line in LINES if line.role is DETAIL}
    for _rng, sheet in cases(number):
        closing = {key: value for key, value in sheet.closing.items() if key in details}
        opening = {key: value for key, value in sheet.opening.items() if key in details}
        bare = replace(sheet, closing=closing, opening=opening)
        broken = {check.id for check in identities(reckon(bare)) if check.failed}
        assert not {"I02", "I03"} & broken


@how_many
def test_a_balance_sheet_made_to_balance_balances(number: int) -> None:
    typed = {line.key for line in LINES if line.role is not TOTAL}
    for _rng, sheet in cases(number):
        bare = replace(
            sheet, basis="complete", closing={key: value for key, value in sheet.closing.items() if key in typed}
        )
        closing = reckon(bare).closing
        if "bs_total_assets" not in closing:
            continue
        gap = closing["bs_total_assets"] - closing["bs_total_liab_equity"]
        even = replace(bare, closing={**bare.closing, "bs_retained": closing["bs_retained"] + gap})
        check = next(check for check in identities(reckon(even)) if check.id == "I01")
        assert check.outcome == "pass"
        assert check.difference == Decimal(0)


@how_many
def test_the_scale_of_the_currency_leaves_ratios_as_they_are(number: int) -> None:
    for rng, sheet in cases(number):
        factor = rng.choice((Decimal(7), Decimal(1000), Decimal("0.01")))
        before = any_sheet(rng)
        settings = any_settings(rng)
        own = ratios(reckon(sheet), reckon(before), settings=settings)
        scaled = ratios(reckon(times(sheet, factor)), reckon(times(before, factor)), settings=settings)
        for name, result in own.items():
            other = scaled[name]
            assert (result.reason, result.flags) == (other.reason, other.flags)
            if result.value is not None and other.value is not None:
                wanted = result.value * factor if name in _MONEY else result.value
                assert close(wanted, other.value), name


def close(one: Decimal, other: Decimal) -> bool:
    """The same but for the last of 28 digits."""
    return abs(one - other) <= Decimal("1e-12") * max(abs(one), abs(other), Decimal(1))


def times(sheet: Sheet, factor: Decimal) -> Sheet:
    """The sheet in another unit of money."""

    def scaled(lines: dict[str, Decimal]) -> dict[str, Decimal]:
        return {key: value if key == "memo_tax_rate" else value * factor for key, value in lines.items()}

    return replace(sheet, closing=scaled(dict(sheet.closing)), opening=scaled(dict(sheet.opening)))
