"""English lists: the surname first, a line for two, a telephone that has lost its zero."""

from clientdesk.desk import Desk
from clientdesk.desk.importing.given import APART, Policy
from tests import make
from tests.desk.importing.tables import ENGLISH, brought, checked, counts, sheet, source, values, why

COUPLES = """
Name|Address|Home phone
John & Mary Smith|1 Sample Lane|0113 496 0123
Pauline Barraclough||
Mr & Mrs P Patel||
"""


def notes(desk: Desk, text: str, policy: Policy | None = None) -> list[str]:
    """What is said of columns."""
    return [ENGLISH.say(note) for note in checked(desk, source(sheet(text)), policy).notes]


def test_names_with_the_surname_first_are_turned_and_their_parts_kept(desk: Desk) -> None:
    given = sheet("Name|E-mail\nBarraclough, Pauline|p@example.com\nvan der Berg, Anna|a@example.com")
    brought(desk, source(given))
    assert values(desk, "KH000001") == {
        "full_name": "Pauline Barraclough",
        "family_name": "Barraclough",
        "given_name": "Pauline",
        "email": "p@example.com",
    }
    assert values(desk, "KH000002")["family_name"] == "van der Berg"


def test_of_a_column_in_both_orders_no_parts_are_told(desk: Desk) -> None:
    brought(desk, source(sheet("Name|E-mail\nBarraclough, Pauline|p@example.com\nJohn Smith|j@example.com")))
    assert values(desk, "KH000001") == {"full_name": "Pauline Barraclough", "email": "p@example.com"}


def test_couples_are_told_and_stay_as_they_were_typed(desk: Desk) -> None:
    told = "2 lines are for couples, such as John Smith / Mary Smith; each becomes one client."
    assert notes(desk, COUPLES) == [told]
    assert counts(brought(desk, source(sheet(COUPLES)))) == (3, 0, 0, 0)
    assert values(desk, "KH000001")["full_name"] == "John & Mary Smith"
    assert "spouse_id" not in values(desk, "KH000001")


def test_couples_become_two_clients_who_are_each_others_spouse(desk: Desk) -> None:
    policy = Policy(couples=APART)
    (said,) = notes(desk, COUPLES, policy)
    assert said.endswith("each becomes two clients who are each other's spouse.")
    brought(desk, source(sheet(COUPLES)), policy)
    john, mary = values(desk, "KH000001"), values(desk, "KH000004")
    assert (john["full_name"], mary["full_name"]) == ("John Smith", "Mary Smith")
    assert john["spouse_id"] == {"code": "KH000004", "name": "Mary Smith"}
    assert mary["spouse_id"] == {"code": "KH000001", "name": "John Smith"}
    assert mary["home_address"] == john["home_address"]
    assert mary["home_phone"] == "0113 496 0123"
    assert values(desk, "KH000005")["full_name"] == "Mrs P Patel"
    desk.past.undo()
    assert desk.clients.count() == 0


def test_the_second_of_a_couple_who_is_there_is_not_made_anew(desk: Desk) -> None:
    desk.clients.create(make.person("Mary Smith", mobile="07700 900123"))
    brought(desk, source(sheet(COUPLES)), Policy(couples=APART))
    names = sorted(record.name for record in desk.clients.every())
    assert names == ["John Smith", "Mary Smith", "Mr P Patel", "Mrs P Patel", "Pauline Barraclough"]
    mary = values(desk, "KH000001")
    assert (mary["mobile"], mary["home_phone"]) == ("07700 900123", "0113 496 0123")
    assert mary["spouse_id"]["name"] == "John Smith"
    assert values(desk, mary["spouse_id"]["code"])["spouse_id"] == {"code": "KH000001", "name": "Mary Smith"}


def test_the_second_of_a_couple_is_not_lost_where_the_first_is_there(desk: Desk) -> None:
    desk.clients.create(make.person("John Smith"))
    given = source(sheet("Name\nJohn & Mary Smith\n"))
    brought(desk, given, Policy(couples=APART))
    assert values(desk, "KH000001")["spouse_id"] == {"code": "KH000002", "name": "Mary Smith"}
    assert counts(brought(desk, given, Policy(couples=APART))) == (0, 0, 1, 0)
    assert desk.clients.count() == 2


def test_somebody_with_another_address_or_spouse_is_not_the_second_of_a_couple(desk: Desk) -> None:
    desk.clients.create(make.person("Mary Smith", home_phone="0113 496 0999"))
    brought(desk, source(sheet(COUPLES)), Policy(couples=APART))
    assert "spouse_id" not in values(desk, "KH000001")
    assert sorted(record.name for record in desk.clients.every()).count("Mary Smith") == 2


def test_several_who_may_be_the_second_of_a_couple_are_told(desk: Desk) -> None:
    for _ in range(2):
        desk.clients.create(make.person("Mary Smith"))
    check = checked(desk, source(sheet(COUPLES)), Policy(couples=APART))
    assert counts(check) == (2, 0, 0, 1)
    assert why(check.lines[0]) == "Several clients may be meant by Mary Smith: KH000001, KH000002."


def test_a_line_with_a_spouse_of_its_own_is_no_couple(desk: Desk) -> None:
    assert notes(desk, "Name|Spouse\nJohn & Mary Smith|Mary") == []


def test_a_british_house_gets_back_the_zero_that_a_spreadsheet_dropped(desk: Desk) -> None:
    desk.house.settle_in("GB")
    text = "Name|Home phone\nPauline Barraclough|1134960123\nJohn Smith|0113 496 0124"
    assert notes(desk, text) == [
        "Home phone: a leading zero that was dropped is put back; 1134960123 becomes 0113 496 0123."
    ]
    brought(desk, source(sheet(text)))
    assert values(desk, "KH000001")["home_phone"] == "0113 496 0123"
    assert values(desk, "KH000002")["home_phone"] == "0113 496 0124"


def test_elsewhere_numbers_stay_as_they_are(desk: Desk) -> None:
    text = "姓名|住宅电话\n王小明|51288881234"
    assert notes(desk, text) == []
    brought(desk, source(sheet(text)))
    assert values(desk, "KH000001")["home_phone"] == "51288881234"
