"""What people write in the cells of tables: dates in many styles, amounts in units, words of choices, nothing."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from clientdesk.desk.importing.cells import Bad, CellReader, Several
from clientdesk.desk.importing.days import Beside
from clientdesk.dossier.fields import Kind
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.types import Reading
from clientdesk.dossier.values import LunarDate, PartialDate
from clientdesk.i18n import catalogue

READING = Reading(date(2026, 11, 22), catalogue("en"))
BORN = PartialDate(1985, 3, 5)


def read(key: str, *cells: Any, kind: Kind = PERSON, heading: str = "") -> list[Any]:
    """The values of the cells of a column."""
    reader = CellReader(kind.by_key[key], heading, cells, READING)
    return [reader.read(cell) for cell in cells]


@pytest.mark.parametrize(
    "cell",
    [
        "1985-03-05",
        "1985.3.5",
        "1985/3/5",
        "1985年3月5日",
        "19850305",
        19850305,
        "1985-03-05 00:00:00",
        date(1985, 3, 5),
        datetime.fromisoformat("1985-03-05"),
        31111,
        "31111",
        31111.0,
    ],
)
def test_a_day_is_read_in_every_style(cell: Any) -> None:
    assert read("birth_date", cell) == [BORN]


def test_the_order_of_day_and_month_is_told_by_the_column() -> None:
    assert read("birth_date", "5/3/1985", "25/12/1990")[0] == BORN
    assert read("birth_date", "3/5/1985", "12/25/1990")[0] == BORN
    assert isinstance(read("birth_date", "5/3/1985")[0], Bad)


def born(*cells: Any) -> list[Any]:
    """What a column of birthdays tells that has a field for the Chinese calendar beside it."""
    reader = CellReader(PERSON.by_key["birth_date"], "", cells, READING, lunar="birth_lunar")
    return [reader.read(cell) for cell in cells]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("85/6/7", PartialDate(1985, 6, 7)),
        ("85年6月7日", PartialDate(1985, 6, 7)),
        ("850607", PartialDate(1985, 6, 7)),
        ("31.12.99", PartialDate(1999, 12, 31)),
    ],
)
def test_a_year_of_two_digits_is_told_by_an_age_that_people_reach(cell: str, day: PartialDate) -> None:
    assert born(cell) == [day]


def test_a_year_of_two_digits_is_not_guessed_where_two_days_are_possible() -> None:
    assert all(isinstance(one, Bad) for one in born("20/6/7", "05/6/7"))
    assert born("05/6/7", "1990-01-02")[0] == PartialDate(2005, 6, 7)
    assert isinstance(read("birth_date", "85/6/7")[0], Bad)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("农历八月十五", LunarDate(None, 8, False, 15)),
        ("农历2012年腊月初八", LunarDate(2012, 12, False, 8)),
        ("1985年六月初十(农历)", LunarDate(1985, 6, False, 10)),
    ],
)
def test_a_day_of_the_chinese_calendar_goes_into_its_own_field(cell: str, day: LunarDate) -> None:
    assert born(cell) == [Beside("birth_lunar", day)]


def test_a_number_that_is_a_year_is_a_year() -> None:
    assert read("birth_date", 1985, "1985") == [PartialDate(1985)] * 2


@pytest.mark.parametrize("cell", ["", " ", "无", "無", "-", "——", "N/A", "暂无", "/", None, "不详", "未知", "Unknown"])
def test_what_says_that_there_is_nothing_is_nothing(cell: Any) -> None:
    assert read("birth_date", cell) == [None]
    assert read("notes", cell) == [None]


def test_amounts_are_taken_in_the_unit_that_heading_or_cell_names() -> None:
    amounts = read("registered_capital", 500, "1,200.5", "300万", kind=ENTERPRISE, heading="注册资本（万元）")
    assert amounts == [Decimal(5_000_000), Decimal(12_005_000), Decimal(3_000_000)]
    assert read("registered_capital", 500, "12万", kind=ENTERPRISE) == [Decimal(500), Decimal(120_000)]


def test_choices_are_known_by_their_words_in_three_languages() -> None:
    assert read("gender", "男", "女性", "先生", "Female", "M") == ["m", "f", "m", "f", "m"]
    assert read("abc_class_override", "A", "A类", "b級") == ["a", "a", "b"]
    assert read("nationality", "中国", "中國", "CN") == ["CN"] * 3
    assert isinstance(read("gender", "?")[0], Bad)


def test_numbers_that_name_something_lose_nothing() -> None:
    assert read("mobile", 15400000001, 15400000001.0, "15400000001.0") == ["15400000001"] * 3
    assert read("id_number", "99999919800101001x") == ["99999919800101001X"]


def test_a_cell_with_two_telephones_keeps_both() -> None:
    assert read("mobile", "15400000001/15400000002") == [Several("15400000001", ("15400000002",))]


def test_lists_are_parted_at_every_usual_mark() -> None:
    assert read("tags", "老客户,高尔夫；钓鱼、VIP") == [("老客户", "高尔夫", "钓鱼", "VIP")]
