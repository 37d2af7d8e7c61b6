"""What the credit file gives out: its statements and its ratios as workbooks."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QMenu, QPushButton, QVBoxLayout, QWidget

from clientdesk.desk.cards import safe
from clientdesk.desk.credit_memo import RATIOS, STATEMENTS
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.credit.known import Known
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import wrapping
from clientdesk.ui.look import em, primary
from clientdesk.ui.printing.outcome import Outcome
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.saving_file import ask_where
from clientdesk.ui.settings.kept import names_in_files

_TITLES = {STATEMENTS: N_("Statements"), RATIOS: N_("Ratios")}


class ReasonDialog(QDialog):
    """Asks what something sensitive is given out for. `given` tells the reason."""

    given = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = context.words
        self.setWindowTitle(words.tr(N_("Give out")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        column = QVBoxLayout(self)
        told = N_("Statements are sensitive. Say what the workbook is for; that is noted with the day and your name.")
        column.addWidget(wrapping(words.tr(told), self))
        self.reason = LineEdit(self)
        self.reason.setPlaceholderText(words.tr(N_("such as: visit on Friday")))
        self.reason.setAccessibleName(words.tr(N_("Reason")))
        self.reason.setMaxLength(200)
        self.reason.textChanged.connect(self._allow)
        column.addWidget(self.reason)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = box.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setDefault(True)
        primary(self.ok)
        self.ok.setEnabled(False)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self.setMinimumWidth(em(self, 34))

    def _allow(self, text: str) -> None:
        self.ok.setEnabled(bool(text.strip()))

    def accept(self) -> None:
        """Tell the reason."""
        self.given.emit(self.reason.text().strip())
        super().accept()


class Giving(QPushButton):
    """A button with a list of workbooks; `outcome` tells what became of one."""

    def __init__(self, context: Context, outcome: Outcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.outcome = outcome
        self.known: Known | None = None
        self.asking: QFileDialog | None = None
        words = context.words
        self.setText(words.tr(N_("Give out")))
        self.setAutoDefault(False)
        menu = QMenu(self)
        for name, text in (
            (STATEMENTS, N_("Workbook of the statements…")),
            (RATIOS, N_("Workbook of the ratios…")),
        ):
            action = menu.addAction(words.tr(text))
            action.triggered.connect(partial(self._ask, name))
        self.setMenu(menu)

    def _ask(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's argument
        self.ask(name)

    def ask(self, name: str) -> ReasonDialog:
        """Ask what a workbook is for, then where it goes."""
        dialog = ReasonDialog(self.context, self)
        dialog.given.connect(partial(self.ask_where, name))
        dialog.open()
        return dialog

    def ask_where(self, name: str, reason: str) -> None:
        """Ask where a workbook goes."""
        if self.known is None:
            return
        context, desk = self.context, self.context.desk
        parts = [self.known.code, self.known.name if names_in_files(context.remembered) else ""]
        parts += [context.words.tr(_TITLES[name]), f"{desk.today:%Y%m%d}"]
        self.asking = ask_where(
            self,
            context.words.tr(N_("Save the workbook")),
            kind="Excel (*.xlsx)",
            name="_".join(safe(part) for part in parts if part) + ".xlsx",
            folder=context.remembered.folder_for_prints(desk.store.path),
            then=partial(self.save, name, reason),
        )

    def save(self, name: str, reason: str, path: str) -> None:
        """Write a workbook."""
        if self.known is None:
            return
        out = Path(path)
        self.context.remembered.prints.update(folder=str(out.parent))
        self.context.remembered.save()
        write = partial(
            self.context.desk.credit_memo.save_workbook,
            name,
            out,
            client=self.known.code,
            language=self.context.words.language,
            reason=reason,
        )
        self.setEnabled(False)
        self.context.tasks.file(write, partial(self._take, out), self._fail)

    def _take(self, out: Path, _nothing: None) -> None:
        self.setEnabled(True)
        self.outcome.say(self.context.words.tr(N_("Saved as {file}."), file=out.name), out)

    def _fail(self, error: Exception) -> None:
        self.setEnabled(True)
        self.outcome.complain(reason_and_hint(error, self.context.words))
