"""What makes a window easy on eyes and hands: contrast, names, order of Tab, one meaning of Enter, a ring of focus."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.ui import look
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import Combo, LineEdit, TextEdit, Tick
from clientdesk.ui.page import FILL_IN
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import settle

Open = Callable[[], Window]
UI = Path(look.__file__).parent
ROLES = {
    "text in fields": (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
    "text in every second line": (QPalette.ColorRole.Text, QPalette.ColorRole.AlternateBase),
    "text on windows": (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
    "text on buttons": (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
    "placeholder": (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
    "selection": (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
    "links": (QPalette.ColorRole.Link, QPalette.ColorRole.Window),
    "tooltips": (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
}


def luminance(colour: QColor) -> float:
    """As WCAG 2 reckons it."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]  # type: ignore[index]
    return float(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])


def contrast(one: QColor, other: QColor) -> float:
    """From 1 (the same) to 21 (black on white)."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", [look.LIGHT, look.DARK])
@pytest.mark.parametrize("group", [QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive])
def test_words_stand_out_from_their_ground(name: str, group: QPalette.ColorGroup) -> None:
    palette = look.palette(name)
    found = {
        purpose: round(contrast(palette.color(group, words), palette.color(group, ground)), 2)
        for purpose, (words, ground) in ROLES.items()
    }
    assert {purpose: ratio for purpose, ratio in found.items() if ratio < 4.5} == {}


# Names


def dialogs(window: Window, qtbot: QtBot) -> Iterator[QDialog]:
    """The dialogs of the window one after another, each open."""
    from clientdesk.ui.house.rhythm import open_rhythm

    window.show_client(window.list.model.numbers[0])
    settle(qtbot, window)
    for opened in (
        window.quick_add,
        window.ask_settings,
        window.ask_company,
        window.ask_choice,
        lambda: open_rhythm(window.context, window),
        window.files.ask_restore,
        window.list.choose_columns,
        window.shell.today.doing.add,
        window.shell.today.ask_plan,
        window.page.guide.choose_sections,
        window.bulk.set,
        window.bulk.tag,
    ):
        dialog = opened()
        assert isinstance(dialog, QDialog)
        settle(qtbot, window)
        yield dialog
        dialog.reject()
        settle(qtbot, window)


def nameless(window: QWidget) -> list[str]:
    """Inputs, and buttons without words, that do not say what they are for."""
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QPlainTextEdit | Combo | QAbstractItemView)
        and widget.isVisibleTo(window)
        and widget.focusProxy() is None
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), Combo)
        and not isinstance(widget.parent(), QLineEdit | QAbstractItemView | QTabBar)
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]


def test_every_input_and_icon_tells_its_name(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    desk.clients.create(make.person("张伟", mobile="154 0000 0001"))
    window = open_window()
    window.show_client(window.list.model.numbers[0])
    settle(qtbot, window)
    for tab in range(window.page.tabs.bar.count()):
        window.page.tabs.go_to(tab)
        settle(qtbot, window)
        assert nameless(window) == []
    for dialog in dialogs(window, qtbot):
        assert (type(dialog).__name__, nameless(dialog)) == (type(dialog).__name__, [])


# Enter and Tab


def test_enter_in_a_dialog_means_its_main_button_alone(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    desk.clients.create(make.person("张伟"))
    window = open_window()
    accepts, refuses = QDialogButtonBox.ButtonRole.AcceptRole, QDialogButtonBox.ButtonRole.RejectRole
    for dialog in dialogs(window, qtbot):
        pressed = [button for button in dialog.findChildren(QPushButton) if button.autoDefault() or button.isDefault()]
        mains = [button for button in pressed if button.isDefault()]
        told = type(dialog).__name__
        assert (told, [button.text() for button in pressed if button not in mains]) == (told, [])
        assert (told, len(mains) <= 1) == (told, True)
        boxes = dialog.findChildren(QDialogButtonBox)
        # Where all holds at once, closing is all there is to mean.
        choosing = [box for box in boxes if any(box.buttonRole(one) is accepts for one in box.buttons())]
        refusing = [main.text() for box in choosing for main in mains if box.buttonRole(main) is refuses]
        assert (told, refusing) == (told, [])


def tab_order(start: QWidget, within: QWidget) -> list[QWidget]:
    """What Tab comes to inside a widget, from its first on."""
    found: list[QWidget] = []
    widget = start
    while True:
        takes_it = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if takes_it and within.isAncestorOf(widget) and widget.isVisibleTo(within) and widget.isEnabled():
            found.append(widget)
        following = widget.nextInFocusChain()
        if following is None or following is start:
            return found
        widget = following


def places(widgets: list[QWidget], within: QWidget) -> list[tuple[int, int]]:
    """Where they stand: the line, then the place in it."""
    letter = within.fontMetrics().height()
    spots = [widget.mapTo(within, QPoint(0, widget.height() // 2)) for widget in widgets]
    return [(spot.y() // (2 * letter), spot.x()) for spot in spots]


def test_tab_goes_down_the_form_as_it_is_read(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    desk.clients.create(make.person("张伟"))
    window = open_window()
    window.show_client(window.list.model.numbers[0], mode=FILL_IN)
    settle(qtbot, window)
    form = window.page.form()
    while form.make_some():
        pass
    settle(qtbot, window)
    editors = [entry.editor.focusProxy() or entry.editor for entry in form.entries.values()]
    shown = [editor for editor in editors if editor.isVisibleTo(form)]
    order = tab_order(shown[0], form)
    reached = [widget for widget in order if widget in shown]
    tops = [widget.mapTo(form.page, QPoint(0, 0)).y() for widget in reached]
    assert len(reached) > 50
    assert tops == sorted(tops)


def test_tab_goes_down_the_dialogs_as_they_are_read(open_window: Open, desk: Desk, qtbot: QtBot) -> None:
    desk.clients.create(make.person("张伟"))
    window = open_window()
    for opened in (window.quick_add, window.ask_settings):
        dialog = opened()
        settle(qtbot, window)
        inputs = [
            widget
            for widget in tab_order(dialog, dialog)
            if isinstance(widget, QLineEdit | QPlainTextEdit | Combo | Tick) and not isinstance(widget.parent(), Combo)
        ]
        tops = [widget.mapTo(dialog, QPoint(0, 0)).y() for widget in inputs]
        first = tops.index(min(tops))
        assert (type(dialog).__name__, [*tops[first:], *tops[:first]]) == (type(dialog).__name__, sorted(tops))
        dialog.reject()
        settle(qtbot, window)


# The ring of focus


def _inputs(parent: QWidget) -> list[QWidget]:
    tools = QToolButton(parent)
    tools.setIcon(icon("print", tools))
    tools.setAutoRaise(True)
    rows = QListWidget(parent)
    rows.addItems(["one", "two"])
    rows.setCurrentRow(0)
    tabs = QTabBar(parent)
    tabs.addTab("one")
    tabs.addTab("two")
    combo = Combo(parent)
    combo.addItem("one")
    return [
        LineEdit(parent),
        TextEdit(parent),
        combo,
        Tick("one", parent),
        QPushButton("one", parent),
        tools,
        rows,
        tabs,
    ]


@pytest.mark.parametrize("name", [look.LIGHT, look.DARK])
def test_one_sees_where_the_focus_is(name: str, qapp: QApplication, qtbot: QtBot) -> None:
    look.apply(qapp, look=name, language="en")
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    inputs = _inputs(window)
    other = QPushButton("elsewhere", window)
    for widget in (*inputs, other):
        if isinstance(widget, QPushButton):
            widget.setAutoDefault(False)
        column.addWidget(widget)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    # As by the keys: who uses the mouse needs no ring.
    by_keys = Qt.FocusReason.ShortcutFocusReason
    unseen = []
    for widget in inputs:
        other.setFocus(by_keys)
        before = _drawn(widget)
        widget.setFocus(by_keys)
        if _drawn(widget) == before:
            unseen.append(type(widget).__name__)
    look.apply(qapp, look=look.LIGHT, language="en")
    assert unseen == []


def _drawn(widget: QWidget) -> QImage:
    return widget.grab().toImage()


# The wheel


def test_no_input_changes_under_a_wheel_that_only_passes() -> None:
    """Those of Qt do; ours stand in one module, and those that cannot be tamed are not used."""
    wild = {"QSpinBox", "QDoubleSpinBox", "QDateEdit", "QTimeEdit", "QDateTimeEdit", "QSlider", "QDial"}
    tame = {"QComboBox"}
    found = []
    for path in sorted(UI.rglob("*.py")):
        names = {node.id for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)}
        found += [f"{path.name}: {name}" for name in sorted(names & wild)]
        found += [f"{path.name}: {name}" for name in sorted(names & tame) if path.name != "inputs.py"]
    assert found == []
