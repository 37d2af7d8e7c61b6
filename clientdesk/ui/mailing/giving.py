"""The ways out of labels and envelopes: to a printer, or into a PDF file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from clientdesk.desk.mailing.given import Posted
from clientdesk.i18n import N_
from clientdesk.progress import Progress
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.mailing.choices import MailChoices
from clientdesk.ui.printing.outcome import Outcome
from clientdesk.ui.printing.paper import print_pdf
from clientdesk.ui.printing.printers import ask_printer
from clientdesk.ui.printing.ways import Ways
from clientdesk.ui.settings.kept import names_in_files
from clientdesk.ui.under_way import UnderWay


class MailGiving(Ways):
    """`stored` brings the news where the file keeps how it was printed."""

    stored = Signal(object)

    def __init__(self, context: Context, choices: MailChoices, under_way: UnderWay, outcome: Outcome) -> None:
        super().__init__(context, context.remembered, under_way, outcome, choices)
        self.choices = choices

    def name(self) -> str:
        """The name of the file, and of the print in the queue of the printer."""
        lines, choices = self.choices.lines, self.choices
        named = names_in_files(self.remembered)
        clients = [(line.code, line.name if named else "") for line in lines]
        return self.context.desk.mailing.file_name(clients, choices.title, language=choices.wish().language)

    # PDF

    def ask_pdf(self, _checked: object = None) -> None:
        """Ask where the PDF file goes."""
        self.ask_file(N_("Save as PDF"), "PDF (*.pdf)", self.name(), self.save_pdf)

    def save_pdf(self, path: str) -> None:
        """Write the print into a PDF file."""
        out = Path(path)
        self.remembered.prints["folder"] = str(out.parent)
        self.remembered.save()
        self.run(self.choices.save(out), partial(self._tell_saved, out))

    def _tell_saved(self, out: Path, _made: Posted) -> None:
        self._remember()
        words = self.context.words
        told = words.tr(N_("Saved as {file}."), file=out.name)
        self.outcome.say(words.sentences(told, words.tr(N_("Print it at 100 %, without fitting it to the page."))), out)

    # Paper

    def ask_printer(self, document: QPdfDocument | None) -> None:
        """Ask for a printer; `document` says what paper the print wants."""
        ask_printer(
            self.window,
            document,
            words=self.context.words,
            remembered=self.remembered,
            outcome=self.outcome,
            then=self.print_on,
        )

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer that has been set up."""
        printer.setDocName(self.name().removesuffix(".pdf"))
        stopped = N_("Stopped. Pages that the printer has already may still come out.")
        self.run(partial(_print, self.choices.make(), printer), self._tell_printed, stopped=stopped)

    def _tell_printed(self, pages: int) -> None:
        self._remember()
        words = self.context.words
        self.outcome.say(words.ntr("{n} page went to the printer.", "{n} pages went to the printer.", pages))

    def _remember(self) -> None:
        self.context.tasks.ask(self.choices.remember(), self._take_remembered)

    def _take_remembered(self, changed: Changed | None) -> None:
        if changed is not None:
            self.stored.emit(changed)


def _print(make: Callable[[Progress], Posted], printer: QPrinter, progress: Progress) -> int:
    """In a thread for files."""
    return print_pdf(make(progress).pdf, printer, progress=progress)
