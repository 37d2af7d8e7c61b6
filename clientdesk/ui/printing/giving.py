"""The ways a print leaves: to a printer, into a PDF file, as pictures for a chat, onto the clipboard."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from clientdesk.desk import Desk
from clientdesk.desk.cards import Blank, PrintWish, Who, as_picture
from clientdesk.exchange.cards import Print
from clientdesk.i18n import N_
from clientdesk.progress import Progress
from clientdesk.ui.context import Context
from clientdesk.ui.printing.choices import Choices
from clientdesk.ui.printing.outcome import Outcome
from clientdesk.ui.printing.paper import print_pdf
from clientdesk.ui.printing.pictures import png_page, png_pages
from clientdesk.ui.printing.printers import ask_printer
from clientdesk.ui.printing.ways import Ways
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.settings.kept import names_in_files
from clientdesk.ui.under_way import UnderWay


class Giving(Ways):
    """The ways of cards, lists and forms."""

    def __init__(
        self, context: Context, remembered: Remembered, choices: Choices, under_way: UnderWay, outcome: Outcome
    ) -> None:
        super().__init__(context, remembered, under_way, outcome, choices)
        self.choices = choices

    # PDF

    def ask_pdf(self) -> None:
        """Ask where the PDF file goes."""
        wish = self.choices.wish()
        self.ask_file(N_("Save as PDF"), "PDF (*.pdf)", self._name(wish, ".pdf"), self.save_pdf)

    def save_pdf(self, path: str) -> None:
        """Write the print into a PDF file."""
        who, wish = self.choices.who_is_printed(), self.choices.wish()
        out = Path(path)
        self._remember(folder=str(out.parent))
        work = partial(_save, self.context.desk, who, wish, out)
        self.run(work, partial(self._tell_saved, out))

    def _tell_saved(self, out: Path, made: Print) -> None:
        words = self.context.words
        told = words.tr(N_("Saved as {file}."), file=out.name)
        self.outcome.say(f"{told} {self._left_out(made)}".strip(), out)

    # Pictures

    def ask_pictures(self) -> None:
        """Ask where the pictures go."""
        wish = as_picture(self.choices.wish(), self.context.desk.cards.layouts)
        self.ask_file(N_("Save pictures for a chat"), "PNG (*.png)", self._name(wish, ".png"), self.save_pictures)

    def save_pictures(self, path: str) -> None:
        """Write every page into a picture of its own."""
        who, wish = self.choices.who_is_printed(), self.choices.wish()
        out = Path(path)
        self._remember(folder=str(out.parent))
        work = partial(_save_pictures, self.context.desk, who, wish, out)
        self.run(work, self._tell_pictures)

    def _tell_pictures(self, done: tuple[Print, tuple[Path, ...]]) -> None:
        made, paths = done
        words = self.context.words
        told = words.ntr(
            "Saved {n} picture: {file}.", "Saved {n} pictures, the first is {file}.", len(paths), file=paths[0].name
        )
        masked = words.tr(N_("Personal data is masked."))
        self.outcome.say(f"{told} {masked} {self._left_out(made)}".strip(), paths[0])

    def copy_page(self, who: Who, page: int) -> None:
        """Put one page of the print of these clients onto the clipboard as a picture."""
        self.run(partial(_picture, self.context.desk, who, self.choices.wish(), page), self._take_picture)

    def _take_picture(self, image: QImage) -> None:
        QApplication.clipboard().setImage(image)
        words = self.context.words
        told = words.tr(N_("The page is on the clipboard as a picture."))
        self.outcome.say(words.sentences(told, words.tr(N_("Personal data is masked."))))

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
        who, wish = self.choices.who_is_printed(), self.choices.wish()
        self._remember()
        printer.setDocName(self._name(wish, ""))
        stopped = N_("Stopped. Pages that the printer has already may still come out.")
        self.run(partial(_print, self.context.desk, who, wish, printer), self._tell_printed, stopped=stopped)

    def _tell_printed(self, done: tuple[Print, int]) -> None:
        made, pages = done
        told = self.context.words.ntr("{n} page went to the printer.", "{n} pages went to the printer.", pages)
        self.outcome.say(f"{told} {self._left_out(made)}".strip())

    # All ways

    def _name(self, wish: PrintWish, suffix: str) -> str:
        named = names_in_files(self.remembered)
        clients = [(line.code, line.name if named else "") for line in self.choices.subject.lines]
        who = self.choices.who_is_printed()
        return self.context.desk.cards.file_name(who if isinstance(who, Blank) else clients, wish, suffix=suffix)

    def _left_out(self, made: Print) -> str:
        if not made.withheld:
            return ""
        self.choices.show_withheld(made.withheld)
        return self.context.words.ntr("{n} client was left out.", "{n} clients were left out.", len(made.withheld))

    def _remember(self, **more: str) -> None:
        self.choices.remember(self.remembered.prints)
        self.remembered.prints.update(more)
        self.remembered.save()


# In the threads for files


def _save(desk: Desk, who: Who, wish: PrintWish, out: Path, progress: Progress) -> Print:
    return desk.cards.save(who, out, wish=wish, progress=progress)


def _save_pictures(
    desk: Desk, who: Who, wish: PrintWish, out: Path, progress: Progress
) -> tuple[Print, tuple[Path, ...]]:
    return desk.cards.save_pictures(who, out, wish=wish, draw=png_pages, progress=progress)


def _picture(desk: Desk, who: Who, wish: PrintWish, page: int, progress: Progress) -> QImage:
    _made, pages = desk.cards.pictures(who, wish, draw=partial(png_page, page), progress=progress)
    return QImage.fromData(next(pages))


def _print(desk: Desk, who: Who, wish: PrintWish, printer: QPrinter, progress: Progress) -> tuple[Print, int]:
    made = desk.cards.make(who, wish, progress=progress)
    return made, print_pdf(made.pdf, printer, progress=progress)
