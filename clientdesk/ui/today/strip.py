"""What stands above the blocks of the morning: what needs a look, and where to begin while there is nothing."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clientdesk.desk.credit import AHEAD
from clientdesk.desk.insuring import AHEAD as AHEAD_OF_RENEWALS
from clientdesk.desk.morning import ENDING, Alerts, Asked
from clientdesk.desk.trading.overdue import Overdue
from clientdesk.dossier.sales.stages import STALLED_AFTER
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.labels import heading, quiet, wrapping
from clientdesk.ui.look import coloured, colours_of, em, primary
from clientdesk.ui.service.alerts import service_told
from clientdesk.ui.today.block import link_button
from clientdesk.ui.trade.wording import told as amounts

POLICIES = "policies"
"""Asks for the page of policies, where the others ask for a list of clients."""

Choice = tuple[str, Callable[[], object]]
"""The words of a button, and what it does."""


MOST = 4
"""Sentences that the strip shows until it is unfolded; a fifth is shown rather than a way to it."""


class Strip(QFrame):
    """Sentences with a button each, the first of them until it is unfolded; gone where there is nothing to say."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.is_unfolded = False
        shades = QPalette(self.palette())
        shades.setColor(QPalette.ColorRole.Window, QColor(colours_of(self).tip))
        self.setPalette(shades)
        self.setAutoFillBackground(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(em(self, 1), em(self, 0.4), em(self, 1), em(self, 0.4))
        self.column.setSpacing(em(self, 0.3))
        self.lines: list[QWidget] = []
        self.buttons: list[QPushButton] = []
        self.rest = link_button(self)
        self.rest.clicked.connect(self.turn)
        self.column.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_lines(self, told: Sequence[tuple[str, Choice]]) -> None:
        """Show these sentences."""
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.buttons = []
        self.lines = [self._line(text, choice) for text, choice in told]
        for place, line in enumerate(self.lines):
            self.column.insertWidget(place, line)
        widest = max((button.sizeHint().width() for button in self.buttons), default=0)
        for button in self.buttons:
            button.setMinimumWidth(widest)
        self._fold()
        self.setVisible(bool(told))

    def turn(self, _checked: object = None) -> None:
        """Unfold the sentences that are left, or fold them back."""
        self.is_unfolded = not self.is_unfolded
        self._fold()

    def _fold(self) -> None:
        left = len(self.lines) - MOST
        for place, line in enumerate(self.lines):
            line.setVisible(self.is_unfolded or place < MOST or left == 1)
        more = self.words.ntr("{n} more that needs a look", "{n} more that need a look", left)
        self.rest.setText(self.words.tr(N_("Show fewer")) if self.is_unfolded else more)
        self.rest.setVisible(left > 1)

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
        self.buttons.append(button)
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
    if alerts.overdue.clients:
        told.append((_overdue_told(alerts.overdue, words), (look, partial(show, Asked.OVERDUE))))
    told += service_told(alerts.service, words, show=show)
    return told + [(text, (look, partial(show, asked))) for text, asked in _counted(alerts, words)]


def _counted(alerts: Alerts, words: Catalogue) -> Iterator[tuple[str, str]]:
    """(sentence, what it leads to) of what is only counted."""
    if alerts.drafts:
        yield (
            words.ntr(
                "At {n} client something typed could not be stored yet.",
                "At {n} clients something typed could not be stored yet.",
                alerts.drafts,
            ),
            Asked.DRAFTS,
        )
    if alerts.ending:
        yield (
            words.ntr(
                "Of {n} client a document, licence or guarantee has ended or ends within {days} days.",
                "Of {n} clients a document, licence or guarantee has ended or ends within {days} days.",
                alerts.ending,
                days=ENDING,
            ),
            Asked.ENDING,
        )
    if alerts.stalled:
        yield _stalled_told(alerts.stalled, words), Asked.STALLED
    if alerts.policies:
        yield _policies_told(alerts, words), POLICIES
    if alerts.reviews:
        yield (
            words.ntr(
                "The evaluation of {n} client is to be reviewed within {days} days, or is overdue.",
                "The evaluations of {n} clients are to be reviewed within {days} days, or are overdue.",
                alerts.reviews,
                days=AHEAD,
            ),
            Asked.REVIEWS,
        )


def _policies_told(alerts: Alerts, words: Catalogue) -> str:
    return words.ntr(
        "Within {days} days {n} policy ends or has a premium due: {amounts}.",
        "Within {days} days {n} policies end or have a premium due: {amounts}.",
        alerts.policies,
        days=AHEAD_OF_RENEWALS,
        amounts=amounts(alerts.premiums, words),
    )


def _stalled_told(count: int, words: Catalogue) -> str:
    return words.ntr(
        "{n} opportunity has stood in one stage for more than {days} days.",
        "{n} opportunities have stood in one stage for more than {days} days.",
        count,
        days=STALLED_AFTER,
    )


def _overdue_told(overdue: Overdue, words: Catalogue) -> str:
    count = len(overdue.clients)
    if not overdue.amounts:
        return words.ntr(
            "{n} client has sales that are overdue and not settled.",
            "{n} clients have sales that are overdue and not settled.",
            count,
        )
    return words.ntr(
        "{n} client should have paid by now: {amounts}.",
        "{n} clients should have paid by now: {amounts}.",
        count,
        amounts=amounts(overdue.amounts, words),
    )


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
        primary(self.buttons[0])
        row.addStretch()
        column.addLayout(row)
        self.hide()
