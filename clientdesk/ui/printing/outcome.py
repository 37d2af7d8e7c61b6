"""What became of a print: one sentence, and what can be done with the file that was written."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.labels import wrapping
from clientdesk.ui.look import coloured, colours_of, em


class Outcome(QWidget):
    """Stands below the pages; empty until there is something to say."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.file: Path | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em(self, 0.8))
        self.text = wrapping(parent=self)
        self.text.setAccessibleName(words.tr(N_("Outcome")))
        line.addWidget(self.text, 1)
        self.open_button = self._button(N_("Open"))
        self.open_button.clicked.connect(self.open_file)
        self.folder_button = self._button(N_("Show in folder"))
        self.folder_button.clicked.connect(self.show_folder)
        line.addWidget(self.open_button)
        line.addWidget(self.folder_button)
        self.say("")

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(self.words.tr(text), self)
        button.setAutoDefault(False)
        return button

    def say(self, text: str, file: Path | None = None) -> None:
        """Say what was done, and where it is."""
        self.file = file
        coloured(self.text, colours_of(self).words)
        self._show(text)

    def hint(self, text: str) -> None:
        """Say what is to be done first."""
        self.file = None
        coloured(self.text, colours_of(self).quiet)
        self._show(text)

    def complain(self, text: str) -> None:
        """Say what went wrong."""
        self.file = None
        coloured(self.text, colours_of(self).problem)
        self._show(text)

    def _show(self, text: str) -> None:
        self.text.setText(text)
        self.setVisible(bool(text))
        for button in (self.open_button, self.folder_button):
            button.setVisible(self.file is not None)

    def open_file(self) -> None:
        """Open the file with the program that the desktop has for it."""
        if self.file:
            self._open(self.file, N_("No program was found to open {file}."))

    def show_folder(self) -> None:
        """Show the folder of the file."""
        if self.file:
            self._open(self.file.parent, N_("No program was found to show the folder {file}."))

    def _open(self, path: Path, otherwise: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.text.setText(self.words.tr(otherwise, file=path))
