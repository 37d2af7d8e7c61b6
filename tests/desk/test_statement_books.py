"""Statements out of workbooks: forms in three languages, what is asked, what is refused and at which cell."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from clientdesk.cli.main import run
from clientdesk.desk import Desk
from clientdesk.desk.statement_books import BookWish, Brought, sentences
from clientdesk.dossier.statements.captions import bare, lines_of
from clientdesk.dossier.statements.headings import Days, days_of, heading, unit_of
from clientdesk.dossier.statements.line import OPEN
from clientdesk.dossier.statements.lines import LINES
from clientdesk.dossier.statements.statement import Statement
from clientdesk.errors import UserError
from clientdesk.i18n import LANGUAGES, catalogue
from tests import make
from tests.exchange.statement_books import amounts, book_of, general_form

ENGLISH = catalogue("en")
CODE = "KH000001"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    """A desk with one enterprise."""
    with make.desk(path) as made:
        made.clients.create(make.enterprise())
        yield made


def all_of(brought: Brought) -> dict[str, Decimal]:
    opening = {f"{OPEN}{key}": value for key, value in brought.found.opening.items()}
    return {**brought.found.closing, **opening}


def balance(*rows: tuple[object, ...], title: str = "2025年12月31日  单位：元") -> tuple[str, list[tuple[object, ...]]]:
    """A sheet of assets and a few other rows."""
    return ("资产负债表", [(title,), ("项目", "期末余额", "年初余额"), ("货币资金", 100, 80), ("存货", 50, 40), *rows])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", [1, 10_000])
def test_the_general_form_is_read_whole(desk: Desk, tmp_path: Path, language: str, unit: int) -> None:
    source = general_form(tmp_path / "book.xlsx", unit=unit, language=language)
    brought = desk.statement_books.read(CODE, source)
    assert (brought.unknown, brought.problems, brought.asked) == ((), (), ())
    wanted = amounts()
    assert {key: all_of(brought).get(key, Decimal(0)) for key in wanted} == wanted
    record = brought.record
    assert (record[Statement.period_start], record[Statement.period_end]) == (date(2025, 1, 1), date(2025, 12, 31))
    assert record[Statement.unit] == str(unit)
    desk.statement_books.bring(brought)
    desk.statements.check(record.code)
    assert desk.statements.ratios(CODE).periods[0].results["R01"].value == Decimal("5157400") / Decimal("2787500")


def test_a_taiwanese_csv_is_read(desk: Desk, tmp_path: Path) -> None:
    text = (
        "合併資產負債表,,\n民國114年12月31日,,單位：新臺幣仟元\n會計項目,114年12月31日,113年12月31日\n"
        '現金及約當現金,"1,030","(5)"\n應收帳款淨額,182,151\n存貨,176,-\n流動資產合計,"1,388",146\n'
    )
    source = tmp_path / "book.csv"
    source.write_bytes(text.encode("big5"))
    brought = desk.statement_books.read(CODE, source)
    assert brought.found.closing == {
        "bs_cash": Decimal("1030000.00"),
        "bs_ar": Decimal("182000.00"),
        "bs_inventory": Decimal("176000.00"),
        "bs_total_ca": Decimal("1388000.00"),
    }
    assert brought.found.opening["bs_cash"] == Decimal("-5000.00")
    record = brought.record
    assert (record[Statement.currency], record[Statement.scope]) == ("TWD", "consolidated")
    assert record[Statement.period_end] == date(2025, 12, 31)


def test_an_english_book_with_costs_in_brackets_is_turned(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ("Income statement for the year ended 31 December 2025 (in thousands of USD)",),
        (None, 2025, 2024),
        ("Revenue", 500, 400),
        ("Cost of sales", "(300)", "(200)"),
        ("Gross profit", 200, 200),
        ("Selling expenses", "(40)", "(30)"),
        ("Administrative expenses", -60, -50),
    ]
    brought = desk.statement_books.read(CODE, book_of(tmp_path / "book.xlsx", ("IS", rows)))
    assert brought.found.closing["is_cogs"] == Decimal("300000.00")
    assert brought.found.closing["is_admin"] == Decimal("60000.00")
    assert len(brought.found.notes) == 1
    assert brought.record[Statement.currency] == "USD"
    earlier = desk.statement_books.read(CODE, tmp_path / "book.xlsx", BookWish(end=date(2024, 12, 31)))
    assert earlier.found.closing["is_revenue"] == Decimal("400000.00")


def test_unknown_captions_are_asked_once_and_remembered(desk: Desk, tmp_path: Path) -> None:
    source = book_of(tmp_path / "book.xlsx", balance(("周转材料", 7, 6), ("神秘项目", 3, 2)))
    brought = desk.statement_books.read(CODE, source)
    assert [(each.caption, each.cell) for each in brought.unknown] == [("周转材料", "A5"), ("神秘项目", "A6")]
    with pytest.raises(UserError) as caught:
        desk.statement_books.bring(brought)
    assert (caught.value.key, caught.value.values["n"]) == ("unknown_captions", 2)
    wish = BookWish(captions={"周转材料": "bs_inventory", "神秘项目": ""})
    told = desk.statement_books.read(CODE, source, wish)
    assert told.found.closing["bs_inventory"] == Decimal("57.00")
    desk.statement_books.bring(told, wish)
    again = desk.statement_books.read(CODE, source)
    assert again.unknown == ()
    assert again.found.closing["bs_inventory"] == Decimal("57.00")
    desk.past.undo()
    assert len(desk.statement_books.read(CODE, source).unknown) == 2
    assert desk.statements.of(CODE) == []


def test_a_line_that_is_none_cannot_be_mapped_to(desk: Desk, tmp_path: Path) -> None:
    source = book_of(tmp_path / "book.xlsx", balance())
    with pytest.raises(UserError) as caught:
        desk.statement_books.read(CODE, source, BookWish(captions={"x": "bs_wings"}))
    assert caught.value.key == "no_line"


def test_text_in_a_money_cell_is_named_and_only_left_blank_on_request(desk: Desk, tmp_path: Path) -> None:
    source = book_of(tmp_path / "book.xlsx", balance(("应收票据", "约三万左右", 1)))
    brought = desk.statement_books.read(CODE, source)
    assert [(each.sheet, each.cell) for each in brought.problems] == [("资产负债表", "B5")]
    assert sentences(brought.problems, ENGLISH) == ["资产负债表!B5: Text stands where an amount belongs."]
    with pytest.raises(UserError) as caught:
        desk.statement_books.bring(brought)
    assert caught.value.key == "unreadable_cells"
    assert desk.statements.of(CODE) == []
    desk.statement_books.bring(brought, BookWish(problems="draft"))
    (kept,) = desk.statements.of(CODE)
    assert (kept[Statement.status], kept[Statement.basis]) == ("draft", "partial")
    assert "B5" in (kept[Statement.note] or "")


def test_totals_that_lead_back_to_themselves_are_named(desk: Desk, tmp_path: Path) -> None:
    source = book_of(tmp_path / "book.xlsx", balance(("流动资产合计", "=SUM(B3:B5)", 120)))
    brought = desk.statement_books.read(CODE, source)
    assert [each.cell for each in brought.problems] == ["B5"]


def test_a_formula_that_was_never_reckoned_is_named_unless_it_is_a_total(desk: Desk, tmp_path: Path) -> None:
    source = book_of(tmp_path / "book.xlsx", balance(("应收账款", "=1+2", 1), ("流动资产合计", "=B3+B4", "=C3+C4")))
    brought = desk.statement_books.read(CODE, source)
    assert [each.cell for each in brought.problems] == ["B5"]
    assert "bs_total_ca" not in brought.found.closing


def test_a_book_of_another_year_is_named_at_the_cell_that_says_so(desk: Desk, tmp_path: Path) -> None:
    source = book_of(tmp_path / "book.xlsx", balance())
    brought = desk.statement_books.read(CODE, source, BookWish(end=date(2023, 12, 31)))
    (problem,) = brought.problems
    assert (problem.sheet, problem.cell) == ("资产负债表", "A1")
    assert problem.values == {"found": "2025-12-31", "wanted": "2023-12-31"}
    assert brought.found.closing == {}


def test_sheets_of_different_years_are_not_mixed(desk: Desk, tmp_path: Path) -> None:
    income = ("利润表", [("2024年度",), ("项目", "本期金额"), ("营业收入", 9), ("减：营业成本", 5)])
    brought = desk.statement_books.read(CODE, book_of(tmp_path / "book.xlsx", balance(), income))
    assert "is_revenue" not in brought.found.closing
    assert [each.sheet for each in brought.problems] == ["利润表"]


def test_a_second_statement_of_the_period_is_refused_and_the_first_stays(desk: Desk, tmp_path: Path) -> None:
    first = desk.statement_books.read(CODE, book_of(tmp_path / "one.xlsx", balance()))
    desk.statement_books.bring(first)
    other = desk.statement_books.read(CODE, book_of(tmp_path / "two.xlsx", balance(("应收账款", 9, 9))))
    with pytest.raises(UserError) as caught:
        desk.statement_books.bring(other)
    assert caught.value.key == "second_statement"
    beside = desk.statement_books.read(CODE, tmp_path / "two.xlsx", BookWish(version="second"))
    desk.statement_books.bring(beside)
    assert [record[Statement.version] for record in desk.statements.of(CODE)] == [None, "second"]


def test_what_the_book_does_not_tell_is_asked(desk: Desk, tmp_path: Path) -> None:
    source = book_of(tmp_path / "book.xlsx", balance(title="我们的报表"))
    brought = desk.statement_books.read(CODE, source)
    assert brought.asked == ("end", "start", "unit")
    with pytest.raises(UserError, match="end, start, unit"):
        desk.statement_books.bring(brought)
    told = desk.statement_books.read(CODE, source, BookWish(end=date(2025, 12, 31), unit=10_000))
    assert told.asked == ()
    assert told.found.closing["bs_cash"] == Decimal("1000000.00")


def test_the_same_line_twice_with_other_figures_is_named(desk: Desk, tmp_path: Path) -> None:
    source = book_of(tmp_path / "book.xlsx", balance(("货币资金", 101, 80)))
    assert [each.cell for each in desk.statement_books.read(CODE, source).problems] == ["B5"]


def test_parts_of_small_firms_make_one_line_and_parts_of_a_line_count_once(desk: Desk, tmp_path: Path) -> None:
    rows = (
        ("其他应收款", 10, 1),
        ("应收利息", 2, 1),
        ("其中：应收股利", 5, 1),
        ("固定资产账面价值", 30, 3),
        ("固定资产清理", 4, 3),
    )
    brought = desk.statement_books.read(CODE, book_of(tmp_path / "book.xlsx", balance(*rows)))
    assert brought.found.closing["bs_other_rec"] == 12
    assert brought.found.closing["bs_fixed_assets"] == 34
    assert brought.unknown == ()


def test_gross_is_left_out_where_net_stands_beside_it(desk: Desk, tmp_path: Path) -> None:
    rows = (("应收账款", 12, 1), ("应收账款净额", 10, 1))
    assert desk.statement_books.read(CODE, book_of(tmp_path / "b.xlsx", balance(*rows))).found.closing["bs_ar"] == 10


@pytest.mark.parametrize("junk", [b"", b"PK\x03\x04broken", b"\x00\x01\x02" * 50, b"%PDF-1.4 nothing"])
def test_what_is_no_book_is_refused_in_words(desk: Desk, tmp_path: Path, junk: bytes) -> None:
    source = tmp_path / "book.xlsx"
    source.write_bytes(junk)
    with pytest.raises(UserError):
        desk.statement_books.read(CODE, source)


def test_every_caption_of_ours_is_known_in_every_language_and_wording() -> None:
    for language in LANGUAGES:
        words = catalogue(language)
        for line in LINES:
            for standard in ("cas", "asse", "ifrs"):
                assert line.key in lines_of(line.wording(standard, words)), (language, line.key)


@pytest.mark.parametrize(
    ("caption", "key"),
    [
        ("一、营业收入", "is_revenue"),
        ("　减：营业成本", "is_cogs"),
        ("（一）基本业务收入", ""),
        ("應收帳款", "bs_ar"),
        ("  Accounts Receivable, net ", "bs_ar"),
        ("所有者权益（或股东权益）合计", "bs_total_equity"),
        ("Less: Treasury stock", "bs_treasury"),
        ("ＣＡＳＨ", "bs_cash"),
    ],
)
def test_captions_are_known_in_whatever_dress(caption: str, key: str) -> None:
    assert lines_of(caption) == ((key,) if key else ())
    assert bare(bare(caption)) == bare(caption)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2025年12月31日", Days(date(2025, 12, 31))),
        ("2025 年度", Days(date(2025, 12, 31), date(2025, 1, 1))),
        ("2025年1-6月", Days(date(2025, 6, 30), date(2025, 1, 1))),
        ("2025年第三季度", Days(date(2025, 9, 30), date(2025, 7, 1))),
        ("民國114年12月31日", Days(date(2025, 12, 31))),
        ("114年度", Days(date(2025, 12, 31), date(2025, 1, 1))),
        ("For the year ended December 31, 2025", Days(date(2025, 12, 31), date(2025, 1, 1))),
        ("31 March 2025", Days(date(2025, 3, 31))),
        ("2025-01-01 至 2025-09-30", Days(date(2025, 9, 30), date(2025, 1, 1))),
        ("FY2025", Days(date(2025, 12, 31), date(2025, 1, 1))),
        ("2025年13月40日", None),
        ("期末余额", None),
    ],
)
def test_periods_are_read_out_of_headings(text: str, days: Days | None) -> None:
    assert days_of(text) == days


def test_columns_and_units_are_read_out_of_headings() -> None:
    told = {
        "上年年末余额": "prior",
        "期末余额": "current",
        "本月金额": "month",
        "本年累计金额": "current",
        "行次": "aside",
    }
    assert {text: str(heading(text)) for text in told} == told
    assert heading("货币资金") is None
    units = {
        "单位：万元": 10_000,
        "单位:人民币元": 1,
        "RMB'000": 1000,
        "In thousands of NT$": 1000,
        "金额单位：千元": 1000,
    }
    assert {text: unit_of(text) for text in units} == units


def test_the_command_tells_asks_and_stores(
    desk: Desk, path: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    desk.close()
    source = book_of(tmp_path / "book.xlsx", balance(("周转材料", 7, 6)))
    given = ["import", str(path), str(source), "--statement", CODE, "--json"]
    assert run([*given, "--dry-run"]) == 0
    told = json.loads(capfd.readouterr().out)
    assert told["unknown"] == [{"caption": "周转材料", "cell": "资产负债表!A5"}]
    assert (told["step"], told["period_end"]) == (None, "2025-12-31")
    assert run(given) == 8
    assert json.loads(capfd.readouterr().err)["key"] == "unknown_captions"
    names = tmp_path / "map.json"
    names.write_text(json.dumps({"周转材料": "bs_inventory"}), encoding="utf-8")
    assert run([*given, "--map", str(names)]) == 0
    told = json.loads(capfd.readouterr().out)
    assert (told["new"], told["code"], told["closing"]["bs_inventory"]) == (1, "CB000001", "57.00")
    assert run([*given]) == 9
    assert json.loads(capfd.readouterr().err)["key"] == "second_statement"
    assert run(["import", str(path), str(source), "--statement", CODE, "--dry-run", "--lang", "zh_CN"]) == 0
    assert "2025" in capfd.readouterr().out
