"""Filling in: what cannot be stored is kept and explained, what was changed elsewhere is asked about."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.fields import SENSITIVE, Field, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.types import Type
from clientdesk.dossier.values import Link
from clientdesk.ui.context import Context
from clientdesk.ui.editors import EDITORS, make_editor
from clientdesk.ui.editors.lines import LineEditor
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.form.sheet import sensitive_columns
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.page import FILL_IN
from clientdesk.ui.rows.grid import Grid
from clientdesk.ui.window import Window
from tests import make
from tests.screens.checks import contrast
from tests.ui import hands
from tests.ui.conftest import settle

Open = Callable[[], Window]


@pytest.fixture
def window(desk: Desk, open_window: Open, qtbot: QtBot) -> Window:
    """A window with the form of a person."""
    client = make.person("张伟")
    desk.clients.create(client)
    opened = open_window()
    opened.show_client(client.id, mode=FILL_IN)
    settle(qtbot, opened)
    return opened


def type_into(window: Window, key: str, text: str, qtbot: QtBot) -> Entry:
    """Type into a field and leave it."""
    entry = window.page.form().entries[key]
    hands.write(entry.editor.line, text)  # type: ignore[attr-defined]
    hands.leave(entry.editor)
    settle(qtbot, window)
    return entry


def said(entry: Entry) -> str:
    """What stands under a field."""
    return entry.note.text() if entry.note and not entry.note.isHidden() else ""


# Drafts


def test_what_cannot_be_read_is_kept_explained_and_survives_a_restart(
    window: Window, desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    entry = type_into(window, "height_cm", "12x", qtbot)
    assert said(entry)
    assert entry.is_refused
    assert desk.clients.get("KH000001")[Basics.height_cm] is None
    again = open_window()
    again.show_client(1, mode=FILL_IN)
    settle(qtbot, again)
    kept = again.page.form().entries["height_cm"]
    assert kept.editor.text() == "12x"
    assert said(kept) == said(entry)
    type_into(again, "height_cm", "172", qtbot)
    assert said(kept) == ""
    assert desk.drafts.of(1) == []


def test_the_problem_goes_as_soon_as_the_text_can_be_read(window: Window, qtbot: QtBot) -> None:
    entry = type_into(window, "height_cm", "12x", qtbot)
    hands.write(entry.editor.line, "120")  # type: ignore[attr-defined]
    assert said(entry) == ""


def test_escape_brings_the_stored_value_back_and_forgets_the_draft(window: Window, desk: Desk, qtbot: QtBot) -> None:
    type_into(window, "height_cm", "170", qtbot)
    entry = type_into(window, "height_cm", "12x", qtbot)
    line = entry.editor.line  # type: ignore[attr-defined]
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    hands.leave(entry.editor)
    settle(qtbot, window)
    assert (line.text(), said(entry), desk.drafts.of(1)) == ("170", "", [])


def test_the_form_of_a_client_with_little_in_it_opens_at_the_top(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    desk.clients.create(make.person("李静"))
    opened = open_window()
    opened.show_client(1)
    settle(qtbot, opened)
    opened.page.tabs.go_to(1)
    settle(qtbot, opened)
    opened.page.toggle()
    settle(qtbot, opened)
    qtbot.waitUntil(lambda: not opened.page.preparing.is_awaited)
    assert opened.page.mode == FILL_IN
    assert opened.page.body().verticalScrollBar().value() == 0


def test_an_empty_name_is_refused_in_words(window: Window, desk: Desk, qtbot: QtBot) -> None:
    entry = type_into(window, "full_name", "", qtbot)
    assert said(entry) == "This is needed."
    assert desk.clients.get("KH000001").name == "张伟"


def test_what_is_odd_is_said_and_stored_all_the_same(window: Window, desk: Desk, qtbot: QtBot) -> None:
    form = window.page.form()
    hands.put(form.entries["is_key_client"].editor, True, {})
    hands.leave(form.entries["is_key_client"].editor)
    settle(qtbot, window)
    assert said(form.entries["key_reason"]) == "Say why this client is a key client."
    assert not form.entries["key_reason"].is_refused
    assert desk.clients.get("KH000001")[Header.is_key_client] is True


# Conflicts


@pytest.mark.parametrize(("mine", "kept"), [(True, "Mine"), (False, "Theirs")])
def test_a_value_changed_meanwhile_is_shown_beside_mine_and_i_pick(
    mine: bool, kept: str, window: Window, desk: Desk, qtbot: QtBot
) -> None:
    entry = window.page.form().entries["employer_name"]
    hands.write(entry.editor.line, "Mine")  # type: ignore[attr-defined]
    other = desk.clients.get("KH000001")
    other[Basics.employer_name] = "Theirs"
    desk.clients.save(other)
    hands.leave(entry.editor)
    settle(qtbot, window)
    assert "Theirs" in said(entry)
    assert entry.editor.text() == "Mine"
    (entry.keep_mine if mine else entry.keep_theirs).emit(entry)
    settle(qtbot, window)
    assert desk.clients.get("KH000001")[Basics.employer_name] == kept
    assert (entry.editor.text(), said(entry), desk.drafts.of(1)) == (kept, "", [])


# Groups


def add_child(grid: Grid, name: str, window: Window, qtbot: QtBot) -> None:
    """Type a name into the blank row and leave the grid."""
    index = grid.model.index(grid.model.rowCount() - 1, 0)
    grid.view.setFocus()
    grid.view.setCurrentIndex(index)
    grid.view.edit(index)
    editor = next(one for one in grid.view.viewport().findChildren(LineEditor) if not one.property("finished"))
    hands.write(editor.line, name)
    hands.leave(editor)
    grid.view.lost.emit()
    settle(qtbot, window)


def children(desk: Desk) -> list[Any]:
    """The names of the children in the file."""
    name = Family.children.type.columns[0]  # type: ignore[attr-defined]
    return [row[name] for row in desk.clients.get("KH000001").rows(Family.children)]


def test_rows_are_added_moved_and_removed_and_undo_brings_them_back(window: Window, desk: Desk, qtbot: QtBot) -> None:
    grid = window.page.form().grids["children"]
    for name in ("One", "Two", "Three"):
        add_child(grid, name, window, qtbot)
    assert children(desk) == ["One", "Two", "Three"]
    grid.view.setCurrentIndex(grid.model.index(2, 0))
    grid.view.setFocus()
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(grid.view, Qt.Key.Key_Up, both)
    settle(qtbot, window)
    assert children(desk) == ["One", "Three", "Two"]
    QTest.keyClick(grid.view, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert children(desk) == ["One", "Two"]
    window.undo()
    settle(qtbot, window)
    assert children(desk) == ["One", "Three", "Two"]
    assert grid.model.index(1, 0).data() == "Three"


def test_a_cell_that_cannot_be_read_is_kept_across_a_restart(
    window: Window, desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    grid = window.page.form().grids["children"]
    add_child(grid, "One", window, qtbot)
    at = next(i for i, column in enumerate(grid.model.columns) if column.type.name == "partial_date")
    grid.model.keep_text(grid.model.index(0, at), "soon", "reason")
    settle(qtbot, window)
    again = open_window()
    again.show_client(1, mode=FILL_IN)
    settle(qtbot, again)
    kept = again.page.form().grids["children"]
    assert kept.model.index(0, at).data() == "soon"
    assert kept.notes.text().startswith("1 · ")


# Photos


def test_a_picture_that_is_none_is_refused_in_words_beside_the_field(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    false = tmp_path / "photo.jpg"
    false.write_bytes(b"no picture at all")
    entry = next(e for e in window.page.form().entries.values() if e.field.type.name == "photo")
    entry.editor.bring_path(str(false))  # type: ignore[attr-defined]
    settle(qtbot, window)
    assert "Nothing was changed" in entry.editor.told.text()  # type: ignore[attr-defined]
    assert desk.clients.get("KH000001")[entry.field] is None


def test_a_photo_is_shown_at_the_head_of_the_page(window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    blobs = make.Blobs()
    entry = next(e for e in window.page.form().entries.values() if e.field.type.name == "photo")
    make.value(entry.field, Random(1), blobs=blobs)
    [(_media, data)] = blobs.values()
    real = tmp_path / "face.jpg"
    real.write_bytes(data)
    entry.editor.crop_asked.connect(lambda dialog: dialog.take_whole())  # type: ignore[attr-defined]
    entry.editor.bring_path(str(real))  # type: ignore[attr-defined]
    settle(qtbot, window)
    assert window.page.opened is not None
    assert window.page.opened.photo[:2] == b"\xff\xd8"


# Editors and the outline


def test_a_type_without_an_editor_fails_loudly(context: Context, qtbot: QtBot) -> None:
    class Strange(Type[str]):
        name = "strange"

    with pytest.raises(TypeError, match="no editor is made for the type Strange"):
        make_editor(Field("x", Strange()), context)


def test_every_type_in_use_has_an_editor(desk: Desk) -> None:
    used = {type(field.type) for kind in desk.kinds for field in kind.values}
    assert used <= EDITORS.keys()


def test_the_outline_counts_what_is_filled_in(window: Window, qtbot: QtBot) -> None:
    before = window.page.outline.item(1).data(Qt.ItemDataRole.UserRole)
    type_into(window, "employer_name", "Quarry", qtbot)
    after = window.page.outline.item(1).data(Qt.ItemDataRole.UserRole)
    assert int(after.split("/")[0]) == int(before.split("/")[0]) + 1


def test_the_chapter_in_view_is_legible_in_the_outline(window: Window) -> None:
    outline = window.page.outline
    outline.mark(0)
    picture = outline.grab(outline.visualItemRect(outline.item(0))).toImage()
    across, down = picture.width(), picture.height()
    ground = picture.pixelColor(across // 40 + 3, down // 2)
    words = [picture.pixelColor(x, y) for x in range(across // 40 + 3, across // 2) for y in range(3, down - 3)]
    assert max(contrast(ground, colour) for colour in words) > 4.5


def test_a_name_typed_for_a_reference_stays_a_name_and_a_picked_one_is_linked(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    desk.clients.create(make.person("李强"))
    entry = window.page.form().entries["introduced_by"]
    line = entry.editor.line  # type: ignore[attr-defined]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "lq")
    settle(qtbot, window)
    assert offered(line) == ["李强   KH000002", "Begin a file for lq"]
    QTest.keyClick(line.completer().popup(), Qt.Key.Key_Down)
    QTest.keyClick(line.completer().popup(), Qt.Key.Key_Return)
    assert line.text() == "李强"
    hands.leave(entry.editor)
    settle(qtbot, window)
    link = desk.clients.get("KH000001")[Header.introduced_by]
    assert link is not None
    assert (link.target, link.name) == ("KH000002", "李强")
    type_into(window, "introduced_by", "Someone", qtbot)
    link = desk.clients.get("KH000001")[Header.introduced_by]
    assert link is not None
    assert (link.target, link.name) == (None, "Someone")


def test_a_file_is_begun_for_a_name_that_has_none(window: Window, desk: Desk, qtbot: QtBot) -> None:
    entry = window.page.form().entries["employer_id"]
    line = entry.editor.line  # type: ignore[attr-defined]
    line.setFocus()
    QTest.keyClicks(line, "Sample Mills")
    settle(qtbot, window)
    assert offered(line) == ["Begin a file for Sample Mills"]
    QTest.keyClick(line.completer().popup(), Qt.Key.Key_Down)
    QTest.keyClick(line.completer().popup(), Qt.Key.Key_Return)
    hands.leave(entry.editor)
    settle(qtbot, window)
    assert desk.clients.get("KH000001")[Basics.employer_id] == Link("KH000002", "Sample Mills")
    assert (desk.clients.get("KH000002").kind.name, desk.clients.get("KH000002").name) == ("enterprise", "Sample Mills")
    assert marks(line) == ["Linked to KH000002"]


def test_a_name_that_was_left_without_a_file_says_so_and_begins_one_at_a_press(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    entry = type_into(window, "employer_id", "Sample Mills", qtbot)
    line = entry.editor.line  # type: ignore[attr-defined]
    assert marks(line) == ["Sample Mills has no file yet. Press here to begin one."]
    next(action for action in line.actions() if action.isVisible()).trigger()
    settle(qtbot, window)
    assert desk.clients.get("KH000001")[Basics.employer_id] == Link("KH000002", "Sample Mills")
    assert marks(line) == ["Linked to KH000002"]


def test_no_file_is_offered_for_a_name_that_one_has_and_the_clients_own_people_come_first(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    for name in ("李强", "李强", "李强国"):
        desk.clients.create(make.person(name))
    mine = desk.clients.get("KH000001")
    mine[Family.spouse_id] = Link("KH000003", "李强")
    desk.clients.save(mine)
    window.page.refresh()
    settle(qtbot, window)
    line = window.page.form().entries["introduced_by"].editor.line  # type: ignore[attr-defined]
    hands.write(line, "李强")
    settle(qtbot, window)
    assert offered(line) == ["李强   KH000003", "李强   KH000002", "李强国   KH000004"]


def offered(line: LineEdit) -> list[str]:
    """The suggestions under a line."""
    model = line.completer().completionModel()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def marks(line: LineEdit) -> list[str]:
    """What the signs in a line say."""
    return [action.text() for action in line.actions() if action.isVisible()]


def test_a_cell_being_typed_is_stored_when_another_client_is_shown(window: Window, desk: Desk, qtbot: QtBot) -> None:
    desk.clients.create(make.person("李强"))
    window.activateWindow()
    grid = window.page.form().grids["children"]
    grid.view.setFocus()
    grid.view.setCurrentIndex(grid.model.index(0, 0))
    grid.view.edit(grid.model.index(0, 0))
    hands.write(grid.view.viewport().findChildren(LineEditor)[0].line, "Half typed")
    window.show_client(2)
    settle(qtbot, window)
    assert children(desk) == ["Half typed"]


def test_the_page_to_read_says_that_something_waits_and_leads_there(
    window: Window, desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    type_into(window, "height_cm", "12x", qtbot)
    again = open_window()
    again.activateWindow()
    again.show_client(1)
    settle(qtbot, again)
    assert again.page.bar.isVisible()
    again.page.bar.button.click()
    settle(qtbot, again)
    assert again.page.form().entries["height_cm"].editor.hasFocus()


def test_columns_that_are_sensitive_stay_under_dots(desk: Desk) -> None:
    covered = {
        f"{group.key}.{column.key}"
        for kind in desk.kinds
        for group in kind.groups
        for column in rows_of(group).columns
        if column.sensitivity is SENSITIVE and group.sensitivity is not SENSITIVE
    }
    shown = {
        f"{group.key}.{key}"
        for kind in desk.kinds
        for group in kind.groups
        if group.sensitivity is not SENSITIVE
        for key in sensitive_columns(group)
    }
    assert shown == covered


def test_tab_goes_from_cell_to_cell_and_out_of_the_grid(window: Window, desk: Desk, qtbot: QtBot) -> None:
    window.activateWindow()
    grid = window.page.form().grids["children"]
    grid.view.setFocus()
    grid.view.setCurrentIndex(grid.model.index(0, 0))
    grid.view.edit(grid.model.index(0, 0))
    line = grid.view.viewport().findChildren(LineEditor)[0].line
    QTest.keyClicks(line, "Anna")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    qtbot.wait(5)
    assert grid.view.currentIndex().column() == 1
    assert grid.is_busy
    grid.view.setCurrentIndex(grid.model.index(1, 0))
    grid.view.setFocus()
    QTest.keyClick(grid.view, Qt.Key.Key_Tab)
    settle(qtbot, window)
    assert not grid.isAncestorOf(window.focusWidget())
    assert children(desk) == ["Anna"]


def put(grid: Grid, column: int, value: str) -> None:
    """Put a value into the first row and leave the grid at once."""
    grid.model.put(grid.model.index(0, column), value)
    grid.view.lost.emit()


def test_a_row_changed_while_it_is_on_its_way_is_stored_once(window: Window, desk: Desk, qtbot: QtBot) -> None:
    grid = window.page.form().grids["children"]
    put(grid, 0, "Anna")
    put(grid, 1, "f")
    settle(qtbot, window)
    [row] = desk.clients.get("KH000001").rows(Family.children)
    assert dict(row.values) == {"name": "Anna", "gender": "f"}


def test_a_cell_changed_back_while_it_is_on_its_way_is_changed_back(window: Window, desk: Desk, qtbot: QtBot) -> None:
    grid = window.page.form().grids["children"]
    for name in ("Anna", "Ann", "Anna"):
        put(grid, 0, name)
        if name == "Anna" and not children(desk):
            settle(qtbot, window)
    settle(qtbot, window)
    assert children(desk) == ["Anna"]
