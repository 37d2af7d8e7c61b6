"""What stands above the blocks of the morning: what needs a look, and where to begin while there is nothing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clientdesk.desk.credit import AHEAD
from clientdesk.desk.morning import ENDING, Alerts, Asked
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.labels import heading, quiet, wrapping
from clientdesk.ui.look import coloured, colours_of, em

Choice = tuple[str, Callable[[], object]]
"""The words of a button, and what it does."""


class Strip(QFrame):
    """Sentences with a button each; gone where there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        shades = QPalette(self.palette())
        shades.setColor(QPalette.ColorRole.Window, QColor(colours_of(self).tip))
        self.setPalette(shades)
        self.setAutoFillBackground(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(em(self, 1), em(self, 0.4), em(self, 1), em(self, 0.4))
        self.column.setSpacing(em(self, 0.3))
        self.lines: list[QWidget] = []
        self.hide()

    def show_lines(self, told: Sequence[tuple[str, Choice]]) -> None:
        """Show these sentences."""
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = [self._line(text, choice) for text, choice in told]
        for line in self.lines:
            self.column.addWidget(line)
        self.setVisible(bool(told))

    def _line(self, text: str, choice: Choice) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        sentence = wrapping(f"⚠ {text}", line)
        coloured(sentence, colours_of(self).warning)
        row.addWidget(sentence, 1)
        button = QPushButton(choice[0], line)
        button.setAutoDefault(False)
        button.setAccessibleName(f"{choice[0]}: {text}")
        button.clicked.connect(lambda _checked=False: choice[1]())
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line


def alerts_told(
    alerts: Alerts, words: Catalogue, *, back_up: Callable[[], object], show: Callable[[str], object]
) -> list[tuple[str, Choice]]:
    """The sentences of what needs a look, each with what can be done."""
    told: list[tuple[str, Choice]] = []
    now = (words.tr(N_("Back up now")), back_up)
    if alerts.backup_days is None:
        told.append((words.tr(N_("No backup of this file was made yet.")), now))
    elif alerts.backup_days:
        days = alerts.backup_days
        told.append((words.ntr("The last backup is {n} day old.", "The last backup is {n} days old.", days), now))
    look = words.tr(N_("Show them"))
    if alerts.drafts:
        text = words.ntr(
            "At {n} client something typed could not be stored yet.",
            "At {n} clients something typed could not be stored yet.",
            alerts.drafts,
        )
        told.append((text, (look, lambda: show(Asked.DRAFTS))))
    if alerts.ending:
        text = words.ntr(
            "Of {n} client a document, licence or guarantee has ended or ends within {days} days.",
            "Of {n} clients a document, licence or guarantee has ended or ends within {days} days.",
            alerts.ending,
            days=ENDING,
        )
        told.append((text, (look, lambda: show(Asked.ENDING))))
    if alerts.reviews:
        text = words.ntr(
            "The evaluation of {n} client is to be reviewed within {days} days, or is overdue.",
            "The evaluations of {n} clients are to be reviewed within {days} days, or are overdue.",
            alerts.reviews,
            days=AHEAD,
        )
        told.append((text, (look, lambda: show(Asked.REVIEWS))))
    return told


class Greeting(QFrame):
    """What the page says instead of empty blocks: where to begin."""

    def __init__(self, title: str, text: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, em(self, 1), 0, em(self, 1))
        column.setSpacing(em(self, 0.8))
        column.addWidget(heading(title, self))
        column.addWidget(quiet(text, self))
        row = QHBoxLayout()
        row.setSpacing(em(self, 0.8))
        self.buttons: list[QPushButton] = []
        for words, then in choices:
            button = QPushButton(words, self)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, then=then: then())
            self.buttons.append(button)
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        self.hide()
