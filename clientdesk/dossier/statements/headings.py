"""What headings of statements say: the period, the unit, the currency, whether a column closes or opens it."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clientdesk.dossier.folding import fold


class Heading(StrEnum):
    """What the figures of a column are."""

    CURRENT = "current"
    PRIOR = "prior"
    MONTH = "month"
    ASIDE = "aside"


CURRENT, PRIOR, MONTH, ASIDE = Heading
_ASIDE = re.compile(r"行次|行号|序号|附注|增减|变动|比例|占比|^%$|^note|^line( no)?|^no\.?$|change|increase|variance")
_PRIOR = re.compile(
    r"期初|年初|上年|上期|去年|上一|opening|beginning|start of|prior|previous|last (year|period)|comparative"
)
_MONTH = re.compile(r"本月(?!累计)|本季(?!累计)|current month|this month|this quarter")
_CURRENT = re.compile(
    r"期末|年末|本期|本年|累计|closing|end of|current (year|period)|this (year|period)|year to date|^金额$|^amount$"
)
_ORDER = ((ASIDE, _ASIDE), (PRIOR, _PRIOR), (MONTH, _MONTH), (CURRENT, _CURRENT))


def heading(text: str) -> Heading | None:
    """What a column is by its heading, None where the text is none."""
    folded = " ".join(fold(text).split())
    if len(folded) > 60:
        return None
    return next((found for found, pattern in _ORDER if pattern.search(folded)), None)


@dataclass(frozen=True)
class Days:
    """The days a heading tells: the end of a period, and its beginning where that is told too."""

    end: date
    start: date | None = None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"((?:19|20)\d\d)"
_RANGE = re.compile(rf"{_YEAR}\s*年\s*(\d{{1,2}})\s*月?\s*[-–—~至到]\s*(\d{{1,2}})\s*月(?!\s*\d{{1,2}}\s*日)")
_TWO_DAYS = re.compile(
    rf"{_YEAR}\s*[-年./]\s*(\d{{1,2}})\s*[-月./]\s*(\d{{1,2}})\s*日?\s*(?:[–—~至到]|to)\s*"
    rf"{_YEAR}\s*[-年./]\s*(\d{{1,2}})\s*[-月./]\s*(\d{{1,2}})\s*日?"
)
_DAY = re.compile(rf"{_YEAR}\s*[-年./]\s*(\d{{1,2}})\s*[-月./]\s*(\d{{1,2}})\s*日?")
_ROC_DAY = re.compile(r"(?<!\d)(1\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_ROC_YEAR = re.compile(r"(?<!\d)(1\d\d)\s*年度?(?!\s*\d)")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})\s+{_MONTH_NAME},?\s+{_YEAR}")
_MONTH_FIRST = re.compile(rf"{_MONTH_NAME}\s+(\d{{1,2}}),?\s+{_YEAR}")
_QUARTER = re.compile(rf"{_YEAR}\s*(?:年\s*)?(?:第)?(?:q([1-4])|([一二三四])季度)")
_WHOLE_MONTH = re.compile(rf"{_YEAR}\s*年\s*(\d{{1,2}})\s*月(?!\s*\d)")
_WHOLE_YEAR = re.compile(rf"(?<!\d)(?:fy\s*)?{_YEAR}\s*(?:年度|年)?(?!\s*[\d月/.-])")
_OF_A_YEAR = re.compile(r"year ended|for the year|年度")


def days_of(text: str) -> Days | None:
    """The period a text tells, None where it tells none: 2025年12月31日, 2025年1-6月, 114年度, 31 December 2025."""
    folded = fold(text)
    for pattern, reading in _READINGS:
        if found := pattern.search(folded):
            try:
                return reading([part or "" for part in found.groups()], folded)
            except ValueError:
                return None
    return None


def _two_days(parts: list[str], text: str) -> Days:
    one, other = (date(*map(int, three)) for three in (parts[:3], parts[3:]))
    return Days(other, one)


def _range(parts: list[str], text: str) -> Days:
    year, first, last = map(int, parts)
    return Days(_end_of(year, last), date(year, first, 1))


def _day(parts: list[str], text: str) -> Days:
    return _until(date(*map(int, parts)), text)


def _roc_day(parts: list[str], text: str) -> Days:
    return _until(date(int(parts[0]) + 1911, int(parts[1]), int(parts[2])), text)


def _day_first(parts: list[str], text: str) -> Days:
    return _until(date(int(parts[2]), _MONTHS.index(parts[1]) + 1, int(parts[0])), text)


def _month_first(parts: list[str], text: str) -> Days:
    return _until(date(int(parts[2]), _MONTHS.index(parts[0]) + 1, int(parts[1])), text)


def _until(end: date, text: str) -> Days:
    """A day ends a year where the text says so."""
    return Days(end, date(end.year, 1, 1) if _OF_A_YEAR.search(text) and (end.month, end.day) == (12, 31) else None)


def _quarter(parts: list[str], text: str) -> Days:
    number = int(parts[1]) if parts[1] else "一二三四".index(parts[2]) + 1
    return Days(_end_of(int(parts[0]), number * 3), date(int(parts[0]), number * 3 - 2, 1))


def _whole_month(parts: list[str], text: str) -> Days:
    year, month = map(int, parts)
    # Forms head a whole year's figures with the name of its last month too.
    return Days(_end_of(year, month))


def _whole_year(parts: list[str], text: str) -> Days:
    return Days(date(int(parts[0]), 12, 31), date(int(parts[0]), 1, 1))


def _roc_year(parts: list[str], text: str) -> Days:
    return _whole_year([str(int(parts[0]) + 1911)], text)


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


_READINGS = (
    (_TWO_DAYS, _two_days),
    (_RANGE, _range),
    (_DAY, _day),
    (_ROC_DAY, _roc_day),
    (_DAY_FIRST, _day_first),
    (_MONTH_FIRST, _month_first),
    (_QUARTER, _quarter),
    (_WHOLE_MONTH, _whole_month),
    (_WHOLE_YEAR, _whole_year),
    (_ROC_YEAR, _roc_year),
)
_UNITS = (
    (1_000_000, re.compile(r"(?:百万元|百万)|in millions|million")),
    (100_000_000, re.compile(r"亿元")),
    (10_000, re.compile(r"万元|in ten thousands|ten thousand")),
    (1000, re.compile(r"[千仟]元|in thousands|thousand|['’]000")),
    (
        1,
        re.compile(
            r"单位\s*[::]?\s*(?:人民币|新台币|美|港|欧|日)?元|单位\s*[::]\s*(?:rmb|cny)|unit\s*:\s*(?:yuan|1\b|units)|元$"
        ),
    ),
)
_ANNOUNCED = re.compile(r"单位|金额|unit|thousand|million|expressed|['’]000|[万千仟亿]元")
_CURRENCIES = (
    ("TWD", re.compile(r"新台币|nt\$|twd")),
    ("HKD", re.compile(r"港币|港元|hk\$|hkd")),
    ("USD", re.compile(r"美元|us\$|usd")),
    ("EUR", re.compile(r"欧元|€|eur\b")),
    ("JPY", re.compile(r"日元|日圆|jpy")),
    ("GBP", re.compile(r"英镑|£|gbp")),
    ("CNY", re.compile(r"人民币|rmb|cny")),
)


def unit_of(text: str) -> int | None:
    """The unit a text tells: 单位：万元, RMB'000, in thousands; None where it tells none."""
    folded = fold(text).strip()
    if len(folded) > 120 or not _ANNOUNCED.search(folded):
        return None
    return next((factor for factor, pattern in _UNITS if pattern.search(folded)), None)


def currency_of(text: str) -> str:
    """The currency a text tells, empty where it tells none."""
    folded = fold(text)
    if len(folded) > 120 or not _ANNOUNCED.search(folded):
        return ""
    return next((code for code, pattern in _CURRENCIES if pattern.search(folded)), "")


def is_consolidated(texts: Iterable[str]) -> bool:
    """Whether a title says that subsidiaries are in it."""
    return any(re.search(r"合并|consolidated", fold(text)) for text in texts)
