"""Asking for another password of the open file: the old one where there is one, the new one twice."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QProgressBar, QVBoxLayout, QWidget

from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.form.entry import field_label
from clientdesk.ui.labels import quiet, wrapping
from clientdesk.ui.look import coloured, colours_of, em, primary
from clientdesk.ui.privacy.cover import PasswordLine
from clientdesk.ui.refusals import reason_and_hint


class PasswordDialog(QDialog):
    """`chosen` brings the old password (empty where there is none) and the new one; the dialog then waits for its end:
    the file is written anew and opened in another window."""

    chosen = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = context.words
        self.context = context
        self.is_working = False
        has_password = context.desk.keeping.has_password
        self.setWindowTitle(words.tr(N_("Change the password") if has_password else N_("Set a password")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.4), em(self, 1.2), em(self, 1.4), em(self, 1.2))
        column.setSpacing(em(self, 0.7))
        told = N_("With a password the file is encrypted. Nobody can open it without, so do not lose it.")
        column.addWidget(wrapping(words.tr(told), self))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(em(self, 1))
        self.grid.setVerticalSpacing(em(self, 0.5))
        self.grid.setColumnMinimumWidth(1, em(self, 20))
        self.old, old_title = self._line(0, N_("Old password"))
        self.new, _title = self._line(1, N_("New password"))
        self.again, _title = self._line(2, N_("Password once more"))
        self.old.setVisible(has_password)
        old_title.setVisible(has_password)
        column.addLayout(self.grid)
        column.addWidget(quiet(words.tr(OLDER_BACKUPS), self))
        self.problem = wrapping(parent=self)
        coloured(self.problem, colours_of(self).problem)
        self.problem.hide()
        column.addWidget(self.problem)
        self.busy = QProgressBar(self)
        self.busy.setRange(0, 0)
        self.busy.setAccessibleName(words.tr(N_("The file is written anew…")))
        self.busy.hide()
        column.addWidget(self.busy)
        column.addStretch()
        column.addWidget(self._make_buttons())
        (self.old if has_password else self.new).setFocus()

    def _line(self, place: int, title: str) -> tuple[PasswordLine, QWidget]:
        text = self.context.words.tr(title)
        line = PasswordLine(self)
        line.setAccessibleName(text)
        name = field_label(text, self)
        self.grid.addWidget(name, place, 0)
        self.grid.addWidget(line, place, 1)
        return line, name

    def _make_buttons(self) -> QDialogButtonBox:
        self.box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.box.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.ok = self.box.addButton(self.windowTitle(), QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        primary(self.ok)
        self.box.accepted.connect(self.accept)
        self.box.rejected.connect(self.reject)
        return self.box

    def accept(self) -> None:
        """Look at what was typed; a wrong old password is told before anything is done."""
        words, keeping = self.context.words, self.context.desk.keeping
        if self.is_working:
            return
        if not self.new.text():
            self.say(words.tr(N_("Type the new password twice.")))
        elif self.new.text() != self.again.text():
            self.say(words.tr(N_("The two passwords differ.")))
        elif keeping.has_password:
            self._work(working=True)
            # Off the window's thread: working the key out takes most of a second.
            self.context.tasks.file(partial(keeping.is_password, self.old.text()), self._take, self._fail)
        else:
            self._begin()

    def reject(self) -> None:
        """Leave everything as it is; once the file is being written that is too late."""
        if not self.is_working:
            super().reject()

    def say(self, text: str) -> None:
        """Say what is wrong."""
        self._work(working=False)
        self.problem.setText(text)
        self.problem.show()

    def _take(self, is_right: bool) -> None:  # noqa: FBT001 - an answer
        if is_right:
            self._begin()
        else:
            self.say(self.context.words.tr(N_("The password is wrong.")))
            self.old.selectAll()
            self.old.setFocus()

    def _fail(self, error: Exception) -> None:
        self.say(reason_and_hint(error, self.context.words) if isinstance(error, UserError) else "")

    def _begin(self) -> None:
        self._work(working=True)
        self.chosen.emit(self.old.text(), self.new.text())

    def _work(self, *, working: bool) -> None:
        self.is_working = working
        self.problem.hide()
        self.busy.setVisible(working)
        for widget in (self.old, self.new, self.again, self.box):
            widget.setEnabled(not working)


OLDER_BACKUPS = N_("Backups that were made before keep the password they had.")
