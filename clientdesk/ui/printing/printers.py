"""Asking for a printer: the one used last first, the paper that the pages want."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.printing.outcome import Outcome
from clientdesk.ui.printing.paper import sheet_of
from clientdesk.ui.remembered import Remembered

_KEPT = "printer"


def ask_printer(
    parent: QWidget,
    document: QPdfDocument | None,
    *,
    words: Catalogue,
    remembered: Remembered,
    outcome: Outcome,
    then: Callable[[QPrinter], None],
) -> None:
    """Ask with the system's own dialog, and remember; without a printer the outcome says what to do."""
    if not QPrinterInfo.availablePrinterNames():
        told = words.tr(N_("No printer is set up on this computer."))
        outcome.complain(words.sentences(told, words.tr(N_("Add one in the settings of the system, or save as PDF."))))
        return
    printer = _last(remembered)
    if document and document.pageCount():
        printer.setPageLayout(sheet_of(document, 0))
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.finished.connect(partial(_take, printer, remembered, then))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()


def _last(remembered: Remembered) -> QPrinter:
    known = QPrinterInfo.printerInfo(remembered.prints.get(_KEPT, ""))
    chosen = QPrinterInfo.defaultPrinter() if known.isNull() else known
    high = QPrinter.PrinterMode.HighResolution
    return QPrinter(high) if chosen.isNull() else QPrinter(chosen, high)


def _take(printer: QPrinter, remembered: Remembered, then: Callable[[QPrinter], None], answer: int) -> None:
    if answer == QDialog.DialogCode.Accepted:
        remembered.prints[_KEPT] = printer.printerName()
        remembered.save()
        then(printer)
