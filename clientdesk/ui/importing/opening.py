"""Where what is brought in comes from: a file that is chosen or dropped, or a table that was copied."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from clientdesk.desk.importing.given import Source, SourceOptions
from clientdesk.desk.importing.importing import Importing
from clientdesk.i18n import N_
from clientdesk.progress import Progress
from clientdesk.ui.context import Context
from clientdesk.ui.importing.dropping import text_on_clipboard
from clientdesk.ui.importing.work import Works

_NAMES = (
    (N_("Files that can be brought in"), "*.xlsx *.xlsm *.xls *.csv *.tsv *.txt *.vcf *.json"),
    (N_("All files"), "*"),
)
_FOLDER = "imports"


class Opening(QObject):
    """`begun` tells that another file is being read, `opened` brings it, `failed` why it cannot be read."""

    begun = Signal()
    opened = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, context: Context, importing: Importing, works: Works, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.importing = importing
        self.works = works
        self.widget = parent
        self.path: Path | None = None
        self.asking: QFileDialog | None = None

    def choose(self) -> QFileDialog:
        """Ask for a file."""
        words = self.context.words
        dialog = self.asking = QFileDialog(self.widget, words.tr(N_("Choose a file")))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([f"{words.tr(name)} ({endings})" for name, endings in _NAMES])
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folders = (self.context.remembered.prints.get(_FOLDER, ""), documents, str(Path.home()))
        dialog.setDirectory(next(folder for folder in folders if folder and Path(folder).is_dir()))
        dialog.fileSelected.connect(self.take_path)
        dialog.open()
        return dialog

    def take_path(self, path: str) -> None:
        """Read a file."""
        self.path = Path(path)
        self.context.remembered.prints[_FOLDER] = str(self.path.parent)
        self.begun.emit()
        self._read(partial(self._open, self.path, SourceOptions()))

    def paste(self) -> None:
        """Read what was copied last."""
        self.take_text(text_on_clipboard())

    def take_text(self, text: str) -> None:
        """Read a table that was copied in another program."""
        self.path = None
        self.begun.emit()
        self._read(partial(self._open_text, text))

    def read_as(self, encoding: str) -> None:
        """Read the same file as if its letters were written in another way."""
        if self.path is not None:
            self._read(partial(self._open, self.path, SourceOptions(encoding)))

    def _read(self, work: Callable[[Progress], Source]) -> None:
        self.works.look(work, self.opened.emit, self.failed.emit, self.stopped.emit)

    def _open(self, path: Path, options: SourceOptions, progress: Progress) -> Source:
        progress.advance(0, 0, N_("Reading the file"))
        return self.importing.open(path, options=options, progress=progress)

    def _open_text(self, text: str, progress: Progress) -> Source:
        progress.advance(0, 0, N_("Reading the file"))
        return self.importing.paste(text)
