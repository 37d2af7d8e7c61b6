"""The ways letters leave: into one PDF file, into a file for each client, onto paper; what is noted goes with them."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from clientdesk.desk import Desk
from clientdesk.desk.letters.given import Made, Wanted
from clientdesk.i18n import N_
from clientdesk.progress import Progress
from clientdesk.ui.context import Context
from clientdesk.ui.letters.side import Side
from clientdesk.ui.printing.outcome import Outcome
from clientdesk.ui.printing.paper import print_pdf, prints_all
from clientdesk.ui.printing.printers import ask_printer
from clientdesk.ui.printing.ways import Ways
from clientdesk.ui.settings.kept import names_in_files
from clientdesk.ui.under_way import UnderWay


class Giving(Ways):
    """`stored` brings the news of what was noted, `gave` says that the letters as they stand came out."""

    stored = Signal(object)
    gave = Signal()

    def __init__(self, context: Context, side: Side, under_way: UnderWay, outcome: Outcome) -> None:
        super().__init__(context, context.remembered, under_way, outcome, side)
        self.side = side

    # Files

    def ask_pdf(self, _checked: object = None) -> None:
        """Ask where the PDF file goes."""
        wanted = self.side.wanted()
        if wanted is not None:
            self.ask_file(N_("Save as PDF"), "PDF (*.pdf)", self._name(wanted, ".pdf"), self.save_pdf)

    def save_pdf(self, path: str) -> None:
        """Write all letters into one PDF file."""
        wanted, out = self.side.wanted(), Path(path)
        if wanted is not None:
            self._remember(folder=str(out.parent))
            self.run(partial(_save, self.context.desk, wanted, out), partial(self._tell_saved, out))

    def ask_folder(self, _checked: object = None) -> None:
        """Ask for the folder that gets a file for each client."""
        context = self.context
        dialog = QFileDialog(self.window, context.words.tr(N_("Folder for the letters")))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(context.remembered.folder_for_prints(context.desk.store.path))
        dialog.fileSelected.connect(self.save_each)
        dialog.open()
        self.asking = dialog

    def save_each(self, path: str) -> None:
        """Write a PDF file for each client into a folder."""
        wanted, folder = self.side.wanted(), Path(path)
        if wanted is not None:
            self._remember(folder=str(folder))
            save = _save_each if names_in_files(self.context.remembered) else _save_each_nameless
            self.run(partial(save, self.context.desk, wanted, folder), self._tell_each)

    def _tell_saved(self, out: Path, done: Made) -> None:
        told = self.context.words.tr(N_("Saved as {file}."), file=out.name)
        self.outcome.say(f"{told} {self._tell_noted(done)}".strip(), out)

    def _tell_each(self, done: tuple[Made, tuple[Path, ...]]) -> None:
        noted, files = done
        told = self.context.words.ntr("Wrote {n} file.", "Wrote {n} files.", len(files))
        self.outcome.say(f"{told} {self._tell_noted(noted)}".strip(), files[0])

    def _tell_noted(self, made: Made) -> str:
        self.gave.emit()
        if made.changed is None:
            return ""
        self.stored.emit(made.changed)
        return self.context.words.ntr(
            "{n} letter was noted in the timeline.", "{n} letters were noted in the timeline.", len(made.notes)
        )

    # Paper

    def ask_printer(self, document: QPdfDocument | None) -> None:
        """Ask for a printer; `document` says what paper the letters want."""
        context = self.context
        ask_printer(
            self.window,
            document,
            words=context.words,
            remembered=context.remembered,
            outcome=self.outcome,
            then=self.print_on,
        )

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer that has been set up; what was printed is noted, unless only some pages were asked for."""
        wanted = self.side.wanted()
        if wanted is not None:
            self._remember()
            printer.setDocName(self._name(wanted, ""))
            stopped = N_("Stopped. Pages that the printer has already may still come out; nothing was noted.")
            self.run(partial(_print, self.context.desk, wanted, printer), self._tell_printed, stopped=stopped)

    def _tell_printed(self, done: tuple[Made, int]) -> None:
        noted, pages = done
        words = self.context.words
        told = words.ntr("{n} page went to the printer.", "{n} pages went to the printer.", pages)
        if self.side.note.isChecked() and noted.changed is None:
            said = words.tr(N_("Not all pages were printed, so no letter was noted in the timeline."))
        else:
            said = self._tell_noted(noted)
        self.outcome.say(f"{told} {said}".strip())

    # All ways

    def _name(self, wanted: Wanted, suffix: str) -> str:
        named = names_in_files(self.context.remembered)
        clients = [(code, name if named else "") for code, name in self.side.named]
        return self.context.desk.letters.file_name(wanted, clients, suffix=suffix)

    def _remember(self, **more: str) -> None:
        self.side.remember(self.remembered.prints)
        self.remembered.prints.update(more)
        self.remembered.save()


# In the threads for files


def _save(desk: Desk, wanted: Wanted, out: Path, progress: Progress) -> Made:
    return desk.letters.save(wanted, out, progress=progress)


def _save_each(desk: Desk, wanted: Wanted, folder: Path, progress: Progress) -> tuple[Made, tuple[Path, ...]]:
    return desk.letters.save_each(wanted, folder, progress=progress)


def _save_each_nameless(desk: Desk, wanted: Wanted, folder: Path, progress: Progress) -> tuple[Made, tuple[Path, ...]]:
    return desk.letters.save_each(wanted, folder, name_of=lambda _planned: "", progress=progress)


def _print(desk: Desk, wanted: Wanted, printer: QPrinter, progress: Progress) -> tuple[Made, int]:
    made = desk.letters.make(wanted, progress=progress)
    pages = print_pdf(made.print.pdf, printer, progress=progress)
    changed = desk.letters.note(wanted, made.notes) if prints_all(printer, made.print.pages) else None
    return replace(made, changed=changed), pages
