"""An hour with the program by clicks and keys alone leaves in the file what the same actions leave by `batch`."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.desk.batch import perform
from clientdesk.dossier.fields import Field
from clientdesk.dossier.numbering import ENGLISH
from clientdesk.ui.bulk.tags import TagDialog
from clientdesk.ui.printing.dialog import PrintDialog
from clientdesk.ui.quick_add import QuickAdd
from clientdesk.ui.shell.palette import Palette
from tests.ui import hour
from tests.ui.conftest import PATIENCE
from tests.ui.hands import focused
from tests.ui.somebody import ALT, CTRL, Somebody, somebody

_MOST_TABS = 600


@pytest.fixture
def hands(qapp: QApplication, tmp_path: Path, qtbot: QtBot, set_clock: Callable[[str], None]) -> Iterator[Somebody]:
    """Hands at a program that was never started before."""
    set_clock(hour.moment(hour.FIRST_DAY))
    with somebody(qapp, tmp_path / "files", qtbot) as hands:
        yield hands


def paste_clients(hands: Somebody) -> None:
    """Three clients out of texts that came by chat and letter."""
    hands.key(Qt.Key.Key_N, CTRL | ALT)
    dialog = hands.dialog(QuickAdd)
    for pasted in hour.CLIENTS:
        QGuiApplication.clipboard().setText(pasted.text)
        hands.click(dialog.paste.box)
        hands.key(Qt.Key.Key_V, CTRL)
        hands.qtbot.waitUntil(lambda: dialog.paste.is_pending, timeout=PATIENCE)
        hands.key(Qt.Key.Key_Return)
        hands.key(Qt.Key.Key_Return, CTRL)
        hands.qtbot.waitUntil(lambda: dialog.isEnabled() and not dialog.entries[0].editor.text(), timeout=PATIENCE)
        hands.rest()
    hands.key(Qt.Key.Key_Escape)
    hands.come_back()


def fill_in(hands: Somebody, fields: dict[Field[Any], Any]) -> None:
    """The fields of a client, by keys alone, in the order of the form."""
    hands.go_to("沈雅琴")
    hands.key(Qt.Key.Key_E, CTRL)
    hands.rest()
    form, left = hands.window.page.form(), {field.key: field for field in fields}
    for _ in range(_MOST_TABS):
        key = form.key_at(focused())
        if field := left.pop(key, None):
            hands.fill(field, fields[field])
        if not left:
            break
        hands.key(Qt.Key.Key_Tab)
    assert not left, f"never reached: {list(left)}"
    hands.key(Qt.Key.Key_Tab)
    hands.rest()


def paste_family(hands: Somebody) -> None:
    """The children out of a workbook."""
    hands.key(Qt.Key.Key_F, CTRL)
    hands.write("children")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Down)
    QGuiApplication.clipboard().setText(hour.CHILDREN)
    hands.key(Qt.Key.Key_V, CTRL)
    hands.rest()


def call(hands: Somebody, one: hour.Call) -> None:
    """What was said, and what is next."""
    hands.go_to(hour.CLIENTS[one.client].text.split("\n")[0])
    hands.key(Qt.Key.Key_3, CTRL)
    hands.rest()
    composer = hands.window.page.tabs.timeline.composer
    hands.click(composer.ways.button(one.way))
    hands.click(composer.text)
    hands.write(one.text)
    hands.click(composer.next.what)
    hands.write(one.what)
    hands.key(Qt.Key.Key_Return)
    hands.write(one.when)
    hands.key(Qt.Key.Key_Return)
    hands.rest()


def ask(hands: Somebody) -> None:
    """A query that comes with the program, by a part of its name."""
    hands.key(Qt.Key.Key_K, CTRL)
    palette = hands.dialog(Palette)
    hands.write(hour.QUERY)
    hands.qtbot.waitUntil(lambda: palette.list.topLevelItemCount() > 0, timeout=PATIENCE)
    hands.key(Qt.Key.Key_Return)
    hands.come_back()


def tag_all(hands: Somebody) -> list[str]:
    """A tag for everybody in the list; their codes."""
    desk, numbers = hands.desk, hands.window.list.model.numbers
    codes = [line.code for line in desk.clients.lines(numbers)]
    hands.click(hands.window.list.table.viewport())
    hands.key(Qt.Key.Key_A, CTRL)
    hands.click(hands.window.list.chosen_bar.tag_button)
    dialog = hands.dialog(TagDialog)
    hands.write(hour.TAG)
    hands.qtbot.waitUntil(dialog.ok.isEnabled, timeout=PATIENCE)
    hands.click(dialog.ok)
    hands.come_back()
    return codes


def undo_all(hands: Somebody, steps: int) -> None:
    """Take every step back, then do all of them again."""
    for _ in range(steps):
        hands.key(Qt.Key.Key_Z, CTRL)
        hands.rest()


def redo_all(hands: Somebody, steps: int) -> None:
    """Do everything again."""
    for _ in range(steps):
        hands.key(Qt.Key.Key_Y, CTRL)
        hands.rest()


def print_card(hands: Somebody, out: Path) -> None:
    """The card of a client, as PDF."""
    hands.go_to("沈雅琴")
    hands.key(Qt.Key.Key_P, CTRL)
    dialog = hands.dialog(PrintDialog)
    hands.qtbot.waitUntil(lambda: hands.window.context.tasks.idle and not dialog.waits, timeout=PATIENCE)
    dialog.giving.ask_pdf()
    asking = dialog.giving.asking
    assert asking is not None
    asking.selectFile(str(out))
    asking.accept()
    hands.qtbot.waitUntil(out.is_file, timeout=PATIENCE)
    hands.rest()
    dialog.reject()
    hands.come_back()


def speak_chinese(hands: Somebody) -> None:
    """Another language, from the menu."""
    before = hands.window
    menu = before.menus.languages
    next(action for action in menu.actions() if action.text() == "简体中文").trigger()
    hands.qtbot.waitUntil(lambda: hands.program.window is not before, timeout=PATIENCE)
    hands.come_back()


def same_by_batch(path: Path, fields: dict[Field[Any], Any], codes: list[str], set_clock: Callable[[str], None]) -> Any:
    """What the same actions leave in a file of their own."""
    with Desk.create(path, numbers=ENGLISH) as desk:
        set_clock(hour.moment(hour.FIRST_DAY))
        desk.sample.add()
        for day, action in hour.actions(fields):
            set_clock(hour.moment(day))
            perform(desk, action)
        for action in hour.tagged([desk.clients.get(code) for code in codes]):
            perform(desk, action)
        return desk.keeping.dump()


@pytest.mark.qt_log_ignore("Keyboard event not accepted", "This plugin does not support", extend=True)
def test_an_hour_by_hand_leaves_what_the_same_actions_leave(
    hands: Somebody, tmp_path: Path, set_clock: Callable[[str], None]
) -> None:
    fields = hour.typed()
    assert len(fields) == hour.FIELDS
    hands.begin()
    first = hands.desk.keeping.dump()
    paste_clients(hands)
    fill_in(hands, fields)
    paste_family(hands)
    for one in hour.CALLS:
        set_clock(hour.moment(one.day))
        call(hands, one)
    ask(hands)
    codes = tag_all(hands)
    assert codes
    steps = _steps(hands.desk)
    last = hands.desk.keeping.dump()
    undo_all(hands, steps)
    assert hands.desk.keeping.dump() == first
    redo_all(hands, steps)
    print_card(hands, tmp_path / "card.pdf")
    assert "沈雅琴" in PdfReader(tmp_path / "card.pdf").pages[0].extract_text()
    speak_chinese(hands)
    assert hands.window.tools.person.text() == "新增个人"
    found = hands.desk.keeping.dump()
    assert found == last
    wanted = same_by_batch(tmp_path / "batch.clientdesk", fields, codes, set_clock)
    assert sorted(_told(found) ^ _told(wanted)) == []


def _steps(desk: Desk) -> int:
    """How many steps the hour took: all but the one that brought the sample clients."""
    with desk.store.reading() as connection:
        query = "SELECT count(*) FROM step WHERE role = 'do'"
        return int(connection.exec_driver_sql(query).scalar_one()) - 1


def _told(part: Any, place: str = "") -> set[str]:
    """Every value of a document with its place, one text each."""
    if isinstance(part, dict):
        return set().union(*(_told(value, f"{place}/{key}") for key, value in part.items()))
    if isinstance(part, list):
        return set().union(*(_told(value, f"{place}/{number}") for number, value in enumerate(part)))
    return {f"{place}: {part}"}
