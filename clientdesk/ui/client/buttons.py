"""What the tabs of a client share: small buttons with a drawing, rows of which one is down, laying out at once."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QButtonGroup, QPushButton, QToolButton, QWidget

from clientdesk.ui.icons import icon
from clientdesk.ui.labels import tooltip
from clientdesk.ui.look import colours_of


def drawn(drawing: str, text: str, slot: Callable[[], object], parent: QWidget, *, about: str = "") -> QToolButton:
    """A small button that shows a drawing; `about` tells screen readers what it concerns."""
    button = QToolButton(parent)
    button.setIcon(icon(drawing, parent, colour=colours_of(parent).quiet))
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    tooltip(button, text)
    button.setAccessibleName(f"{text}: {about}" if about else text)
    button.clicked.connect(lambda _checked=False: slot())
    return button


def push(text: str, slot: Callable[[], object], parent: QWidget) -> QPushButton:
    """A button with a word on it."""
    button = QPushButton(text.replace("&", "&&"), parent)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: slot())
    return button


def one_of(buttons: list[QPushButton], parent: QWidget) -> QButtonGroup:
    """Buttons of which exactly one is down; it takes the colour of what is chosen."""
    group = QButtonGroup(parent)
    group.setExclusive(True)
    for place, button in enumerate(buttons):
        pressed_or_not(button)
        group.addButton(button, place)
    buttons[0].setChecked(True)
    return group


def pressed_or_not(button: QPushButton) -> None:
    """Make a button one that stays down; then it takes the colour of what is chosen."""
    button.setCheckable(True)
    button.toggled.connect(partial(_dress, button, button.icon()))


def _dress(button: QPushButton, plain: QIcon, *_toggled: object) -> None:
    """The style draws a pressed button hardly darker than the others, on dark ground not at all."""
    colours, shades, down = colours_of(button), QPalette(QApplication.palette()), button.isChecked()
    if down:
        shades.setColor(QPalette.ColorRole.Button, QColor(colours.accent))
        shades.setColor(QPalette.ColorRole.ButtonText, QColor(colours.on_accent))
    button.setPalette(shades)
    bright = plain.pixmap(button.iconSize(), QIcon.Mode.Selected, QIcon.State.On)
    button.setIcon(QIcon(bright) if down else plain)


def lay_out_now() -> None:
    """Give what was just filled its places before it is painted; otherwise it is seen squeezed for a moment."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
