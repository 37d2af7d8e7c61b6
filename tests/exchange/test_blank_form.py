"""The form to fill in by hand, read back from its PDF."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from typing import Any

import pytest

from clientdesk.dossier.enterprise import basics as firm
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.fields import SENSITIVE, Field, Kind, Rows, Section, Sensitivity, rows_of
from clientdesk.dossier.kinds import CLIENT_KINDS, ENTERPRISE, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import BOOL, DATE, LONG_TEXT, MONEY, Choice, MultiChoice, Text
from clientdesk.dossier.types.chosen import Choices
from clientdesk.dossier.values import Link, LunarDate, PartialDate
from clientdesk.exchange.cards import House
from clientdesk.exchange.cards.blank_form.asked import standard, written_columns
from clientdesk.i18n import LANGUAGES, catalogue
from tests.exchange.printing import PORTRAIT, jpeg, make
from tests.exchange.reading import Page, Print, Run, bare, read_back
from tests.exchange.sample_records import enterprise, person

MM = 72 / 25.4
REASON = "asked for by the person"
_FOOT, _HEAD = 16 * MM, 282 * MM
every_kind = pytest.mark.parametrize("kind", CLIENT_KINDS, ids=lambda kind: kind.name)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def form(record: Record, **more: Any) -> Print:
    return read_back(make(record, **{"layout": "blank", **more}).pdf)


def short(record: Record, *keys: str, **more: Any) -> Print:
    """A form that asks for these fields only."""
    return form(record, fields={record.kind.name: keys}, **more)


def empty(kind: Kind, language: str) -> Print:
    return _empty(kind.name, language)


@cache
def _empty(kind: str, language: str) -> Print:
    return form(Record(next(each for each in CLIENT_KINDS if each.name == kind)), language=language)


def asked(kind: Kind, classes: tuple[Sensitivity, ...]) -> Iterator[tuple[Field[Any], Field[Any] | None]]:
    """Every field that is to be asked for, and every column of a group, if its class is one of these."""
    for field in standard(kind):
        if field.sensitivity in classes:
            yield field, None
        if isinstance(field.type, Rows):
            for column in written_columns(rows_of(field).columns):
                if field.sensitivity in classes and column.sensitivity in classes:
                    yield field, column


# An empty form


@every_language
@every_kind
def test_every_field_that_can_be_written_has_its_label_on_the_form(kind: Kind, language: str) -> None:
    text, words = empty(kind, language).text, catalogue(language)
    labels = [
        (column or field).title(words) for field, column in asked(kind, (Sensitivity.NORMAL, Sensitivity.PERSONAL))
    ]
    assert len(labels) > 150
    assert [label for label in labels if bare(label) not in text] == []


@every_kind
def test_only_what_is_worked_out_given_or_linked_by_the_program_is_not_asked_for(kind: Kind) -> None:
    left_out = {field.key for field in kind.fields} - {field.key for field in standard(kind)}
    derived = {field.key for field in kind.fields if not field.stored}
    links = {"employer_id", "spouse_id", "closest_relative_row", "closest_friend_row", "closest_neighbour_row"}
    given = {"client_code", "client_kind", "is_sample", "custom_fields"}
    assert left_out - derived <= links | given


@every_kind
def test_sensitive_fields_are_asked_for_with_a_reason_only_and_the_form_says_so(kind: Kind) -> None:
    words = catalogue("en")
    without, asking = empty(kind, "en"), form(Record(kind), reason=REASON)
    for field, _ in asked(kind, (SENSITIVE,)):
        assert bare(field.title(words)) in asking.text, field
    secret = ("Bloodtype", "Religiousbelief") if kind is PERSON else ("Bankaccounts",)
    assert not [label for label in secret if label in without.text]
    assert all("Asksforsensitivedata" in page.text for page in asking.pages)
    assert "Asksforsensitivedata" not in without.text
    assert "Containssensitivedata" not in asking.text


def test_the_sections_are_numbered_as_in_the_dossier_and_bookmarked() -> None:
    titles = ["Record header", "Basics", "Education", "Family", "Interpersonal relations", "Career", "Lifestyle"]
    titles += ["Personality", "Experience and outlook", "The client and us", "Other material and notes"]
    read = empty(PERSON, "en")
    assert read.outline == ("Client form: Person", *titles)
    bars = [run.text for page in read.pages for run in page.runs if run.size == 10 and run.text[0].isdigit()]
    assert [bare(bar) for bar in bars] == [f"{number}{bare(title)}" for number, title in enumerate(titles[1:], 1)]


@every_language
@every_kind
def test_a_form_is_as_few_pages_as_can_still_be_written_on(kind: Kind, language: str) -> None:
    read, words = empty(kind, language), catalogue(language)
    assert len(read.pages) <= (13 if kind is PERSON else 10)
    for number, page in enumerate(read.pages, 1):
        assert bare(words.tr("Page {page} of {pages}", page=number, pages=len(read.pages))) in page.text
        assert bare(kind.title.title(words)) in page.text, "every sheet has a place for the name"


@every_language
@every_kind
def test_there_is_room_for_handwriting_above_every_line(kind: Kind, language: str) -> None:
    lines = 0
    for page in empty(kind, language).pages:
        rules = [rule for rule in page_rules(page) if rule.right - rule.left > 20 * MM]
        lines += len(rules)
        for above, below in combinations(sorted(rules, key=lambda rule: -rule.top), 2):
            over_each_other = min(above.right, below.right) - max(above.left, below.left) > MM
            assert not over_each_other or above.top - below.top > 6.99 * MM
        for rule, run in product(rules, page.runs):
            over = run.box.right > rule.left and run.box.left < rule.right - 15 * MM and run.box.bottom > rule.top - 1
            assert not over or run.box.bottom - rule.top > 5.5 * MM, run.text
    assert lines > 60


def page_rules(page: Page) -> list[Any]:
    """The lines to write on: neither the frames of tables nor the rules over head and foot."""
    flat = [stroke for stroke in page.strokes if stroke.top - stroke.bottom < 0.01]
    return [stroke for stroke in flat if _FOOT < stroke.top < _HEAD and stroke.right - stroke.left < 179 * MM]


def test_a_choice_of_a_few_is_ticked_and_one_of_many_is_written() -> None:
    text = empty(PERSON, "en").text
    assert all(word in text for word in ("MarriedRemarried", "MaleFemaleOther", "OutgoingReserved", "Other:"))
    assert "Afghanistan" not in text
    assert "Governmentpublicinstitution" not in text


def test_a_date_has_a_box_for_each_digit_as_the_language_writes_it() -> None:
    boxes = len([box for box in empty(PERSON, "en").pages[1].strokes if abs(box.right - box.left - 4.3 * MM) < 0.1])
    assert boxes >= 8
    assert "Y" * 4 + "-" + "MM-DD" in empty(PERSON, "en").text
    assert "年月日" in empty(PERSON, "zh_CN").text


def test_the_house_stands_at_the_head_and_the_document_has_a_name() -> None:
    house = House("Invented Machines Ltd.", ("Example Road 1", "www.example.com"))
    read = form(Record(ENTERPRISE), house=house, language="zh_TW")
    assert all(text in read.pages[0].text for text in ("InventedMachinesLtd.", "ExampleRoad1", "企業客戶登記表"))
    assert read.properties["/Title"] == "企業客戶登記表"
    assert "InventedMachines" not in read.pages[1].text


# A form for somebody


def test_what_is_known_is_printed_in_and_what_is_not_is_asked() -> None:
    record = person(
        birth_lunar=LunarDate(1990, 5, True, 10), is_key_client=True, character_traits=("decisive", "quick")
    )
    read = form(record)
    assert all(text in read.text for text in ("䶮喆堃·KH000001", "15400000001", "lukasz@example.com", "1990-03-07"))
    assert ticked(read, "Current (repeat buyer)", "A", "High", "Yes", "Decisive", "quick", "leap month")
    assert not ticked(read, "Potential (prospect)")
    assert not ticked(read, "No")
    assert "Nickname" in read.text
    assert read.properties["/Title"] == "䶮喆堃"


def ticked(read: Print, *options: str) -> bool:
    """Whether each of the options stands somewhere as those that are ticked do: in bold, a mark drawn in its box."""
    bold = {
        run.text for page in read.pages for run in page.runs if "Bold" in read.fonts[run.font].name and run.size == 8
    }
    return set(options) <= bold


def test_a_date_of_which_only_a_part_is_known_leaves_the_other_boxes_empty() -> None:
    assert "YYYY-03-07" in short(person(birth_date=PartialDate(None, 3, 7)), "birth_date").text
    assert "1990年月日" in short(person(birth_date=PartialDate(1990)), "birth_date", language="zh_CN").text


def test_masked_values_stand_as_their_masks_and_absent_ones_are_not_asked_for() -> None:
    keys = ("photo", "full_name", "nickname", "mobile", "email", "birth_date")
    record = person(photo=PORTRAIT)
    handout = short(record, *keys, profile="handout", photo_of=lambda _: jpeg())
    assert all(mask in handout.text for mask in ("154****0001", "l***@example.com", "**-03-07", "Personaldatamasked"))
    assert not handout.pages[0].pictures
    accounting = short(record, *keys, profile="accounting")
    assert "Nickname" not in accounting.text
    assert "Fullname" in accounting.text


def test_sensitive_values_stand_on_a_form_with_a_reason_only() -> None:
    assert "990101199003070017" not in short(person(), "id_number", "mobile").text
    shown = short(person(), "id_number", "children", reason=REASON)
    assert "990101199003070017" in shown.text
    assert all("Containssensitivedata" in page.text for page in shown.pages)


def test_the_photo_is_printed_where_it_would_be_glued() -> None:
    record, keys = person(photo=PORTRAIT), ("photo", "mobile")
    assert "Photograph" in short(person(), *keys).text
    assert len(short(record, *keys, photo_of=lambda _: jpeg()).pages[0].pictures) == 1
    assert "Photograph" in short(record, *keys, photo_of=lambda _: b"").text
    firm_with_logo = enterprise(logo=PORTRAIT)
    assert len(short(firm_with_logo, "logo", "phone", photo_of=lambda _: jpeg(900, 200)).pages[0].pictures) == 1
    assert "Photograph" not in short(record, "mobile").text


@every_kind
def test_known_rows_are_followed_by_empty_ones(kind: Kind) -> None:
    group = kind.by_key["attachments"]

    def rows(count: int) -> int:
        record = person() if kind is PERSON else enterprise()
        record[group] = tuple(Row({"title": f"paper {number}"}) for number in range(count))
        read = short(record, "attachments")
        assert all(f"paper{number}" in read.text for number in range(count))
        frames = [box for page in read.pages for box in page.strokes if box.top - box.bottom > 6.9 * MM]
        first = min(box.left for box in frames)
        return len([box for box in frames if box.left == first])

    assert (rows(0), rows(4), rows(60)) == (5, 6, 62)


def test_a_person_of_an_enterprise_has_a_small_form_of_his_own() -> None:
    read = short(enterprise(), "org_people")
    words = catalogue("en")
    for column in written_columns(firm.Basics.org_people.type.columns):  # type: ignore[attr-defined]
        assert read.text.count(bare(column.title(words))) >= 5, column
    assert "ŁukaszNguyễn" in read.text
    assert bare(OrgPerson.person_id.title(words)) not in read.text


def test_the_longest_note_flows_over_the_pages_and_keeps_every_character() -> None:
    read = short(person(notes="囍" * 20_000), "mobile", "notes", "attachments")
    assert read.text.count("囍") == 20_000
    assert all(page.text.count("Freenotes") == 1 for page in read.pages if page.text.count("囍") > 100)


def test_a_name_of_three_hundred_characters_is_cut_in_the_head_and_whole_below() -> None:
    read = short(person("名" * 300), "full_name")
    assert "…" in read.pages[0].text
    assert "名" * 300 in read.text


# A short form


def test_a_short_form_asks_for_what_was_chosen_in_its_order() -> None:
    read = short(Record(PERSON), "mobile", "current_concern", "full_name", "friends", "view_employer")
    assert len(read.pages) == 1
    labels = ["Mobile", "Fullname", "Greatestconcernnow", "Viewofhisorhercompany", "Friends"]
    places = [read.text.index(label, read.text.index("Basics")) for label in labels]
    assert places == sorted(places)
    assert "Nickname" not in read.text
    assert "Education" not in read.text
    assert "Remarks" in read.text


def test_no_title_stands_at_the_foot_of_a_page() -> None:
    lines = [field.key for field in standard(PERSON) if isinstance(field.type, Text) and field.type.max >= 80]
    for count in range(20, 36, 2):
        read = short(Record(PERSON), *lines[:count], "phones", "jobs", "attachments", reason=REASON)
        for page in read.pages:
            last = min((run for run in page.runs if run.box.bottom > _FOOT), key=lambda run: run.box.bottom)
            assert not is_title(last, read), (count, last.text)


def is_title(run: Run, read: Print) -> bool:
    return run.size >= 8.5 and "Bold" in read.fonts[run.font].name


def test_users_own_fields_and_kinds_of_other_words_get_forms_too() -> None:
    class Visit(Section, of="visit", title="Visit"):
        """A visit."""

        subject = Field("Subject", Text(80))
        report = Field("Report", LONG_TEXT)
        held = Field("Held", BOOL)
        day = Field("Day", DATE)
        cost = Field("Cost", MONEY)
        mood = Field("Mood", Choice(Choices("mood", {"good": "Good", "bad": "Bad"})))
        topics = Field("Topics", MultiChoice(Choices("topics", {"price": "Price", "goods": "Goods"}), open=True))

    kind = Kind("visit", "Visit", "Visits", (Visit,), title=Visit.subject, lists={})
    record = Record(kind, {"report": "Went well", "topics": ("price", "<b>weather</b>")}, code="VS000001")
    text = form(record).text
    assert all(word in text for word in ("Subject", "Wentwell", "YesNo", "GoodBad", "Cost", "<b>weather</b>"))


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
@every_kind
def test_nothing_on_a_chinese_form_is_left_in_english(kind: Kind, language: str) -> None:
    words = set(
        re.findall(r"[A-Za-z]{3,}", " ".join(run.text for page in empty(kind, language).pages for run in page.runs))
    )
    names = {
        "ABC",
        "ABO",
        "MAN",
        "SMS",
        "LINE",
        "WhatsApp",
        "Telegram",
        "Facebook",
        "Instagram",
        "LinkedIn",
        "Skype",
        "Teams",
    }
    assert words <= names


def test_a_decision_maker_is_ticked_by_code_not_by_word() -> None:
    record = person(decision_role="decider")
    read = short(record, "employer_name", "decision_role", language="zh_CN")
    assert ticked(read, "决策者")
    assert not ticked(read, "决策批准人")


def test_an_employer_known_by_a_link_alone_stands_on_the_line_for_its_name() -> None:
    record = person(employer_name=None, employer_id=Link("KH000002", "Invented Machines Ltd."))
    read = short(record, "employer_name", "spouse_name")
    assert "InventedMachinesLtd." in read.text
    assert bare(Basics.employer_id.title(catalogue("en"))) not in read.text
