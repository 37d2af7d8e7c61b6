"""The day on paper: where the file goes, then written and opened."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from clientdesk.exchange.cards import Print
from clientdesk.i18n import N_
from clientdesk.ui.context import Context


class Paper(QObject):
    """`said` tells that the file was written."""

    said = Signal(str)

    def __init__(self, context: Context, widget: QWidget) -> None:
        super().__init__(widget)
        self.context = context
        self.widget = widget
        self.opens = True
        self.asking: QFileDialog | None = None

    def ask(self, _checked: object = None) -> None:
        """Ask where the PDF file goes."""
        words = self.context.words
        dialog = QFileDialog(self.widget, words.tr(N_("Save as PDF")))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.setDirectory(self.context.remembered.folder_for_prints(self.context.desk.store.path))
        dialog.selectFile(f"{words.tr(N_('My day'))}_{self.context.desk.today:%Y%m%d}.pdf")
        dialog.fileSelected.connect(self.save)
        self.asking = dialog
        dialog.open()

    def save(self, path: str) -> None:
        """Write it."""
        out, desk = Path(path), self.context.desk
        work = partial(desk.my_day.save, out, language=self.context.words.language)
        self.context.tasks.file(work, partial(self._tell, out))

    def _tell(self, out: Path, _made: Print) -> None:
        self.said.emit(self.context.words.tr(N_("Saved as {file}."), file=out.name))
        if self.opens:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))
