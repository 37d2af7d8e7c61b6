"""The workbooks of statements and ratios: every formula comes to our figure; wording, checks, pages."""

import io
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from clientdesk.analysis.identities import TOLERANCE
from clientdesk.desk import Desk
from clientdesk.desk.statement_books import BookWish
from clientdesk.dossier.record import Record
from clientdesk.dossier.statements.lines import LINE, LINES, TOTALS
from clientdesk.dossier.statements.periods import Period
from clientdesk.dossier.statements.ratios import RATIOS
from clientdesk.dossier.statements.results import Settings
from clientdesk.errors import UserError
from clientdesk.exchange.profiles import Disclosure
from clientdesk.exchange.workbooks.credit_file import Wanted, write_credit_file
from clientdesk.i18n import LANGUAGES, catalogue
from tests.analysis.worked import twin
from tests.exchange.credit_files import add_statement, firm, period, random_sheet, together, worked
from tests.exchange.reckoning import Reckoner, Wrong
from tests.exchange.sample_records import NOW, enterprise

EXACT = 1e-12
FIRST = 5
SETTINGS = (
    Settings(),
    Settings(balance_basis="closing", quick="simple", trade_notes=False),
    Settings(use_credit_sales=True, interest_proxy=True, fcc_principal=True),
)


def book(
    periods: Sequence[Period],
    *,
    ratios: bool = True,
    headings: str = "both",
    language: str = "en",
    figures: str = "formulas",
    client: Record | None = None,
) -> bytes:
    out = io.BytesIO()
    write_credit_file(
        client or enterprise("样本阀门"),
        together(*periods),
        Wanted(ratios, headings, language, Disclosure(reason="a test"), figures),
        printed_by="王小二",
        now=NOW,
        company="样板公司",
        out=out,
    )
    return out.getvalue()


@cache
def worked_book() -> bytes:
    return book(worked())


def differences(data: bytes) -> tuple[int, list[tuple[str, str, object, object]]]:
    """How many formulas there are, and those that come to something else than what stands beside them."""
    reckoner, shown = Reckoner(data), openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    count = 0
    found: list[tuple[str, str, object, object]] = []
    for sheet, cell in reckoner.formulas():
        count += 1
        told = shown[sheet][cell].value
        try:
            value: object = reckoner.value(sheet, cell)
        except Wrong as wrong:
            value = f"error: {wrong}"
        if not same(value, told):
            found.append((sheet, cell, value, told))
    return count, found


def same(value: object, told: object) -> bool:
    if isinstance(value, Fraction):
        return isinstance(told, int | float) and abs(float(value) - told) <= EXACT * max(1.0, abs(told))
    return value == (told or "")


def sheets(data: bytes, *, values: bool = False) -> list[Worksheet]:
    return list(openpyxl.load_workbook(io.BytesIO(data), data_only=values).worksheets)


def rows(sheet: Worksheet) -> Iterator[list[Any]]:
    for row in sheet.iter_rows(min_row=FIRST, values_only=True):
        yield list(row)


def test_an_independent_evaluator_comes_to_every_figure_of_the_worked_companies() -> None:
    count, found = differences(worked_book())
    assert count > 400
    assert not found


def test_every_ratio_is_a_live_formula_that_shows_our_value_or_that_there_is_none() -> None:
    periods = worked()
    live, shown = sheets(worked_book())[0], sheets(worked_book(), values=True)[0]
    told = {row[0]: row for row in rows(shown)}
    formulas = {row[0]: row for row in rows(live)}
    for ratio in RATIOS:
        for place, one in enumerate(periods):
            column, value = 4 + 2 * place, one.results[ratio.id].value
            assert str(formulas[ratio.id][column]).startswith("=IFERROR("), (ratio.id, one.name)
            cell = told[ratio.id][column]
            assert cell == "n/a" if value is None else cell == pytest.approx(float(value), rel=1e-12), ratio.id


def test_why_there_is_no_figure_stands_beside_it_and_else_its_band() -> None:
    periods = worked()
    told = {row[0]: row for row in rows(sheets(worked_book(), values=True)[0])}
    words = catalogue("en")
    for place, one in enumerate(periods):
        for result in one.results.values():
            remark = told[result.ratio.id][5 + 2 * place] or ""
            if result.reason is not None:
                assert result.reason.sentence(words) in remark
    assert "good" in (told["R01"][7] or "")


@pytest.mark.parametrize("settings", SETTINGS, ids=lambda s: s.quick + s.balance_basis + str(s.interest_proxy))
@pytest.mark.parametrize("seed", range(6))
def test_whatever_stands_in_a_statement_the_formulas_come_to_our_figures(settings: Settings, seed: int) -> None:
    rng = Random(seed)
    before = random_sheet(rng, year=2024)
    periods = [period(before, settings=settings, code="CB000000")]
    periods += [period(random_sheet(rng), settings=settings, before=before, code=f"CB00000{n}") for n in (1, 2)]
    count, found = differences(book(periods))
    assert count
    assert not found


def test_a_changed_cell_changes_totals_and_ratios() -> None:
    """As an accountant would: another amount of cash, and the formulas are asked anew."""
    data = book(worked()[:2])
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    ratios, statements = workbook.worksheets[0], workbook.worksheets[1]
    row = next(cell.row for cell in statements["C"] if str(cell.value).startswith("Cash and cash equivalents"))
    statements.cell(row, 5).value = 1_030_400 + 2_787_500
    out = io.BytesIO()
    workbook.save(out)
    place = next(cell.row for cell in ratios["A"] if cell.value == "R01")
    assert float(Reckoner(out.getvalue()).value(ratios.title, f"G{place}")) == pytest.approx(2.8502, abs=1e-4)  # type: ignore[arg-type]


def test_a_total_that_was_typed_wrong_and_a_sheet_that_does_not_balance_show_their_difference() -> None:
    unbalanced = worked()[2:3]
    found = {row[2]: row[3] for row in rows(sheets(book(unbalanced, ratios=False), values=True)[0])}
    assert found["Total assets less liabilities and equity"] == 500
    partial = next(one for one in worked() if one.sheet.basis == "partial")
    typed = {row[2]: row[3] for row in rows(sheets(book([partial], ratios=False), values=True)[0])}
    assert typed["Total current assets: as typed less as reckoned"] == 0


def test_differences_are_those_of_the_checks() -> None:
    names = {"I01": "Total assets less liabilities and equity", "I04": "Cash at end by the cash-flow statement"}
    found = list(rows(sheets(book(worked(), ratios=False), values=True)[0]))
    for place, one in enumerate(worked()):
        for check in one.checks:
            if check.id in names and check.column == "closing" and check.difference is not None:
                row = next(row for row in found if str(row[2]).startswith(names[check.id]))
                assert abs(row[3 + place] - float(check.difference)) < float(TOLERANCE) / 2


def test_blank_is_a_dash_in_a_complete_statement_and_empty_where_it_is_not_known() -> None:
    periods = [worked()[1], next(one for one in worked() if one.sheet.basis == "partial")]
    sheet = sheets(book(periods, ratios=False))[0]
    row = next(cell.row for cell in sheet["C"] if cell.value == "Goodwill")
    complete, partial = sheet.cell(row, 4), sheet.cell(row, 5)
    assert (complete.value, partial.value) == (0, None)
    assert complete.number_format.endswith('"–"')


def test_every_line_stands_once_in_the_order_of_the_form() -> None:
    sheet = sheets(book(worked()[:1], ratios=False, language="zh_CN", headings="zh"))[0]
    words = catalogue("zh_CN")
    numbered = [(row[0], str(row[1]).strip()) for row in rows(sheet) if isinstance(row[0], int)]
    assert numbered == [(n, line.title(words)) for n, line in enumerate(LINES, 1)]
    totals = [row for row in rows(sheet) if str(row[2]).startswith("=SUM(") or str(row[2]).startswith("=C")]
    assert len(totals) >= len(TOTALS)


@pytest.mark.parametrize(
    ("language", "headings", "wanted"),
    [
        ("en", "en", "Trade receivables (net of allowance)"),
        ("zh_CN", "zh", "应收账款"),
        ("zh_TW", "zh", "應收帳款"),
    ],
)
def test_lines_and_ratios_are_named_in_three_languages(language: str, headings: str, wanted: str) -> None:
    ratios, statements, _ = sheets(book(worked()[:2], language=language, headings=headings))
    assert wanted in {row[1] for row in rows(statements)}
    assert RATIOS[0].title(catalogue(language)) in {row[1] for row in rows(ratios)}


def test_both_headings_put_the_languages_side_by_side() -> None:
    statements = sheets(book(worked()[:1], ratios=False))[0]
    assert ("应收账款", "Trade receivables (net of allowance)") in {(row[1], row[2]) for row in rows(statements)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_are_set_up_for_reading_and_for_paper(language: str) -> None:
    for sheet, fixed in zip(sheets(book(worked(), language=language))[:2], ("D5", "D5"), strict=True):
        assert sheet.freeze_panes == fixed
        assert sheet.print_title_rows == "$1:$4"
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
        assert not sheet.auto_filter.ref


def test_values_only_hold_no_formula() -> None:
    data = book(worked()[:2], figures="values")
    assert not list(Reckoner(data).formulas())
    row = next(row for row in rows(sheets(data)[0]) if row[0] == "R01")
    assert row[6] == pytest.approx(1.8502, abs=1e-4)


def test_what_the_checks_found_stands_on_the_info_sheet() -> None:
    found = sheets(book(worked()[2:3]))[-1]
    told = " ".join(str(value) for row in found.iter_rows(values_only=True) for value in row if value)
    assert "Total assets differ from liabilities and equity by 500.00." in told
    assert "I01" in told


def test_captions_follow_the_accounting_standard(desk: Desk) -> None:
    code = firm(desk, years=(2025,))
    record = desk.statements.of(code)[0]
    record[record.kind.by_key["standard"]] = "asse"
    desk.statements.save(record)
    out = io.BytesIO()
    periods = desk.statements.ratios(code).periods
    out.write(book(periods, ratios=False, headings="en"))
    names = {row[1] for row in rows(sheets(out.getvalue())[0])}
    assert LINE["bs_trading_fa"].wording("asse", catalogue("en")) in names


def test_a_workbook_is_written_for_one_client_and_its_giving_out_is_noted(desk: Desk, tmp_path: Path) -> None:
    code = firm(desk)
    out = tmp_path / "ratios.xlsx"
    desk.credit_memo.save_workbook("ratios", out, client=code, reason="credit committee")
    assert differences(out.read_bytes())[1] == []
    told = desk.past.of(words=catalogue("en"))[0].text
    assert told == f"Gave out sensitive data of {code} (Ratios (Excel)): credit committee"


def test_statements_are_not_written_without_a_reason(desk: Desk, tmp_path: Path) -> None:
    code, out = firm(desk, years=(2025,)), tmp_path / "x.xlsx"
    for profile in ("work", "accounting"):
        with pytest.raises(UserError) as refused:
            desk.credit_memo.save_workbook("statements", out, client=code, profile=profile)
        assert refused.value.key == "reason_needed"
    assert not out.exists()


def test_nothing_is_written_of_a_client_without_statements_or_never_to_be_printed(desk: Desk, tmp_path: Path) -> None:
    code, out = firm(desk, years=()), tmp_path / "x.xlsx"
    with pytest.raises(UserError) as refused:
        desk.credit_memo.save_workbook("statements", out, client=code, reason="r")
    assert refused.value.key == "no_statement"
    add_statement(desk, code, twin("worked-company")["periods"][1], year=2025)
    record = desk.clients.get(code)
    record[record.kind.by_key["no_print"]] = True
    desk.clients.save(record)
    with pytest.raises(UserError) as withheld:
        desk.credit_memo.save_workbook("statements", out, client=code, reason="r")
    assert withheld.value.key == "withheld"
    assert not out.exists()


@pytest.mark.parametrize(("language", "headings"), [("en", "en"), ("zh_CN", "both"), ("zh_TW", "zh")])
def test_a_workbook_of_ours_is_read_back_without_a_question(
    desk: Desk, tmp_path: Path, language: str, headings: str
) -> None:
    code, out = firm(desk), tmp_path / "statements.xlsx"
    save = desk.credit_memo.save_workbook
    save("statements", out, client=code, headings=headings, language=language, reason="round trip")
    other = firm(desk, years=(), name="另一家")
    for year in desk.statements.ratios(code).periods:
        brought = desk.statement_books.read(other, out, BookWish(end=year.sheet.end))
        assert not brought.asked
        assert not brought.unknown
        assert not brought.problems
        found = brought.found.closing
        assert {key: found.get(key) for key in found} == {key: year.figures.closing.get(key) for key in found}
        assert set(year.figures.closing) <= set(found)
