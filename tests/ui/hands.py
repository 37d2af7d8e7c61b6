"""What a user's hands do: put a value into an editor by its keys, buttons and lists, and leave it."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from clientdesk.dossier.choices.countries import COUNTRY
from clientdesk.dossier.types import Choice, Rating
from clientdesk.ui.editors import Editor
from clientdesk.ui.editors.address import AddressEditor
from clientdesk.ui.editors.attached import AttachedEditor
from clientdesk.ui.editors.chosen import BoolEditor, ChoiceEditor, ChoicesEditor, RatingEditor
from clientdesk.ui.editors.lines import LineEditor, LongTextEditor
from clientdesk.ui.editors.reference import ReferenceEditor
from clientdesk.ui.inputs import Combo, LineEdit


def put(editor: Editor, value: Any, files: dict[str, Path]) -> None:
    """Put a value in; `files` holds the paths of photos and files by digest."""
    match editor:
        case AttachedEditor():
            editor.crop_asked.connect(lambda dialog: dialog.take_whole())
            editor.bring_path(str(files[value.sha256]))
        case RatingEditor():
            assert isinstance(editor.field.type, Rating)
            QTest.keyClicks(editor.scale, str(value))
        case AddressEditor():
            _put_address(editor, value)
        case BoolEditor():
            pick(editor.combo, editor.field.type.write(value, editor.context.words))
        case ChoiceEditor():
            assert isinstance(editor.field.type, Choice)
            pick(editor.combo, editor.field.type.choices.label(value, editor.context.words))
        case ChoicesEditor():
            _tick(editor, value)
        case ReferenceEditor() if value.target:
            write(editor.line, value.name)
            editor.link = value
        case LongTextEditor():
            editor.area.setFocus()
            editor.area.selectAll()
            editor.area.insertPlainText(editor.field.type.write(value, editor.context.words))
        case LineEditor():
            write(editor.line, editor.field.type.write(value, editor.context.words))
        case _:
            raise AssertionError(f"no hands for {type(editor).__name__}")


def write(line: LineEdit, text: str) -> None:
    """Write a text in place of what stands in a line."""
    line.setFocus()
    line.selectAll()
    line.insert(text)


def pick(combo: Combo, label: str) -> None:
    """Pick an entry of a list; of a long one by typing it."""
    combo.setFocus()
    line = combo.lineEdit()
    if isinstance(line, LineEdit):
        write(line, label)
    else:
        place = combo.findText(label)
        assert place >= 0
        QTest.keyClick(combo, Qt.Key.Key_Home)
        for _ in range(place):
            QTest.keyClick(combo, Qt.Key.Key_Down)


def _put_address(editor: AddressEditor, value: Any) -> None:
    for part, text in value.to_dict().items():
        one = editor.parts[part]
        if isinstance(one, Combo):
            pick(one, COUNTRY.label(text, editor.context.words))
        else:
            write(one, text)


def _tick(editor: ChoicesEditor, codes: tuple[str, ...]) -> None:
    own = [code for code in codes if code not in editor.field.type.choices.labels]  # type: ignore[attr-defined]
    if own:
        write(editor.line, editor.field.type.write(codes, editor.context.words))
        return
    editor.line.setFocus()
    editor.open_list()
    ticks: QListWidget | None = editor.list
    assert ticks is not None
    for place in range(ticks.count()):
        item = ticks.item(place)
        if item.data(Qt.ItemDataRole.UserRole) in codes:
            ticks.setCurrentItem(item)
            QTest.keyClick(ticks, Qt.Key.Key_Space)
    ticks.window().close()


def focused() -> QWidget:
    """Where the cursor is."""
    now = QApplication.focusWidget()
    assert now is not None
    return now


def leave(editor: Editor) -> None:
    """Go elsewhere; an open list of suggestions goes first."""
    if popup := QApplication.activePopupWidget():
        popup.close()
    now = QApplication.focusWidget()
    if now is not None and (now is editor or editor.isAncestorOf(now)):
        now.clearFocus()
    else:
        editor.left.emit()
