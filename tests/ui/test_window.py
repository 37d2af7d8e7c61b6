"""What a user does in the window: find, sort, add, throw away, take back, switch the language."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.header import Header
from clientdesk.dossier.person.basics import Basics
from clientdesk.ui.list_pane import ListPane
from clientdesk.ui.page import FILL_IN, READ
from clientdesk.ui.program import Program
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.shell.entries import KIND, TRASH
from clientdesk.ui.window import Window
from tests import make
from tests.ui import hands
from tests.ui.conftest import settle

Open = Callable[[], Window]


def add(desk: Desk, *names: str) -> list[int]:
    """Persons of these names; their numbers."""
    numbers = []
    for name in names:
        client = make.person(name)
        desk.clients.create(client)
        numbers.append(client.id)
    return numbers


def names(pane: ListPane) -> list[str]:
    """What the list shows in its first column."""
    model = pane.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def search(window: Window, text: str, qtbot: QtBot) -> None:
    """Type into the search and wait for the answer."""
    hands.write(window.search, text)
    qtbot.waitUntil(lambda: window.list.wish.text == text.strip(), timeout=5_000)
    settle(qtbot, window)
    names(window.list)
    settle(qtbot, window)


# Finding


def test_the_list_is_sorted_by_pinyin_and_shows_the_first_client(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    add(desk, "张伟", "安娜", "李强")
    window = open_window()
    assert names(window.list) == ["安娜", "李强", "张伟"]
    assert window.list.count.text() == "3 clients"
    assert window.page.head.name.text() == "安娜"


def test_a_click_on_a_column_sorts_and_a_second_turns_it_round(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    for name, phone in (("甲一", "154 0000 0003"), ("乙二", "154 0000 0001"), ("丙三", "154 0000 0002")):
        desk.clients.create(make.person(name, mobile=phone))
    window = open_window()
    for wanted in (["乙二", "丙三", "甲一"], ["甲一", "丙三", "乙二"]):
        window.list.table.horizontalHeader().sectionClicked.emit(1)
        settle(qtbot, window)
        names(window.list)
        settle(qtbot, window)
        assert names(window.list) == wanted


def test_search_as_you_type_finds_initials_and_says_where(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    add(desk, "张伟", "李强")
    desk.clients.create(make.person("王芳", employer_name="Quarry Works"))
    window = open_window()
    search(window, "zw", qtbot)
    assert names(window.list) == ["张伟"]
    assert window.list.count.text() == "1 of 3"
    assert str(window.list.model.index(0, 1).data()) == "Full name, by its pinyin"
    search(window, "张", qtbot)
    assert str(window.list.model.index(0, 1).data()) == ""
    search(window, "quarry", qtbot)
    assert names(window.list) == ["王芳"]
    assert str(window.list.model.index(0, 1).data()) == "Employer: Quarry Works"


def test_no_hit_offers_to_clear_and_to_add(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    add(desk, "张伟")
    window = open_window()
    search(window, "nobody", qtbot)
    assert window.list.stack.currentWidget() is window.list.empty
    texts = [button.text() for button in window.list.empty.findChildren(QPushButton) if not button.isHidden()]
    assert texts == ["Clear the search", 'Add "nobody"']
    window.list.empty.findChildren(QPushButton)[-2].click()
    qtbot.waitUntil(lambda: not window.list.wish.text, timeout=5_000)
    settle(qtbot, window)
    assert names(window.list) == ["张伟"]


def test_an_empty_file_says_what_to_do(open_window: Open) -> None:
    window = open_window()
    assert window.list.stack.currentWidget() is window.list.empty
    assert window.list.empty.title.text() == "This file is empty."


def test_persons_and_enterprises_can_be_listed_alone(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    add(desk, "张伟")
    desk.clients.create(make.enterprise("华信公司"))
    window = open_window()
    window.shell.go(f"{KIND}enterprise")
    settle(qtbot, window)
    names(window.list)
    settle(qtbot, window)
    assert names(window.list) == ["华信公司"]
    assert window.list.title.text() == "Enterprises"
    assert window.page.head.name.text() == "华信公司"


# Adding


@pytest.mark.qt_log_ignore("Keyboard event not accepted", extend=True)  # said of keys that are shortcuts
def test_quick_add_stores_and_goes_on_with_the_next(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    dialog = window.quick_add()
    hands.write(dialog.entries[0].editor.line, "赵敏")  # type: ignore[attr-defined]
    hands.write(dialog.entries[1].editor.line, "154 0000 0009")  # type: ignore[attr-defined]
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert dialog.isVisible()
    assert dialog.entries[0].editor.text() == ""
    hands.write(dialog.entries[0].editor.line, "钱进")  # type: ignore[attr-defined]
    dialog.ok.click()
    settle(qtbot, window)
    names(window.list)
    settle(qtbot, window)
    assert names(window.list) == ["钱进", "赵敏"]
    assert desk.clients.get("KH000001")[Basics.mobile] == "154 0000 0009"
    assert desk.clients.get("KH000001")[Header.lifecycle_stage] == "suspect"


def test_quick_add_without_a_name_says_so_and_stays(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    dialog = window.add("person")
    dialog.ok.click()
    settle(qtbot, window)
    note = dialog.entries[0].note
    assert dialog.isVisible()
    assert note is not None
    assert note.text() == "A name is needed."
    assert desk.clients.count() == 0
    dialog.reject()


def test_a_new_person_opens_with_all_fields(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    dialog = window.add("person", "孙丽")
    dialog.ok.click()
    settle(qtbot, window)
    assert window.page.mode == FILL_IN
    assert window.page.form().entries["full_name"].editor.text() == "孙丽"


# The trash, undo, redo


def test_a_client_goes_to_the_trash_and_comes_back(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    add(desk, "张伟", "李强")
    window = open_window()
    window.page.head.trash.click()
    settle(qtbot, window)
    assert names(window.list) == ["张伟"]
    assert window.toast.isVisible()
    assert window.toast.text.text() == "Moved to trash: 李强"
    window.shell.go(TRASH)
    settle(qtbot, window)
    names(window.list)
    settle(qtbot, window)
    assert names(window.list) == ["李强"]
    window.show_client(2)
    settle(qtbot, window)
    assert window.page.bar.text.text() == "This client is in the trash."
    window.page.bar.button.click()
    settle(qtbot, window)
    assert desk.clients.count() == 2


def test_the_toast_takes_a_trashing_back(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    add(desk, "张伟")
    window = open_window()
    window.page.head.trash.click()
    settle(qtbot, window)
    window.toast.button.click()
    settle(qtbot, window)
    assert desk.clients.count() == 1


def test_undo_and_redo_change_the_page_and_the_list(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    [client] = add(desk, "张伟")
    window = open_window()
    window.show_client(client, mode=FILL_IN)
    settle(qtbot, window)
    editor = window.page.form().entries["full_name"].editor
    hands.put(editor, "张大伟", {})
    hands.leave(editor)
    settle(qtbot, window)
    assert names(window.list) == ["张大伟"]
    assert window.status.state.text().startswith("Saved ")
    window.tools.undo.trigger()
    settle(qtbot, window)
    assert (names(window.list), editor.text(), window.page.head.name.text()) == (["张伟"], "张伟", "张伟")
    window.tools.redo.trigger()
    settle(qtbot, window)
    assert (names(window.list), editor.text()) == (["张大伟"], "张大伟")


def test_ctrl_z_in_a_line_first_takes_back_what_was_typed_there(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    [client] = add(desk, "张伟")
    window = open_window()
    window.activateWindow()
    window.show_client(client, mode=FILL_IN)
    settle(qtbot, window)
    line = window.page.form().entries["employer_name"].editor.line  # type: ignore[attr-defined]
    line.setFocus()
    QTest.keyClicks(line, "abc")
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert line.text() == ""
    assert desk.clients.count() == 1
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert desk.clients.count() == 0


def test_a_refused_undo_shows_both_values(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    [client] = add(desk, "张伟")
    record = desk.clients.get("KH000001")
    record[Basics.employer_name] = "First"
    desk.clients.save(record)
    mine, desk.user = desk.user, "another"
    record = desk.clients.get("KH000001")
    record[Basics.employer_name] = "Second"
    desk.clients.save(record)
    desk.user = mine
    window = open_window()
    window.show_client(client)
    window.undo()
    settle(qtbot, window)
    said = window.toast.text.text()
    assert "Second" in said
    assert "First" not in said or "nothing" in said or "Then:" in said
    assert desk.clients.get("KH000001")[Basics.employer_name] == "Second"


# Language, look, end


def test_another_language_shows_the_same_client_with_other_words(
    desk: Desk, path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    numbers = add(desk, "张伟", "李强")
    desk.close()
    program = Program(qapp, Remembered(language="en", look="light"), path.parent)
    program.open_file(str(path), "")
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    before = program.window
    assert before is not None
    settle(qtbot, before)
    before.show_client(numbers[1])
    settle(qtbot, before)
    english = before.page.head.edit.text()
    before.language_asked.emit("zh_CN")
    qtbot.waitUntil(lambda: program.window is not before, timeout=20_000)
    window = program.window
    assert window is not None
    settle(qtbot, window)
    assert window.page.wanted == numbers[1]
    assert window.context.words.language == "zh_CN"
    assert english == "Edit"
    assert program.remembered.language == "zh_CN"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    window.close()
    qtbot.waitUntil(lambda: program.desk is None and program.tasks.idle, timeout=20_000)
    program.language = "en"
    program.dress()


def test_closing_stores_what_is_being_typed_and_makes_a_backup(
    desk: Desk, path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    [client] = add(desk, "张伟")
    desk.close()
    program = Program(qapp, Remembered(language="en", look="light"), path.parent)
    program.open_file(str(path), "")
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    window = program.window
    assert window is not None
    settle(qtbot, window)
    window.show_client(client, mode=FILL_IN)
    settle(qtbot, window)
    window.activateWindow()
    hands.write(window.page.form().entries["employer_name"].editor.line, "Typed last")  # type: ignore[attr-defined]
    window.close()
    qtbot.waitUntil(lambda: program.desk is None and program.tasks.idle, timeout=20_000)
    with Desk.open(path) as again:
        assert again.clients.get("KH000001")[Basics.employer_name] == "Typed last"
        assert again.keeping.last_backup() is not None


# Whatever a client is called


def test_a_name_with_mark_up_is_shown_literally(desk: Desk, open_window: Open, qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "probe.png"
    name = f'<img src="{picture}"><b>bold</b> & {{0}} %s'
    [client] = add(desk, name)
    window = open_window()
    window.show_client(client)
    settle(qtbot, window)
    assert names(window.list) == [name]
    assert window.page.head.name.text() == name
    rich = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText and label.text()
    ]
    assert rich == []
    assert "<img" not in window.page.head.name.toolTip()
    assert "<img" not in str(window.list.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))


def test_the_wheel_over_a_list_without_focus_changes_nothing_and_scrolls(
    desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    [client] = add(desk, "张伟")
    window = open_window()
    window.show_client(client, mode=FILL_IN)
    settle(qtbot, window)
    form = window.page.form()
    combo = form.entries["lifecycle_stage"].editor.combo  # type: ignore[attr-defined]
    window.list.table.setFocus()
    before = combo.currentIndex()
    at = QPointF(combo.mapTo(window, QPoint(5, 5)))
    for _ in range(3):
        QTest.wheelEvent(window.windowHandle(), at, QPoint(0, -120))
    assert combo.currentIndex() == before
    assert form.verticalScrollBar().value() > 0


def test_reading_shows_filled_fields_only_and_dots_for_what_is_sensitive(
    desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    client = make.person("张伟", mobile="154 0000 0001", religion="quiet faith")
    desk.clients.create(client)
    window = open_window()
    window.show_client(client.id)
    settle(qtbot, window)
    assert window.page.mode == READ
    lines = {key: line for part in window.page.body().chapters for key, line in part.lines.items()}  # type: ignore[attr-defined]
    assert {"full_name", "mobile", "religion"} <= lines.keys()
    assert "employer_name" not in lines
    assert lines["religion"].body.text() == "••••"
    lines["religion"].show_button.click()
    assert lines["religion"].body.text() == "quiet faith"
    settle(qtbot, window)
    (look,) = desk.disclosures.of(client.code, words=window.context.words)
    assert (look.text, look.by) == (f"Looked at Religious belief of {client.code}", desk.user)
    assert not window.toast.isVisible()
    window.page.toggle()
    settle(qtbot, window)
    opened = desk.disclosures.of(client.code, words=window.context.words)[0]
    assert opened.text == f"Opened sensitive fields of {client.code} to fill them in: Religious belief"
    window.page.toggle()
    [other] = add(desk, "李强")
    window.show_client(other)
    settle(qtbot, window)
    window.show_client(client.id)
    settle(qtbot, window)
    assert lines["religion"].body.text() == "••••"


def test_whatever_takes_the_focus_tells_its_name(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    [client] = add(desk, "张伟")
    window = open_window()
    for mode in (READ, FILL_IN):
        window.show_client(client, mode=mode)
        settle(qtbot, window)
        nameless = [
            type(widget).__name__
            for widget in window.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisibleTo(window)
            and widget.focusProxy() is None
            and not (widget.accessibleName() or getattr(widget, "text", str)())
        ]
        assert nameless == []


def test_a_file_that_is_not_there_is_said_on_the_first_page(path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    program = Program(qapp, Remembered(language="en", look="light"), path.parent)
    program.begin(str(path))
    qtbot.waitUntil(lambda: program.start_page is not None, timeout=20_000)
    page = program.start_page
    assert page is not None
    assert page.problem.text()
    assert page.isEnabled()
    page.removeEventFilter(program)
    page.close()
    program.tasks.stop()
