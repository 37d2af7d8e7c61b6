"""What the menu of files asks for beyond the open file: another place for new ones, an earlier state of this one."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from clientdesk.i18n import N_
from clientdesk.paths import folders
from clientdesk.ui.client.copies import show
from clientdesk.ui.privacy.password import PasswordDialog
from clientdesk.ui.settings import kept
from clientdesk.ui.shell.importing import Importing
from clientdesk.ui.shell.restoring import RestoreDialog

if TYPE_CHECKING:
    from clientdesk.ui.window import Window


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
        dialog.open()
        return dialog

    def ask_password(self) -> PasswordDialog:
        """Ask for another password of the file."""
        dialog = PasswordDialog(self.context, self.window.settings or self.window)
        dialog.chosen.connect(self.window.password_chosen)
        dialog.open()
        return dialog
