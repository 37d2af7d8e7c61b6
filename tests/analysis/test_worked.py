"""The worked companies of the domain pages, the damaged ones too: every total, ratio, reason and check."""

from collections import Counter
from decimal import Decimal

import pytest

from clientdesk.analysis.statements import vertical
from clientdesk.dossier.statements.figures import Check
from clientdesk.dossier.statements.formula import CLOSING
from clientdesk.i18n import LANGUAGES, catalogue
from tests.analysis.worked import Worked, companies, rounded, told
from tests.figures import tell

COMPANIES = companies()
every_company = pytest.mark.parametrize("worked", COMPANIES, ids=lambda worked: worked.name)


@every_company
def test_every_ratio_is_that_of_the_pages_to_four_decimals(worked: Worked) -> None:
    expected = worked.expected["expected_ratios"]
    assert {name: told(result) for name, result in worked.results.items()} == expected


def test_every_ratio_and_every_reason_stands_in_the_examples() -> None:
    results = [result for worked in COMPANIES for result in worked.results.values()]
    reasons = Counter(result.reason.code for result in results if result.reason)
    values = sum(result.value is not None for result in results)
    tell(f"worked companies: {values} values and {sum(reasons.values())} reasons ({dict(reasons)}) as on the pages")
    assert values + sum(reasons.values()) == 44 * len(COMPANIES)
    with_value = {result.ratio.id for result in results if result.value is not None}
    assert len(with_value) == 44
    assert len(reasons) == 13


@every_company
def test_every_total_is_that_of_the_pages(worked: Worked) -> None:
    for block, totals in worked.expected["derived"].items():
        for key, amount in totals.items() if isinstance(totals, dict) else ():
            wanted = None if amount is None else Decimal(amount)
            assert worked.figures.closing.get(key) == wanted, (block, key)


def _name(check: Check) -> str:
    """The name of a check as the pages write it."""
    if check.id == "I01":
        return "I01c" if check.column == CLOSING else "I01o"
    return f"{check.id}:{check.key}" if check.id in ("I02", "I06") else check.id


_OUTCOMES = {"pass": "pass", "fail": "FAIL", "unchecked": "not checked"}


@every_company
def test_every_check_comes_out_as_on_the_pages(worked: Worked) -> None:
    found = {_name(check): check for check in worked.checks}
    for expected in worked.expected["expected_checks"]:
        check = found[expected["id"]]
        assert (_OUTCOMES[check.outcome], check.level) == (expected["result"], expected["level"])
        if expected["diff"] is not None and check.failed:
            assert check.difference == Decimal(expected["diff"])


@pytest.mark.parametrize("worked", COMPANIES[:2], ids=lambda worked: worked.name)
def test_the_common_size_is_that_of_the_pages(worked: Worked) -> None:
    shares = vertical(worked.figures)
    for lines in worked.expected["common_size"].values():
        for key, share in lines.items():
            assert rounded(shares[key]) == share, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_explains_itself_in_every_language(language: str) -> None:
    words = catalogue(language)
    for worked in COMPANIES:
        for result in worked.results.values():
            told_ = result.explained(words)
            assert result.ratio.title(words) in told_
            assert "{" not in told_
            if result.reason:
                chinese = any("\u3400" <= letter <= "\u9fff" for letter in result.reason.sentence(words))
                assert chinese == (language != "en"), result.reason
            else:
                assert result.shown(words) in told_


def test_a_formula_says_its_figures() -> None:
    hexin = COMPANIES[1].results
    words = catalogue("en")
    assert hexin["R01"].formula(words) == "Total current assets ÷ Total current liabilities"
    assert hexin["R01"].figures() == "5,157,400.00 ÷ 2,787,500.00"
    assert hexin["R06"].figures() == "11,040,000.00 ÷ ((7,231,250.00 + 8,011,150.00) ÷ 2)"
    assert hexin["R14"].figures() == "61.6599 + 82.6280 − 65.4780"
    assert [entry.key for entry in hexin["R20"].inputs] == [
        "is_profit_before_tax",
        "is_interest_expense",
        "memo_lease_payments",
    ]


def test_dupont_is_the_return_on_equity() -> None:
    for worked in COMPANIES[:3]:
        results = worked.results
        whole = results["R29"].value
        assert whole is not None
        for name in ("R35", "R36"):
            value = results[name].value
            assert value is not None
            assert abs(value - whole) < Decimal("0.0001")


def test_a_balance_sheet_that_does_not_balance_marks_what_was_reckoned_from_it() -> None:
    damaged = COMPANIES[3]
    marked = {name for name, result in damaged.results.items() if "NOT_BALANCED" in result.flags}
    assert {"R01", "R05", "R16", "R26"} <= marked
    assert [check.id for check in damaged.checks if check.refuses] == ["I01"]
