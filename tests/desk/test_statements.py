"""Statements at the desk: kept, offered, checked, locked, refused, undone, and the ratios that come of them."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from clientdesk.desk import Desk, batch
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.house.company import Company
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.statements.balance import Assets, Liabilities
from clientdesk.dossier.statements.flows import Income
from clientdesk.dossier.statements.lines import LINE, OPENING
from clientdesk.dossier.statements.rules import RatioBand, RatioRules
from clientdesk.dossier.statements.statement import Statement
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import catalogue
from tests import make
from tests.analysis.worked import rounded, twin

ENGLISH = catalogue("en")
PAGES = twin("worked-company")["periods"]
HELD = {"closing": "bs_close", "opening": "bs_open", "income": "is", "cash_flow": "cf", "supplement": "cf_indirect"}


def action(client: str, year: int, period: Mapping[str, Any], **more: object) -> str:
    """The action that creates a worked year."""
    forms = {form: period[block] for form, block in HELD.items()}
    days = {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31"}
    values = {"client": client, **days, **forms, "memo": period["memo"], **more}
    return json.dumps({"op": "create", "kind": "statement", "values": values})


def perform(desk: Desk, line: str) -> str:
    code = batch.perform(desk, batch.parse(line))["code"]
    assert isinstance(code, str)
    return code


@pytest.fixture
def client(desk: Desk) -> str:
    """An enterprise."""
    record = make.enterprise("苏州样板阀门有限公司")
    desk.clients.create(record)
    return record.code


@pytest.fixture
def years(desk: Desk, client: str) -> list[str]:
    """Its two worked years, checked."""
    return [perform(desk, action(client, 2024 + n, page, status="checked")) for n, page in enumerate(PAGES)]


def refusal(desk: Desk, record: Record) -> UserError:
    with pytest.raises(UserError) as caught:
        desk.statements.save(record)
    return caught.value


def test_statements_come_by_batch_and_give_the_ratios_of_the_pages(desk: Desk, client: str, years: list[str]) -> None:
    found = desk.statements.ratios(client)
    assert [(period.code, period.name, period.counts) for period in found.periods] == [
        (years[0], "2024", True),
        (years[1], "2025", True),
    ]
    for period, page in zip(found.periods, PAGES, strict=True):
        wanted = {name: result["value"] for name, result in page["expected_ratios"].items()}
        assert {name: rounded(result.value) for name, result in period.results.items()} == wanted
        assert period.failed == ()
    last = found.periods[1]
    assert (last.previous, last.year_before) == (years[0], years[0])
    assert (last.results["R01"].trend, last.results["R09"].trend) == ("better", "worse")
    assert found.latest is last


def test_a_file_gives_back_the_same_statement(desk: Desk, years: list[str], path: Path) -> None:
    before = desk.clients.get(years[1]).to_json()
    desk.close()
    with Desk.open(path) as again:
        assert again.clients.get(years[1]).to_json() == before
        assert again.keeping.check(deep=True) == []


def test_a_blank_is_not_a_zero(desk: Desk, client: str) -> None:
    code = perform(desk, action(client, 2025, {**PAGES[1], "is": {"is_revenue": "0.00"}}))
    kept = desk.clients.get(code)
    assert kept[Income.is_revenue] == 0
    assert kept[Income.is_cogs] is None


def test_the_largest_amount_is_kept_to_the_cent_and_a_larger_one_refused(desk: Desk, client: str) -> None:
    record = desk.statements.new(client)
    record[Assets.bs_cash] = Decimal("999999999999999.99")
    desk.statements.save(record)
    assert desk.clients.get(record.code)[Assets.bs_cash] == Decimal("999999999999999.99")
    with pytest.raises(UserError, match="too large"):
        perform(desk, action(client, 2020, {**PAGES[1], "is": {"is_revenue": "1000000000000001"}}))


def test_a_new_statement_is_of_the_next_period_and_begins_where_the_last_ended(
    desk: Desk, client: str, years: list[str]
) -> None:
    record = desk.statements.new(client)
    assert (record[Statement.period_start], record[Statement.period_end]) == (date(2026, 1, 1), date(2026, 12, 31))
    assert record.name == "2026"
    assert record[OPENING["bs_cash"]] == Decimal("1030400.00")
    assert record[OPENING["bs_total_assets"]] is None
    desk.statements.save(record)
    period = desk.statements.ratios(client).periods[-1]
    assert period.figures.opening["bs_total_assets"] == Decimal("8011150.00")
    assert period.previous == years[1]


def test_a_period_added_later_gives_its_closing_balances_to_the_next(desk: Desk, client: str, years: list[str]) -> None:
    later = desk.statements.new(client)
    for line in OPENING.values():
        later[line] = None
    desk.statements.save(later)
    assert desk.statements.ratios(client).periods[-1].figures.opening.get("bs_cash") is None
    desk.statements.carry_over(later.code)
    assert desk.statements.ratios(client).periods[-1].figures.opening["bs_cash"] == Decimal("1030400.00")
    with pytest.raises(UserError, match="opening balances stand there already"):
        desk.statements.carry_over(later.code)


@pytest.mark.parametrize(
    ("start", "end", "following"),
    [
        (date(2025, 10, 1), date(2025, 12, 31), (date(2026, 1, 1), date(2026, 3, 31))),
        (date(2024, 2, 1), date(2024, 2, 29), (date(2024, 3, 1), date(2024, 3, 31))),
        (date(2025, 3, 5), date(2025, 3, 14), (date(2025, 3, 15), date(2025, 3, 24))),
    ],
)
def test_the_next_period_is_as_long_as_the_last(
    desk: Desk, client: str, start: date, end: date, following: tuple[date, date]
) -> None:
    desk.statements.save(desk.statements.new(client, start=start, end=end))
    record = desk.statements.new(client)
    assert (record[Statement.period_start], record[Statement.period_end]) == following


def test_the_first_statement_is_of_the_last_whole_year(desk: Desk, client: str) -> None:
    record = desk.statements.new(client)
    assert record[Statement.period_end] == date(desk.today.year - 1, 12, 31)
    assert record[Statement.status] == "draft"


def test_a_second_statement_of_a_period_is_refused_and_nothing_is_overwritten(
    desk: Desk, client: str, years: list[str]
) -> None:
    with pytest.raises(UserError) as caught:
        perform(desk, action(client, 2025, {**PAGES[1], "is": {"is_revenue": "1.00"}}))
    assert (caught.value.key, caught.value.code) == ("second_statement", ExitCode.CONFLICT)
    assert desk.clients.get(years[1])[Income.is_revenue] == Decimal("11040000.00")
    assert len(desk.statements.of(client)) == 2


def test_a_version_of_its_own_is_kept_beside_as_a_draft_only(desk: Desk, client: str, years: list[str]) -> None:
    code = perform(desk, action(client, 2025, PAGES[1], version="restated"))
    assert desk.clients.get(code)[Statement.status] == "draft"
    with pytest.raises(UserError) as caught:
        desk.statements.check(code)
    assert caught.value.key == "second_statement"
    assert caught.value.values["other"] == years[1]


def test_the_same_days_of_the_group_are_another_statement(desk: Desk, client: str, years: list[str]) -> None:
    perform(desk, action(client, 2025, PAGES[1], scope="consolidated"))
    found = desk.statements.ratios(client)
    assert [len(found.of_scope(scope)) for scope in ("single", "consolidated")] == [2, 1]


def test_nine_months_and_their_last_quarter_stand_side_by_side(desk: Desk, client: str) -> None:
    for start in (date(2025, 1, 1), date(2025, 7, 1)):
        desk.statements.save(desk.statements.new(client, start=start, end=date(2025, 9, 30)))
    assert len(desk.statements.of(client)) == 2


def test_checking_is_refused_while_an_error_stands(desk: Desk, client: str) -> None:
    code = perform(desk, action(client, 2025, {**PAGES[1], "bs_close": {**PAGES[1]["bs_close"], "bs_cash": "1.00"}}))
    with pytest.raises(UserError) as caught:
        desk.statements.check(code)
    assert (caught.value.key, caught.value.values["check"]) == ("unchecked", "I01")
    assert "1030399" not in str(caught.value)
    assert desk.clients.get(code)[Statement.status] == "draft"
    with pytest.raises(UserError, match="stays a draft"):
        perform(desk, action(client, 2023, {**PAGES[1], "bs_close": {"bs_cash": "1.00"}}, status="checked"))


def test_a_checked_statement_that_no_longer_holds_becomes_a_draft(desk: Desk, years: list[str]) -> None:
    record = desk.clients.get(years[1])
    record[Assets.bs_cash] = Decimal("1.00")
    desk.statements.save(record)
    kept = desk.clients.get(years[1])
    assert (kept[Assets.bs_cash], kept[Statement.status]) == (Decimal("1.00"), "draft")
    desk.past.undo()
    back = desk.clients.get(years[1])
    assert (back[Assets.bs_cash], back[Statement.status]) == (Decimal("1030400.00"), "checked")


def test_what_is_locked_cannot_be_changed_until_it_is_unlocked(desk: Desk, years: list[str]) -> None:
    desk.statements.lock(years[0])
    record = desk.clients.get(years[0])
    record[Assets.bs_cash] = Decimal("1.00")
    assert "locked" in str(refusal(desk, record).values["reason"])
    record = desk.clients.get(years[0])
    record[Statement.note] = "Read the report again."
    desk.statements.save(record)
    desk.statements.unlock(years[0])
    record = desk.clients.get(years[0])
    assert record[Statement.status] == "checked"
    record[Assets.bs_cash] = Decimal("688500.01")
    desk.statements.save(record)


def test_each_step_of_a_statement_can_be_undone(desk: Desk, client: str, years: list[str]) -> None:
    desk.statements.reopen(years[1])
    desk.statements.check(years[1])
    desk.statements.lock(years[1])
    seen = [desk.clients.get(years[1])[Statement.status]]
    for _ in range(3):
        desk.past.undo()
        seen.append(desk.clients.get(years[1])[Statement.status])
    assert seen == ["locked", "checked", "draft", "checked"]


def test_a_batch_changes_figures_and_status(desk: Desk, years: list[str]) -> None:
    line = {"op": "update", "code": years[0], "values": {"status": "locked", "memo": {"memo_credit_sales": "9000.00"}}}
    perform(desk, json.dumps(line))
    kept = desk.clients.get(years[0])
    assert (kept[Statement.status], kept[LINE["memo_credit_sales"]]) == ("locked", Decimal("9000.00"))


def test_a_statement_needs_an_enterprise_and_its_days(desk: Desk, client: str) -> None:
    record = desk.statements.new(client)
    record[Statement.period_end] = None
    assert refusal(desk, record).key == "incomplete_statement"
    person = make.person()
    desk.clients.create(person)
    with pytest.raises(UserError, match="no enterprise"):
        perform(desk, action(person.code, 2025, PAGES[1]))


def test_several_currencies_are_named_and_not_compared(desk: Desk, client: str, years: list[str]) -> None:
    record = desk.statements.new(client)
    record[Statement.currency] = "USD"
    record[Income.is_revenue] = Decimal("12")
    desk.statements.save(record)
    found = desk.statements.ratios(client)
    assert found.currencies == ("CNY", "USD")
    assert "CNY, USD" in found.notes(ENGLISH)[0]
    assert str(found.periods[-1].results["R37"].reason) == "NO_PRIOR_PERIOD"


def test_statements_are_no_contact_no_task_and_no_client(desk: Desk, client: str, years: list[str]) -> None:
    assert desk.work.of(client) == []
    assert desk.clients.count() == 1
    (line,) = desk.clients.lines(desk.clients.numbers())
    assert (line.contacted, line.next_action) == ("", "")
    assert [hit.line.code for hit in desk.searching.find("11040000")] == []


def test_what_a_statement_says_is_found_under_its_enterprise(desk: Desk, client: str) -> None:
    perform(desk, action(client, 2025, PAGES[1], auditor="Northern Lights Audit"))
    assert [hit.line.code for hit in desk.searching.find("northern lights")] == [client]


def test_erasing_an_enterprise_erases_its_statements(desk: Desk, client: str, years: list[str]) -> None:
    desk.clients.trash([client])
    desk.clients.erase([client])
    for code in years:
        with pytest.raises(UserError, match="no client"):
            desk.clients.get(code)


def test_a_statement_in_the_trash_counts_no_more_and_comes_back(desk: Desk, client: str, years: list[str]) -> None:
    desk.clients.trash([years[0]])
    assert [period.code for period in desk.statements.ratios(client).periods] == [years[1]]
    perform(desk, action(client, 2024, PAGES[0]))
    desk.past.undo()
    desk.clients.restore([years[0]])
    assert len(desk.statements.of(client)) == 2


def test_the_house_says_how_ratios_are_reckoned_and_judged(desk: Desk, client: str, years: list[str]) -> None:
    house = desk.house.record()
    house[Company.name] = "Our house"
    house[RatioRules.balance_basis] = "closing"
    house[RatioRules.ratio_bands] = (
        Row({RatioBand.ratio.key: "current_ratio", RatioBand.word.key: "strong"}),
        Row({RatioBand.ratio.key: "R01", RatioBand.below.key: Decimal("1.9"), RatioBand.word.key: "weak"}),
    )
    desk.house.save(house)
    results = desk.statements.ratios(client).periods[1].results
    assert results["R06"].flags == ("closing_by_setting",)
    assert results["R01"].band == "weak"


def test_the_values_of_the_industry_say_how_the_client_stands_in_it(desk: Desk, client: str, years: list[str]) -> None:
    record = desk.clients.get(client)
    record[Firm.industry] = "c"
    desk.clients.save(record)
    house = desk.house.record()
    levels = {"excellent": "0.2", "good": "0.15", "average": "0.1", "low": "0.05", "poor": "0"}
    named = Firm.industry.type.show("c", catalogue("zh_CN"))
    rows = [
        {"ratio": "return_on_equity", **{level: Decimal("9") for level in levels}},
        {"ratio": "return_on_equity", "industry": named, **{level: Decimal(value) for level, value in levels.items()}},
        {"ratio": "current_ratio", "industry": "fishing", "excellent": Decimal("9")},
    ]
    house[RatioRules.industry_values] = tuple(map(Row, rows))
    desk.house.save(house)
    results = desk.statements.ratios(client).periods[1].results
    assert (results["R29"].place, results["R01"].place) == ("good", "")


def test_drafts_do_not_count_where_others_do(desk: Desk, client: str, years: list[str]) -> None:
    desk.statements.save(desk.statements.new(client))
    found = desk.statements.ratios(client)
    assert [period.counts for period in found.periods] == [True, True, False]
    assert found.latest is found.periods[1]


def test_all_clients_with_statements_are_gone_through(desk: Desk, client: str, years: list[str]) -> None:
    other = make.enterprise("另一样板有限公司")
    desk.clients.create(other)
    desk.statements.save(desk.statements.new(other.code))
    found = {each.client: len(each.periods) for each in desk.statements.ratios_of_all()}
    assert found == {client: 2, other.code: 1}


def test_the_dupont_tree_stands_beside_the_year_before(desk: Desk, client: str, years: list[str]) -> None:
    first, second = desk.statements.ratios(client).periods
    tree = desk.statements.dupont(second, first)
    assert [(factor.name, rounded(factor.value), rounded(factor.prior)) for factor in tree.factors] == [
        ("net_margin", "0.0730", "0.0613"),
        ("turnover", "1.4486", "1.3782"),
        ("multiplier", "1.7846", "1.8217"),
    ]
    assert len(desk.statements.dupont(second, ratio="R36").factors) == 5


def test_live_figures_come_of_what_is_not_stored_yet(desk: Desk, client: str, years: list[str]) -> None:
    records = desk.statements.of(client)
    records[1][Liabilities.bs_ap] = Decimal("1510000.00")
    period = desk.statements.live(records).periods[1]
    assert [check.id for check in period.failed] == ["I01"]
    assert "NOT_BALANCED" in period.results["R01"].flags
    assert desk.clients.get(years[1])[Liabilities.bs_ap] == Decimal("1010000.00")


def test_a_query_asks_for_enterprises_by_their_statements(desk: Desk, client: str, years: list[str]) -> None:
    large = {"all": [{"field": "is_revenue", "op": ">", "value": "10000000.00"}]}
    asked = desk.querying.read(
        {"kinds": ["enterprise"], "where": {"all": [{"has": "statement.client", "where": large}]}}
    )
    assert [line.code for line in desk.querying.lines(asked)] == [client]
    assert "statement" in desk.querying.sentence(asked, ENGLISH)


def test_the_statements_of_the_sample_desk_are_right_in_every_sum(desk: Desk) -> None:
    desk.sample.add()
    found = list(desk.statements.ratios_of_all())
    assert sorted(len(each.periods) for each in found) == [2, 3, 3]
    for period in (period for each in found for period in each.periods):
        assert period.counts
        assert period.failed == ()
        assert sum(result.value is not None for result in period.results.values()) >= 41
    assert {period.results["R43"].band for each in found for period in each.periods} == {"safe", "grey", "distress"}
    desk.sample.remove()
    assert list(desk.statements.ratios_of_all()) == []


def test_what_is_shown_as_data_makes_the_same_statement_again(desk: Desk, client: str, years: list[str]) -> None:
    told = desk.clients.get(years[1]).to_json()["values"]
    desk.clients.trash([years[1]])
    code = perform(desk, json.dumps({"op": "create", "kind": "statement", "values": told}))
    assert desk.clients.get(code).to_json()["values"] == told
    assert code in json.dumps(desk.keeping.dump())


def test_form_sections_are_kept_apart_in_the_history(desk: Desk, years: list[str]) -> None:
    record = desk.clients.get(years[1])
    record[OPENING["bs_cash"]] = Decimal("1.00")
    desk.statements.save(record)
    (line, *_rest) = [line for line in desk.past.of(years[1], words=ENGLISH) if line.new == "1.00"]
    assert line.label.startswith("Opening: Cash")
