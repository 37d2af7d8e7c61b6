"""Workbooks of statements as firms send them, made here: forms of three languages, tidy and untidy."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from clientdesk.dossier.statements.line import OPEN
from clientdesk.dossier.statements.lines import BALANCE, CASH_FLOW, INCOME, LINE, SUPPLEMENT
from clientdesk.i18n import catalogue
from tests.analysis.worked import twin

PERIOD = twin("worked-company")["periods"][1]
BLOCKS = {"bs_close": "", "is": "", "cf": "", "cf_indirect": ""}


def amounts(period: Mapping[str, Any] = PERIOD) -> dict[str, Decimal]:
    """Every figure of a worked year, its totals too, by key; opening balances under `open_…`."""
    found = {key: Decimal(value) for block in BLOCKS for key, value in period[block].items()}
    found |= {key: Decimal(value) for totals in list(period["derived"].values())[:3] for key, value in totals.items()}
    return found | {f"{OPEN}{key}": Decimal(value) for key, value in period["bs_open"].items()}


def general_form(path: Path, *, unit: int = 1, language: str = "zh_CN", **changed: object) -> Path:
    """The general enterprise form: a balance sheet with two sides, income statement, cash flow with its supplement."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    words = catalogue(language)
    figures: dict[str, object] = {key: value / unit for key, value in amounts().items()}
    figures |= changed
    told = {1: "单位：元", 1000: "单位：千元", 10_000: "单位：万元"}[unit]
    _balance_sheet(book.create_sheet("资产负债表"), figures, words, told)
    _list(book.create_sheet("利润表"), "利润表", [line.key for line in INCOME], figures, words, told)
    sheet = book.create_sheet("现金流量表")
    _list(sheet, "现金流量表", [line.key for line in CASH_FLOW], figures, words, told)
    sheet.append(["补充资料"])
    sheet.append(["1．将净利润调节为经营活动现金流量："])
    _rows(sheet, [line.key for line in SUPPLEMENT], figures, words)
    book.save(path)
    return path


def _balance_sheet(sheet: Any, figures: Mapping[str, object], words: Any, told: str) -> None:
    sheet.append(["资产负债表"])
    sheet.append(["编制单位：样板阀门有限公司", None, "2025年12月31日", None, None, None, None, told])
    heads = ["项目", "行次", "期末余额", "上年年末余额"]
    sheet.append([*heads, *heads])
    left = [line.key for line in BALANCE if LINE[line.key].key <= "bs_"] or [line.key for line in BALANCE]
    cut = next(place for place, line in enumerate(BALANCE) if line.key == "bs_total_assets") + 1
    left, right = [line.key for line in BALANCE[:cut]], [line.key for line in BALANCE[cut:]]
    for place in range(max(len(left), len(right))):
        row: list[object] = []
        for keys in (left, right):
            key = keys[place] if place < len(keys) else None
            row += (
                [LINE[key].title(words), place + 1, figures.get(key), figures.get(f"{OPEN}{key}")]
                if key
                else [None] * 4
            )
        sheet.append(row)


def _list(sheet: Any, title: str, keys: Sequence[str], figures: Mapping[str, object], words: Any, told: str) -> None:
    sheet.append([title])
    sheet.append(["编制单位：样板阀门有限公司", None, "2025年度", told])
    sheet.append(["项目", "行次", "本期金额", "上期金额"])
    _rows(sheet, keys, figures, words)


def _rows(sheet: Any, keys: Sequence[str], figures: Mapping[str, object], words: Any) -> None:
    for place, key in enumerate(keys, 1):
        sheet.append([LINE[key].title(words), place, figures.get(key), 1])


def book_of(path: Path, *sheets: tuple[str, Sequence[Sequence[object]]]) -> Path:
    """A workbook of these sheets, row by row."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path
