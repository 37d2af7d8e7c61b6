"""The only message boxes: an error as a sentence with its next step, a question before what cannot be taken back."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from clientdesk.errors import UserError
from clientdesk.i18n import Catalogue
from clientdesk.ui.icons import icon
from clientdesk.ui.look import colours_of, em

_SIGN = 2.6
"""Letters that the sign beside the words is large."""


def sentence(error: UserError, words: Catalogue) -> str:
    """What happened, in words."""
    return words.tr(error.text, **error.values)


def hint(error: UserError, words: Catalogue) -> str:
    """What to do next, in words; empty where there is nothing to say."""
    return words.tr(error.hint, **error.values) if error.hint else ""


def show_error(error: UserError, words: Catalogue, parent: QWidget | None) -> QMessageBox:
    """Tell of an error; the window goes on working meanwhile."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _show_sign(box)
    box.setWindowTitle("ClientDesk")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence(error, words))
    box.setInformativeText(hint(error, words))
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.open()
    return box


def ask(
    question: str, told: str, parent: QWidget, *, yes: str, then: Callable[[], object], no: str = ""
) -> QMessageBox:
    """Ask before something that cannot be undone; `then` is called when the button `yes` is pressed. The other button,
    which Enter and Esc press too, says `no`, or that it is called off."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _show_sign(box)
    box.setWindowTitle("ClientDesk")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(told)
    box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    other = box.addButton(QMessageBox.StandardButton.Cancel)
    if no:
        other.setText(no)
    box.setDefaultButton(other)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.accepted.connect(then)
    box.open()
    return box


def _show_sign(box: QMessageBox) -> None:
    """The sign of warnings in a colour of ours; Qt's own are of no palette."""
    side = em(box, _SIGN)
    box.setIconPixmap(icon("warning", box, colour=colours_of(box).warning).pixmap(QSize(side, side)))
