"""From the window to letters: everything typed is stored, the clients are looked up, then the dialog opens."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from shiboken6 import isValid

from clientdesk.i18n import N_
from clientdesk.store.lists import Line
from clientdesk.ui.icons import icon

if TYPE_CHECKING:
    from clientdesk.ui.letters.dialog import LettersDialog
    from clientdesk.ui.letters.side import Side
    from clientdesk.ui.window import Window

_LETTER, _STATEMENT, _REMINDERS, _BIRTHDAYS = (
    N_("Letter"),
    N_("Account statement"),
    N_("Payment reminders"),
    N_("Birthday cards"),
)


class Writing(QObject):
    """`actions` stand in the menu beside the other prints. There is one dialog of letters at a time."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        self.dialog: LettersDialog | None = None
        self.letter_action = self._action("letter", N_("Letter…"), self.letter)
        self.statement_action = self._action("statement", N_("Account statement…"), self.statement)
        self.reminders_action = self._action("receipt", N_("Payment reminders…"), self.reminders)
        self.birthdays_action = self._action("card", N_("Birthday cards…"), self.birthdays)
        window.page.tabs.letter_asked.connect(self.write_to_shown)
        self.actions = (self.letter_action, self.statement_action, self.reminders_action, self.birthdays_action)

    def _action(self, drawing: str, text: str, do: Callable[[], object]) -> QAction:
        made = QAction(icon(drawing, self.window), self.context.words.tr(text), self.window)
        made.triggered.connect(lambda _checked=False: do())
        return made

    def letter(self) -> None:
        """A letter to whoever is chosen in the list, or else to the client that is shown."""
        self._clients(self._chosen(), self._open_letter)

    def statement(self) -> None:
        """The accounts of the same."""
        self._clients(self._chosen(), self._open_statement)

    def reminders(self) -> None:
        """Reminders to those chosen; to everybody where only one is, or none."""
        chosen = self._chosen()
        if len(chosen) > 1:
            self._clients(chosen, self._open_reminders)
        else:
            self._flushed(partial(self._open_reminders, ()))

    def birthdays(self) -> None:
        """Cards to those whose birthday is near."""
        self._flushed(self._open_birthdays)

    def write_to_shown(self, what: str) -> None:
        """A "statement" or a "reminder" to the client that is shown."""
        then = self._open_statement if what == "statement" else self._open_reminders
        self._clients((self.window.page.wanted,), then)

    def _chosen(self) -> tuple[int, ...]:
        if not self.window.list.isVisible():
            return ()
        chosen = tuple(self.window.list.chosen())
        return chosen if len(chosen) > 1 else (self.window.page.wanted,)

    def _clients(self, numbers: Sequence[int], then: Callable[[Sequence[Line]], None]) -> None:
        look_up = partial(self.context.desk.clients.lines, tuple(number for number in numbers if number))
        self._flushed(lambda: self.context.tasks.read("letters", look_up, partial(self._take, then)))

    def _flushed(self, then: Callable[[], None]) -> None:
        if self.context.privacy.is_on:
            told = N_("Nothing is written to clients while personal data is masked.")
            self.window.toast.show_text(self.context.words.tr(told))
            return
        self.window.page.flush()
        self.window.saving.when_idle(then)

    def _take(self, then: Callable[[Sequence[Line]], None], lines: Sequence[Line]) -> None:
        if lines:
            then(lines)
        else:
            self.window.toast.show_text(self.context.words.tr(N_("There is no client here to write to.")))

    # The dialogs: Qt's parts for PDF are loaded with the first print, so that the window opens quickly

    def _open_letter(self, lines: Sequence[Line]) -> None:
        from clientdesk.ui.letters.letter import LetterSide

        self._open(_LETTER, partial(LetterSide, self.context, lines))

    def _open_statement(self, lines: Sequence[Line]) -> None:
        from clientdesk.ui.letters.accounts import StatementSide

        self._open(_STATEMENT, partial(StatementSide, self.context, lines))

    def _open_reminders(self, lines: Sequence[Line]) -> None:
        from clientdesk.ui.letters.accounts import ReminderSide

        self._open(_REMINDERS, partial(ReminderSide, self.context, lines))

    def _open_birthdays(self) -> None:
        from clientdesk.ui.letters.letter import BirthdaySide

        self._open(_BIRTHDAYS, partial(BirthdaySide, self.context, ()))

    def _open(self, title: str, side: "Callable[[], Side]") -> None:
        from clientdesk.ui.letters.dialog import LettersDialog

        if self.dialog is not None and isValid(self.dialog) and self.dialog.isVisible():
            return
        self.dialog = LettersDialog(self.context, title, side(), self.window)
        self.dialog.stored.connect(self.window.take_news)
        self.dialog.open()
