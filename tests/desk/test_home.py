"""A house in Britain: what is typed, brought in, searched and compared there is read as it is written there."""

from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.importing.given import Policy
from clientdesk.desk.importing.importing import with_field
from clientdesk.desk.quality.matters import LENGTH
from clientdesk.dossier.house.company import Company
from clientdesk.dossier.person.basics import Basics, PhoneNumber
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.exchange.letters.addressed import salutation
from clientdesk.i18n import catalogue
from tests import make
from tests.desk.importing.tables import brought, checked, counts, sheet, source, values

# 07700 900000 to 900999 are kept free for films and examples.
ONE, ABROAD = "07700 900123", "+447700900123"
NAME = "Pauline Barraclough"
ENGLISH = catalogue("en")


@pytest.fixture
def leeds(desk: Desk) -> Desk:
    """The desk at home in Britain."""
    house = desk.house.record()
    house[Company.country] = "GB"
    desk.house.save(house)
    return desk


def typed(desk: Desk, text: str) -> str:
    return str(Basics.birth_date.type.read(text, desk.reading).iso())


def test_a_file_that_names_no_country_reads_as_before(desk: Desk) -> None:
    assert (desk.home, desk.reading.order) == ("CN", "")


def test_a_new_file_knows_its_country_and_keeps_it(tmp_path: Path) -> None:
    with Desk.create(tmp_path / "one.clientdesk", currency="GBP", country="GB") as made:
        assert (made.home, made.reading.currency, made.reading.order) == ("GB", "GBP", "dmy")
    with Desk.open(tmp_path / "one.clientdesk") as opened:
        assert typed(opened, "5/2/1990") == "1990-02-05"


def test_the_country_can_be_changed_and_dates_follow_at_once(leeds: Desk) -> None:
    assert typed(leeds, "12/03/1972") == "1972-03-12"
    house = leeds.house.record()
    house[Company.country] = "US"
    leeds.house.save(house)
    assert typed(leeds, "12/03/1972") == "1972-12-03"


# Bringing in


def test_a_column_that_shows_no_order_is_read_as_at_home_and_that_is_told(leeds: Desk) -> None:
    check = checked(leeds, source(sheet(f"Name|Birthday\n{NAME}|01/03/1955\nAnn Sample|02/02/1960")))
    assert [ENGLISH.say(day) for day in check.notes] == [
        "Birthday: 01/03/1955 is read as 1 March, by the home country (United Kingdom)."
    ]
    leeds.importing.run(check)
    assert values(leeds, "KH000001")["birth_date"] == "1955-03-01"


@pytest.mark.parametrize(("other", "day"), [("30/04/1960", "1955-03-01"), ("04/30/1960", "1955-01-03")])
def test_other_cells_of_the_column_show_the_order_wherever_the_house_is(leeds: Desk, other: str, day: str) -> None:
    given = source(sheet(f"Name|Birthday\n{NAME}|01/03/1955\nAnn Sample|{other}"))
    (told,) = checked(leeds, given).notes
    assert ENGLISH.say(told).endswith("as other cells of the column show.")
    brought(leeds, given)
    assert values(leeds, "KH000001")["birth_date"] == day


def test_a_mixed_column_is_told_and_what_may_mean_two_days_is_not_read(leeds: Desk) -> None:
    rows = f"{NAME}|01/03/1955\nAnn Sample|30/04/1960\nJohn Example|04/30/1960"
    check = checked(leeds, source(sheet(f"Name|Birthday\n{rows}")))
    assert "some days stand before and some behind their month" in ENGLISH.say(check.notes[0])
    assert [trouble.found for trouble in check.troubles] == ["01/03/1955"]


def test_days_without_a_year_are_read_in_the_order_of_their_column(leeds: Desk) -> None:
    given = source(sheet(f"Name|Birthday\n{NAME}|01/03\nAnn Sample|30/04\nJohn Example|31/12"))
    brought(leeds, given)
    assert [values(leeds, f"KH00000{n}")["birth_date"] for n in (1, 2, 3)] == ["--03-01", "--04-30", "--12-31"]


def test_a_date_that_needs_a_year_is_left_blank_and_told_without_one(leeds: Desk) -> None:
    matching = leeds.importing.match(given := source(sheet(f"Name|Renewal\n{NAME}|01/03\nAnn Sample|Dec 26")))

    check = leeds.importing.check(given, with_field(matching, 0, 1, "+date"), Policy())
    assert [(trouble.found, ENGLISH.say(trouble.reason)) for trouble in check.troubles] == [
        ("01/03", "The year is missing here."),
        ("Dec 26", "The year is missing here."),
    ]
    assert check.new == 2


def test_the_import_knows_somebody_by_a_mobile_written_otherwise(leeds: Desk) -> None:
    leeds.clients.create(make.person(NAME, mobile=ABROAD))
    assert counts(brought(leeds, source(sheet(f"Name|Mobile\n{NAME}|{ONE}")))) == (0, 0, 1, 0)


# Searching, comparing, merging


@pytest.mark.parametrize("stored", [ONE, ABROAD, "+44 (0)7700 900123", "7700900123"])
@pytest.mark.parametrize("sought", [ONE, "07700900123", "+44 7700 900123", "00447700900123"])
def test_a_number_is_found_however_it_is_written(leeds: Desk, stored: str, sought: str) -> None:
    leeds.clients.create(make.person(NAME, mobile=stored))
    assert [(hit.line.name, hit.field) for hit in leeds.searching.find(sought)] == [(NAME, "mobile")]


def test_doubles_with_the_same_mobile_are_found_hinted_at_and_merged_to_one_number(leeds: Desk) -> None:
    leeds.clients.create(make.person(NAME, mobile=ONE))
    new = make.person(NAME, mobile=ABROAD)
    (like,) = leeds.doubles.like(new)
    assert like.line.name == NAME
    assert like.score > 0.9
    leeds.clients.create(new)
    (pair,) = leeds.doubles.scan()
    assert pair.score > 0.9
    assert any("07700 900123" in ENGLISH.say(reason.text) for reason in pair.reasons)
    compared = leeds.doubles.beside("KH000001", "KH000002")
    assert "mobile" not in {difference.field.key for difference in compared.fields}


def test_the_same_further_number_is_kept_once_in_a_merge(leeds: Desk) -> None:
    for number in (ONE, ABROAD):
        record = make.person(NAME, mobile="0113 496 0000")
        record[Basics.phones] = (Row({PhoneNumber.number.key: number}),)
        leeds.clients.create(record)
    leeds.doubles.merge("KH000001", "KH000002")
    assert len(kept(leeds, "KH000001").rows(Basics.phones)) == 1


def kept(desk: Desk, code: str) -> Record:
    return desk.clients.get(code)


def test_a_lost_leading_zero_is_told_with_the_whole_number(leeds: Desk) -> None:
    leeds.clients.create(make.person(NAME, mobile="7700900123"))
    leeds.clients.create(make.person("Ann Sample", mobile="07700 900124", home_phone="+44 113 496 0000"))
    seen = leeds.quality.look().list(LENGTH.name)
    assert seen is not None
    assert [(one.line.name, ENGLISH.say(one.odd), one.instead(ENGLISH)) for one in seen.findings] == [
        (NAME, "The leading zero is missing.", "07700 900123")
    ]


def test_names_with_the_surname_first_are_turned_and_that_is_told(leeds: Desk) -> None:
    check = checked(leeds, source(sheet("Name|Mobile\nBarraclough, Pauline|07700900123\nJohn Example, MBE|")))
    assert [ENGLISH.say(note) for note in check.notes] == [
        "Name: the surname stands first; Barraclough, Pauline becomes Pauline Barraclough."
    ]
    leeds.importing.run(check)
    assert [values(leeds, f"KH00000{n}")["full_name"] for n in (1, 2)] == [NAME, "John Example, MBE"]


@pytest.mark.parametrize(
    ("name", "more", "line"),
    [
        ("Barraclough, Pauline", {}, "Dear Pauline Barraclough,"),
        ("Barraclough, Pauline", {"gender": "f"}, "Dear Ms Barraclough,"),
        ("Pauline Barraclough", {"salutation": "Mrs"}, "Dear Mrs Barraclough,"),
        ("Mr & Mrs J Smith", {}, "Dear Mr & Mrs Smith,"),
    ],
)
def test_a_letter_begins_as_people_are_addressed(name: str, more: dict[str, str], line: str) -> None:
    assert salutation(make.person(name, **more), ENGLISH) == line


def test_words_beside_the_numbers_of_a_cell_stay_with_them(leeds: Desk) -> None:
    given = source(sheet("Name|Mobile\nAnn Sample|0113 496 0000 (home), 07700 900123 wife\nJohn Example|ask his wife"))
    assert [trouble.found for trouble in checked(leeds, given).troubles] == ["ask his wife"]
    brought(leeds, given)
    ann = kept(leeds, "KH000001")
    assert ann[Basics.mobile] == "0113 496 0000"
    assert [(row[PhoneNumber.number], row[PhoneNumber.note]) for row in ann.rows(Basics.phones)] == [
        ("0113 496 0000", "home"),
        ("07700 900123", "wife"),
    ]
