"""Bringing a backup back: which one, and what becomes of the file as it is now."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from clientdesk.errors import ExitCode, UserError
from clientdesk.files import size_text
from clientdesk.i18n import N_
from clientdesk.store.file import SUFFIX
from clientdesk.ui.client.copies import show
from clientdesk.ui.context import Context
from clientdesk.ui.labels import quiet, wrapping
from clientdesk.ui.lines import plain_list
from clientdesk.ui.look import coloured, colours_of, em, lifted, primary
from clientdesk.ui.privacy.cover import PasswordLine
from clientdesk.ui.refusals import reason_and_hint

_PATH = Qt.ItemDataRole.UserRole
_WAYS = (
    N_("In place of this file, which is kept beside it under another name"),
    N_("Into a new file beside this one, which stays as it is"),
)


class RestoreDialog(QDialog):
    """Both signals bring the path of a copy and its password, empty where it has none: `chosen` where it is to take the
    place of the file, `chosen_beside` where it becomes a new file beside it."""

    chosen = Signal(str, str)
    chosen_beside = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = context.words
        self.context = context
        self._wanted: tuple[str, str] | None = None
        self.setWindowTitle(words.tr(N_("Restore a backup")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.4), em(self, 1.2), em(self, 1.4), em(self, 1.2))
        column.setSpacing(em(self, 0.7))
        self.list = QListWidget(self)
        plain_list(self.list)
        self.list.setAccessibleName(words.tr(N_("Backups")))
        column.addWidget(self.list, 1)
        place = quiet(words.tr(N_("Backups are in {folder}"), folder=context.desk.keeping.folder), self)
        column.addWidget(place)
        self.nothing = quiet(words.tr(N_("There is no backup beside this file yet.")), self)
        column.addWidget(self.nothing)
        self.other = QPushButton(words.tr(N_("Another copy…")), self)
        self.other.setAutoDefault(False)
        self.other.clicked.connect(lambda _checked=False: self.choose_other())
        row = QHBoxLayout()
        row.addWidget(self.other)
        self.folder = QPushButton(words.tr(N_("Open folder")), self)
        self.folder.setAutoDefault(False)
        self.folder.setEnabled(context.desk.keeping.folder.is_dir())
        self.folder.clicked.connect(lambda _checked=False: show(context.desk.keeping.folder))
        row.addWidget(self.folder)
        row.addStretch()
        column.addLayout(row)
        self.instead, self.beside = (self._way(text, column) for text in _WAYS)
        self.instead.setChecked(True)
        self.password = PasswordLine(self)
        self.password.setPlaceholderText(words.tr(N_("Password of the copy")))
        self.password.setAccessibleName(words.tr(N_("Password of the copy")))
        self.password.setVisible(context.desk.keeping.has_password)
        column.addWidget(self.password)
        self.problem = wrapping(parent=self)
        coloured(self.problem, colours_of(self).problem)
        self.problem.hide()
        column.addWidget(self.problem)
        column.addWidget(self._make_buttons())
        self.list.currentItemChanged.connect(lambda *_items: self._choose())
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.resize(em(self, 44), em(self, 30))
        self.ok.setEnabled(False)
        context.tasks.read(("copies", id(self)), context.desk.keeping.copies, self.show_copies)

    def _way(self, text: str, column: QVBoxLayout) -> QRadioButton:
        made = QRadioButton(self.context.words.tr(text), self)
        lifted(made)
        column.addWidget(made)
        return made

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        box.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.ok = box.addButton(self.context.words.tr(N_("Restore")), QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        primary(self.ok)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def show_copies(self, found: list[tuple[datetime, Path]]) -> None:
        """Show the copies there are, the latest first."""
        for at, path in found:
            size = size_text(path.stat().st_size) if path.is_file() else ""
            self.add(f"{at.astimezone():%Y-%m-%d %H:%M}   {size}", path)
        self.nothing.setVisible(not found)
        self.list.setCurrentRow(0)
        self._allow()
        (self.list if self.password.isHidden() else self.password).setFocus()

    def add(self, text: str, path: Path) -> QListWidgetItem:
        """One more copy to choose."""
        item = QListWidgetItem(text, self.list)
        item.setData(_PATH, str(path))
        return item

    def choose_other(self) -> QFileDialog:
        """Ask for a copy that lies elsewhere."""
        dialog = QFileDialog(self, self.context.words.tr(N_("Another copy")))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"ClientDesk (*{SUFFIX})")
        dialog.setDirectory(str(self.context.desk.store.path.parent))
        dialog.fileSelected.connect(partial(self.take_other))
        dialog.open()
        return dialog

    def take_other(self, path: str) -> None:
        """Offer a copy that lies elsewhere, and choose it."""
        self.nothing.hide()
        self.list.setCurrentItem(self.add(path, Path(path)))

    def _choose(self) -> None:
        self._wanted = None
        self.problem.hide()
        self._allow()

    def _allow(self) -> None:
        self.ok.setEnabled(self.list.currentRow() >= 0)

    def accept(self) -> None:
        """Bring the chosen copy back, once its password is known to be right: the open file is let go only then."""
        if self.list.currentRow() < 0 or not self.ok.isEnabled():
            return
        self.ok.setEnabled(False)
        copy, password = self._wanted = self.list.currentItem().data(_PATH), self.password.text()
        look = partial(self.context.desk.keeping.unlock, Path(copy), password)
        self.context.tasks.file(look, partial(self._restore, copy, password), self._refuse)

    def _restore(self, copy: str, password: str, _unlocked: None) -> None:
        if self._wanted == (copy, password):
            self._wanted = None
            super().accept()
            (self.chosen_beside if self.beside.isChecked() else self.chosen).emit(copy, password)

    def _refuse(self, error: Exception) -> None:
        if self._wanted is None:
            return
        self._wanted = None
        words = self.context.words
        needs_password = isinstance(error, UserError) and error.code is ExitCode.WRONG_PASSWORD
        missing = needs_password and not self.password.text()
        asked = words.tr(N_("Type the password this copy had when it was made."))
        self.problem.setText(asked if missing else reason_and_hint(error, words))
        self.problem.show()
        self._allow()
        if needs_password:
            self.password.show()
            self.password.setFocus()
            self.password.selectAll()
