"""What can be done with a statement besides typing in it: checked, reopened, locked, thrown away, added, brought in."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from clientdesk.dossier.record import Record
from clientdesk.dossier.statements.periods import Period
from clientdesk.dossier.statements.statement import Statement
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.saving import copy_of
from clientdesk.ui.statements.bringing import BringDialog
from clientdesk.ui.statements.head import HeadDialog
from clientdesk.ui.statements.storing import Entered, Storing
from clientdesk.ui.statements.strip import Strip

_BOOKS = "*.xlsx *.xlsm *.xls *.ods *.csv"


class Verbs(QObject):
    """Waits for what is still on its way into the file. `unchecked` tells that a check stands against it, `added`
    the code of a new statement."""

    changed = Signal(object)
    done = Signal(str)
    told = Signal(str)
    unchecked = Signal()
    added = Signal(str)

    def __init__(self, context: Context, storing: Storing, owner: QWidget) -> None:
        super().__init__(owner)
        self.context = context
        self.storing = storing
        self.owner = owner

    # With a statement

    def do(self, verb: str, period: Period) -> None:
        """Do what was asked with a statement."""
        statements, code, name = self.context.desk.statements, period.code, period.name
        moves: dict[str, tuple[Callable[[str], Changed], str]] = {
            Strip.CHECK: (statements.check, N_("{period} is checked.")),
            Strip.REOPEN: (statements.reopen, N_("{period} is a draft again.")),
            Strip.LOCK: (statements.lock, N_("{period} is locked.")),
            Strip.UNLOCK: (statements.unlock, N_("{period} is unlocked.")),
            Strip.CARRY: (statements.carry_over, N_("The closing balances before {period} are its opening ones.")),
            Strip.DELETE: (self._trash, N_("The statement {period} was moved to the trash.")),
        }
        if verb == Strip.HEAD:
            self.show_head(copy_of(period.record))
            return
        work, text = moves[verb]
        told = self.context.words.tr(text, period=name)
        ask = partial(self.context.tasks.ask, partial(work, code), partial(self._took, told), self._failed)
        self.storing.when_idle(ask)

    def _trash(self, code: str) -> Changed:
        return self.context.desk.clients.trash([code])

    def set_unit(self, period: Period, unit: str) -> None:
        """Let a statement be typed and shown in another unit; what it holds stays."""
        self.storing.store(period.record, Entered(period.code, ((Statement.unit, unit),)))

    def _took(self, told: str, changed: Changed) -> None:
        self.changed.emit(changed)
        self.done.emit(told)

    def _failed(self, error: Exception) -> None:
        self.told.emit(reason_and_hint(error, self.context.words))
        if isinstance(error, UserError) and error.key == "unchecked":
            self.unchecked.emit()

    # New ones

    def add(self, client: str) -> None:
        """Propose the next period of an enterprise."""
        new = partial(self.context.desk.statements.new, client)
        ask = partial(self.context.tasks.read, "new statement", new, self._show_new)
        self.storing.when_idle(ask)

    def _show_new(self, record: Record) -> None:
        self.show_head(record)

    def show_head(self, record: Record) -> HeadDialog:
        """Ask for the head of a statement, new or as it stands."""
        dialog = HeadDialog(self.context, record, self.owner)
        dialog.stored.connect(partial(self._stored, record, is_new=not record.id))
        dialog.open()
        return dialog

    def _stored(self, record: Record, changed: Changed, *, is_new: bool) -> None:
        if is_new:
            self.added.emit(record.code)
        self.changed.emit(changed)
        told = N_("The period {period} was added.") if is_new else N_("{period} was changed.")
        self.done.emit(self.context.words.tr(told, period=record.name))

    def ask_book(self, client: str) -> QFileDialog:
        """Ask for a workbook with a statement."""
        words = self.context.words
        dialog = QFileDialog(self.owner, words.tr(N_("Bring in a statement")))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(words.tr(N_("Workbooks and tables ({endings})"), endings=_BOOKS))
        dialog.fileSelected.connect(partial(self.show_book, client))
        dialog.open()
        return dialog

    def show_book(self, client: str, path: str) -> BringDialog:
        """Show what a workbook holds, and ask what it does not tell."""
        dialog = BringDialog(self.context, client, Path(path), self.owner)
        dialog.brought.connect(self._brought)
        dialog.open()
        return dialog

    def _brought(self, code: str, name: str, changed: Changed) -> None:
        self.added.emit(code)
        self.changed.emit(changed)
        self.done.emit(self.context.words.tr(N_("The period {period} was added."), period=name))
