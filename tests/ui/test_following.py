"""What follows from a value: the identity number fills what is empty, days say when they come next."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.checks.identity import check_character
from clientdesk.dossier.fields import Field
from clientdesk.dossier.inferred import inferred
from clientdesk.dossier.kinds import PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import LunarDate, PartialDate
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.page import FILL_IN
from clientdesk.ui.window import Window
from tests import make
from tests.ui import hands
from tests.ui.conftest import settle

Open = Callable[[], Window]


def number(region: str = "990101", born: str = "19800229", serial: str = "001") -> str:
    """A right resident number of a region that does not exist."""
    first = f"{region}{born}{serial}"
    return first + check_character(first)


NUMBER = number()


@pytest.fixture
def window(desk: Desk, open_window: Open, qtbot: QtBot, set_clock: Callable[[str], None]) -> Window:
    """A window with the form of a person of whom only the name is known."""
    set_clock("2026-03-05T10:00:00+00:00")
    desk.clients.create(Record(PERSON, {"full_name": "张伟"}))
    opened = open_window()
    opened.show_client(1, mode=FILL_IN)
    settle(qtbot, opened)
    return opened


def type_into(window: Window, field: Field[object], text: str, qtbot: QtBot) -> Entry:
    """Type into a field and leave it."""
    entry = window.page.form().entries[field.key]
    hands.write(entry.editor.line, text)  # type: ignore[attr-defined]
    hands.leave(entry.editor)
    settle(qtbot, window)
    return entry


def said(entry: Entry) -> list[str]:
    """What the chips under a field say."""
    return [label.text() for chip in entry.chips for label in chip.findChildren(QLabel)]


def button(entry: Entry, text: str) -> QPushButton:
    """A button of the chips under a field."""
    return next(one for chip in entry.chips for one in chip.findChildren(QPushButton) if one.text() == text)


def test_an_identity_number_fills_what_is_empty_in_one_step(window: Window, desk: Desk, qtbot: QtBot) -> None:
    entry = type_into(window, Basics.id_number, NUMBER, qtbot)
    record = desk.clients.get("KH000001")
    assert (record[Basics.birth_date], record[Basics.gender]) == (PartialDate(1980, 2, 29), "m")
    assert said(entry) == ["Filled in from it: Date of birth 1980-02-29, Gender Male."]
    assert window.page.form().entries["birth_date"].editor.text() == "1980-02-29"
    window.undo()
    settle(qtbot, window)
    record = desk.clients.get("KH000001")
    assert [record[field] for field in (Basics.id_number, Basics.birth_date, Basics.gender)] == [None, None, None]


def test_undo_beside_it_empties_only_what_was_filled(window: Window, desk: Desk, qtbot: QtBot) -> None:
    entry = type_into(window, Basics.id_number, NUMBER, qtbot)
    button(entry, "Undo").click()
    settle(qtbot, window)
    record = desk.clients.get("KH000001")
    assert (record[Basics.id_number], record[Basics.birth_date], record[Basics.gender]) == (NUMBER, None, None)
    assert said(entry) == []


@pytest.mark.parametrize(("way", "kept"), [("Take what the number says", 1980), ("Keep it", 1981)])
def test_a_contradiction_shows_both_and_lets_me_choose(
    way: str, kept: int, window: Window, desk: Desk, qtbot: QtBot
) -> None:
    type_into(window, Basics.birth_date, "1981-02-28", qtbot)
    entry = type_into(window, Basics.id_number, NUMBER, qtbot)
    [_filled, both] = said(entry)
    assert both == "Date of birth: by this number 1980-02-29, but 1981-02-28 stands there."
    button(entry, way).click()
    settle(qtbot, window)
    born = desk.clients.get("KH000001")[Basics.birth_date]
    assert born is not None
    assert born.year == kept


def test_a_wrong_check_digit_fills_nothing(window: Window, desk: Desk, qtbot: QtBot) -> None:
    entry = type_into(window, Basics.id_number, NUMBER[:-1] + ("1" if NUMBER[-1] != "1" else "2"), qtbot)
    assert entry.is_refused
    assert said(entry) == []
    assert desk.clients.get("KH000001")[Basics.birth_date] is None


def test_the_place_is_said_where_it_is_known_and_a_part_of_a_date_is_no_contradiction() -> None:
    record = Record(PERSON, {"full_name": "张伟", "id_number": number("110000"), "birth_date": PartialDate(1980)})
    told = inferred(record, Basics.id_number)
    assert told.place == "Beijing"
    assert told.other == ()
    assert [field.key for field, _value in told.empty] == ["gender"]
    assert inferred(make.person("李强"), Basics.full_name).empty == ()


def test_an_old_number_of_fifteen_digits_is_read_too() -> None:
    record = Record(PERSON, {"full_name": "张伟", "id_number": "990101800229002"})
    assert dict(inferred(record, Basics.id_number).empty) == {
        Basics.birth_date: PartialDate(1980, 2, 29),
        Basics.gender: "f",
    }


def test_a_birthday_tells_the_age_and_the_next_one_while_it_is_typed(window: Window, qtbot: QtBot) -> None:
    entry = window.page.form().entries["birth_date"]
    hands.write(entry.editor.line, "1980-03-10")  # type: ignore[attr-defined]
    assert entry.aside is not None
    assert entry.aside.text() == "45 years old, 46 on 2026-03-10"
    hands.write(entry.editor.line, "nonsense")  # type: ignore[attr-defined]
    assert entry.aside.text() == ""


def test_a_lunar_birthday_tells_the_next_day_it_falls_on(window: Window, desk: Desk, qtbot: QtBot) -> None:
    entry = type_into(window, Basics.birth_lunar, "1980年正月初一", qtbot)
    stored = desk.clients.get("KH000001")[Basics.birth_lunar]
    assert stored == LunarDate(1980, month=1, day=1, leap=False)
    assert entry.aside is not None
    assert entry.aside.text() == "47 years old on 2027-02-06"


def test_a_spouse_s_birthday_tells_an_age_and_a_wedding_day_years(window: Window, qtbot: QtBot) -> None:
    birthday, wedding = (window.page.form().entries[key] for key in ("spouse_birthday", "wedding_date"))
    for entry in (birthday, wedding):
        hands.write(entry.editor.line, "1980-03-10")  # type: ignore[attr-defined]
    told = [entry.aside.text() for entry in (birthday, wedding) if entry.aside is not None]
    assert told == ["45 years old, 46 on 2026-03-10", "46 years on 2026-03-10"]
