"""The one-page summary: its boxes, what is cut, the days to come, and the choice of fields."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clientdesk.dossier.fields import Field, Kind, Section
from clientdesk.dossier.kinds import CLIENT_KINDS, ENTERPRISE, PERSON
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import LONG_TEXT, Text
from clientdesk.dossier.values import LunarDate, PartialDate
from clientdesk.exchange.cards import LAYOUTS, House
from clientdesk.exchange.cards.blocks import Cell
from clientdesk.exchange.cards.blocks import Row as Line
from clientdesk.exchange.cards.look import BODY
from clientdesk.exchange.cards.short.boxes import BOXES
from clientdesk.exchange.cards.short.summary import Titled, cut
from clientdesk.exchange.cards.typeset import Typesetter
from clientdesk.i18n import LANGUAGES, catalogue
from tests.exchange.printing import bare, jpeg, make, pages
from tests.exchange.sample_records import enterprise, full, person

SUMMARY = LAYOUTS["summary"]


def summary(record: Record, **more: Any) -> str:
    """The text of the one page, without spaces."""
    (page,) = pages(record, layout="summary", **more)
    return page


def thin() -> Record:
    """Somebody of whom the name is known."""
    return Record(PERSON, {"full_name": "王芳"}, id=3, code="KH000003")


def crowd() -> Record:
    """Everything filled, sixty children, and notes of a book's length."""
    record = full(PERSON, rows=6, code="KH000004")
    record[PERSON.by_key["children"]] = tuple(Row({"name": f"child{n:02}"}) for n in range(60))
    record[PERSON.by_key["current_concern"]] = "字" * 200
    return record


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("record", [thin(), crowd(), full(ENTERPRISE, rows=20)], ids=["thin", "crowd", "firm"])
def test_it_is_one_page_whatever_is_known(record: Record, language: str) -> None:
    text = summary(record, language=language, reason="a test", house=House("范例商贸", ("示例路1号",), jpeg()))
    words = catalogue(language)
    assert bare(words.tr("Page {page} of {pages}", page=1, pages=1)) in text
    assert "范例商贸" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_boxes_have_titles_in_the_language_of_the_print(language: str) -> None:
    text, words = summary(person(), language=language), catalogue(language)
    told = [box.title for box in BOXES if bare(words.tr(box.title)) in text]
    assert told == ["Contact", "Days in the next three months", "Personal", "Class and stage"]
    assert language == "en" or not any(bare(box.title) in text for box in BOXES if " " in box.title)


def test_what_is_empty_leaves_no_title() -> None:
    text = summary(thin())
    assert not any(bare(box.title) in text for box in BOXES)
    assert "Notesbyhand" in text


def test_a_page_that_is_full_has_no_room_for_notes_and_says_how_much_is_missing() -> None:
    text = summary(crowd(), reason="a test")
    assert "Notesbyhand" not in text
    assert "more" in text


def test_where_there_is_too_little_room_every_box_gives_rows_in_turn() -> None:
    def box(title: str, count: int) -> Titled:
        rows = tuple(Line((Cell(0, Typesetter("en").line(str(n), BODY)),)) for n in range(count))
        return Titled(title, rows, count)

    boxes = [box("one", 2), box("two", 30), box("three", 30)]
    room = 400
    kept = cut(boxes, room)
    assert kept[0].kept == 2
    assert abs(kept[1].kept - kept[2].kept) <= 1
    assert all(len(cut.rows) == len(whole.rows) for cut, whole in zip(kept, boxes, strict=True))
    assert room - 30 < sum(box.height for box in kept) + 2 * 12.8 <= room
    assert [box.kept for box in cut(boxes, 5000)] == [2, 30, 30]


def test_the_number_of_what_is_not_shown_is_told() -> None:
    people = tuple(Row({"role": ("sales",), "name": f"person{n:02}", "post": "Clerk"}) for n in range(90))
    text = summary(enterprise(org_people=people))
    shown = sum(f"person{n:02}" in text for n in range(90))
    assert 20 < shown < 90
    assert f"+{90 - shown}more" in text


def test_the_days_to_come_are_told_in_both_calendars_the_nearest_first() -> None:
    record = person(
        birth_date=PartialDate(1990, 3, 7),
        spouse_name="李娜",
        spouse_birthday_lunar=LunarDate(1991, 2, False, 10),
        wedding_date=date(2016, 5, 1),
        parents=(Row({"name": "老陈", "birthday": PartialDate(1950, 7, 1)}),),
    )
    text = summary(record)
    told = [
        "03-07Birthday·turns36",
        "03-28李娜·Spouse·Birthday·turns35·lunar19912/10",
        "05-01Weddinganniversary·10years",
    ]
    assert sorted(told, key=text.index) == told
    assert "老陈" not in text


def test_days_of_those_who_are_hidden_are_hidden_too() -> None:
    record = person(children=(Row({"name": "小宝", "birthday": PartialDate(2015, 4, 1)}),))
    assert "小宝" not in summary(record)
    assert "04-01小宝·Child·Birthday·turns11" in summary(record, reason="a test")
    assert "turns36" not in summary(record, profile="handout")


def test_the_people_of_a_firm_come_with_the_main_contact_first_and_without_those_who_left() -> None:
    people = (
        Row({"role": ("owner",), "name": "Anna Boss", "post": "Owner"}),
        Row({"role": ("sales",), "name": "Gone Person", "left_on": date(2020, 1, 1)}),
        Row({"role": ("purchasing",), "name": "Main Person", "is_main": True, "mobile": "154 0000 0009"}),
    )
    text = summary(enterprise(org_people=people))
    box = text[text.index("Keypeople") :]
    assert 0 < box.index("MainPerson") < box.index("AnnaBoss")
    assert "GonePerson" not in text


def test_amounts_have_their_currency_and_columns_that_say_nothing_alone_their_label() -> None:
    sales = (Row({"year": 2024, "revenue": Decimal(1000)}), Row({"year": 2025, "revenue": Decimal(2000)}))
    text = summary(enterprise(currency="EUR", credit_limit=Decimal(50_000), sales_by_year=sales))
    assert "EUR50,000.00" in text
    assert text.index("2025Sales(EUR)2,000.00") < text.index("2024Sales(EUR)1,000.00")


def test_a_problem_that_is_solved_is_no_open_one() -> None:
    problems = (Row({"problem": "Late lorry", "status": "solved"}), Row({"problem": "Soft steel", "status": "doing"}))
    text = summary(enterprise(problems=problems))
    assert "Softsteel" in text
    assert "Latelorry" not in text


def test_a_choice_keeps_the_boxes_and_puts_what_stands_in_none_at_the_end() -> None:
    record = person(notes="Figures first.", topics=("opera",), taboos=("delay",), nickname="老龚")
    chosen = ("notes", "taboos", "email", "nickname")
    text = summary(record, fields={"person": chosen})
    order = ["Contact", "lukasz@example.com", "Goodtoknow", "Figuresfirst.", "Preferences", "delay", "More", "老龚"]
    assert sorted(order, key=text.index) == order
    assert "opera" not in text
    assert "1540000" not in text
    assert "Classandstage" not in text


def test_a_choice_for_another_kind_changes_nothing() -> None:
    assert "lukasz@example.com" in summary(person(), fields={"enterprise": ()})
    assert "lukasz@example.com" not in summary(person(), fields={"person": ()})


@pytest.mark.parametrize("key", ["social_class", "view_politics", "personality_friends"])
def test_gossip_and_social_stratum_cannot_be_chosen_for_a_short_card(key: str) -> None:
    record = full(PERSON, rows=1)
    assert key not in SUMMARY.offered(PERSON)
    shown = record.kind.by_key[key].type.show(record[record.kind.by_key[key]], catalogue("en"))
    text = summary(record, reason="a test", fields={"person": (key, "mobile")})
    assert bare(shown)[:12] not in text
    assert key in LAYOUTS["full"].offered(PERSON)


@pytest.mark.parametrize("kind", CLIENT_KINDS, ids=lambda kind: kind.name)
def test_what_it_shows_by_itself_can_be_chosen_too(kind: Kind) -> None:
    for layout in LAYOUTS.values():
        assert set(layout.fields(kind)) <= set(layout.offered(kind))
        assert len(layout.fields(kind)) == len(set(layout.fields(kind)))


def test_a_kind_without_boxes_has_one_with_all_of_its_fields() -> None:
    class Visit(Section, of="visit", title="Visit"):
        """A visit."""

        subject = Field("Subject", Text(80))
        place = Field("Place", Text(80))
        report = Field("Report", LONG_TEXT)

    kind = Kind("visit", "Visit", "Visits", (Visit,), title=Visit.subject, lists={})
    record = Record(kind, {"subject": "First call", "place": "Harbour", "report": "Went well"}, code="VS000001")
    for layout in ("summary", "index", "index-a6"):
        (text,) = pages(record, layout=layout)
        assert all(word in text for word in ("Firstcall", "VS000001", "Harbour", "Wentwell"))
    assert LAYOUTS["summary"].fields(kind) == ("place", "report")


def test_only_the_sample_client_of_a_print_says_that_it_is_one() -> None:
    for layout in ("full", "summary", "index", "index-a6"):
        first, second = pages(person(is_sample=True), thin(), layout=layout)
        assert "Sample" in first
        assert "Sample" not in second


def test_how_much_is_left_out_is_told_at_the_foot() -> None:
    record = person(diet_restrictions="peanuts", children=(Row({"name": "小宝"}),))
    assert "2fieldswithpersonalorsensitivedataareleftout." in summary(record)
    assert "leftout" not in summary(record, reason="a test")


def test_a_lost_photo_leaves_a_silhouette_and_a_firm_without_a_logo_no_hole() -> None:
    assert make(thin(), layout="summary", photo_of=lambda _: b"\xff\xd8 cut").pages == 1
    assert "KH000002" in summary(enterprise())
