"""What the menu of files asks for beyond the open file: another place for new ones, an earlier state of this one."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from clientdesk.desk.keeping import restore_beside
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.paths import folders
from clientdesk.store.backup import Restored
from clientdesk.ui.client.copies import show
from clientdesk.ui.privacy.password import PasswordDialog
from clientdesk.ui.settings import kept
from clientdesk.ui.shell.importing import Importing
from clientdesk.ui.shell.restoring import RestoreDialog

if TYPE_CHECKING:
    from clientdesk.ui.window import Window


def day_of(made: Restored) -> str:
    """From when a backup is, to the minute."""
    return f"{made.at.astimezone():%Y-%m-%d %H:%M}"


class ClientFiles(QObject):
    """The files around the one that is open in a window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        self.importing = Importing(window)

    def back_up(self) -> None:
        """Make a verified copy beside the file."""
        self.context.tasks.ask(self.context.desk.keeping.backup, self._tell_backup)

    def _tell_backup(self, made: Path) -> None:
        words = self.context.words
        self.window.look_at_backup()
        told = words.tr(N_("A backup was made in {folder}: {file}"), folder=made.parent.name, file=made.name)
        self.window.toast.show_text(told, (words.tr(N_("Open folder")), partial(show, made.parent)))

    def choose_folder(self) -> QFileDialog:
        """Ask where new client files go."""
        window = self.window
        dialog = QFileDialog(window.settings or window, self.context.words.tr(N_("Folder for new client files")))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        folder = kept.data_folder(window.remembered, folders().data)
        if folder.is_dir():
            dialog.setDirectory(str(folder))
        dialog.fileSelected.connect(self._keep_folder)
        dialog.open()
        return dialog

    def _keep_folder(self, folder: str) -> None:
        kept.keep_data_folder(self.window.remembered, folder)

    def ask_restore(self) -> RestoreDialog:
        """Ask for a copy to be brought back."""
        dialog = RestoreDialog(self.context, self.window.settings or self.window)
        dialog.chosen.connect(self.window.restore_asked)
        dialog.chosen_beside.connect(self.restore_beside)
        dialog.open()
        return dialog

    def restore_beside(self, copy: str, password: str) -> None:
        """Make a new file of a copy; the one that is open stays."""
        file = self.context.desk.store.path
        work = partial(restore_beside, Path(copy), file, password=password or None)
        self.context.tasks.file(work, self._tell_restored, self._refuse)

    def _tell_restored(self, made: Restored) -> None:
        words = self.context.words
        told = words.ntr(
            "The backup of {day} ({n} client) is now in a file of its own: {file}",
            "The backup of {day} ({n} clients) is now in a file of its own: {file}",
            made.clients,
            day=day_of(made),
            file=made.file.name,
        )
        open_it = partial(self.window.recent_asked.emit, str(made.file))
        self.window.toast.show_text(told, (words.tr(N_("Open it")), open_it))

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.window.show_error(error)

    def ask_password(self) -> PasswordDialog:
        """Ask for another password of the file."""
        dialog = PasswordDialog(self.context, self.window.settings or self.window)
        dialog.chosen.connect(self.window.password_chosen)
        dialog.open()
        return dialog
