"""A dialog for a print that offers no choice of cards: whom it is for, its pages, and the ways out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clientdesk.desk.outputs import refuse_client_file
from clientdesk.exchange.cards import Print
from clientdesk.exchange.profiles import Disclosure, Profile
from clientdesk.files import atomic_write
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import Combo
from clientdesk.ui.labels import label, quiet
from clientdesk.ui.look import colours_of, em, primary, within_screen
from clientdesk.ui.printing.outcome import Outcome
from clientdesk.ui.printing.paper import print_pdf
from clientdesk.ui.printing.preview import Preview
from clientdesk.ui.printing.printers import ask_printer
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.saving_file import ask_where

_READERS = (Profile.WORK, Profile.HANDOUT)
Make = Callable[[Disclosure], Print]


@dataclass(frozen=True)
class Choice:
    """What else is chosen before a print: its title, and each answer with the print it means and the name of its
    file."""

    title: str
    answers: Sequence[tuple[str, Make, str]]


class SinglePrint(QDialog):
    """`make` gives the print as a reader may see it, in a thread for files; `name` is that of the file, without its
    ending."""

    def __init__(
        self,
        context: Context,
        title: str,
        *,
        make: Make,
        name: str,
        readers: Sequence[Profile] = _READERS,
        choice: Choice | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        words = context.words
        self.context = context
        self.make = make
        self.name = name
        self.made: Print | None = None
        self.asking: QFileDialog | None = None
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        column = QVBoxLayout(self)
        column.setSpacing(em(self, 0.6))
        line = QHBoxLayout()
        self.reader = Combo(self)
        for profile in readers:
            self.reader.addItem(words.tr(Disclosure(profile).told()), profile)
        self.reader.setAccessibleName(words.tr(N_("For whom")))
        if len(readers) > 1:
            line.addWidget(label(words.tr(N_("For whom")), self))
            line.addWidget(self.reader, 1)
            column.addLayout(line)
        else:
            self.reader.hide()
            column.addWidget(quiet(self.reader.currentText(), self))
        self.choice = Combo(self)
        self.choice.hide()
        if choice:
            column.addLayout(self._make_choice(choice))
        self.preview = Preview(words, self)
        column.addWidget(self.preview, 1)
        self.outcome = Outcome(words, self)
        column.addWidget(self.outcome)
        column.addWidget(self._make_buttons())
        self.resize(within_screen(self, 90, 60))
        self.reader.currentIndexChanged.connect(self.make_preview)
        self.make_preview()

    def _make_choice(self, choice: Choice) -> QHBoxLayout:
        for text, make, name in choice.answers:
            self.choice.addItem(text, (make, name))
        self.choice.setAccessibleName(choice.title)
        self.choice.currentIndexChanged.connect(self._choose)
        self.choice.show()
        line = QHBoxLayout()
        line.addWidget(label(choice.title, self))
        self.choice.setMinimumWidth(em(self, 16))
        line.addWidget(self.choice)
        line.addStretch()
        return line

    def _choose(self, _place: int) -> None:
        self.make, self.name = self.choice.currentData()
        self.make_preview()

    def _make_buttons(self) -> QDialogButtonBox:
        words = self.context.words
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        box.rejected.connect(self.reject)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.pdf_button = box.addButton(words.tr(N_("Save as PDF…")), role)
        self.pdf_button.setAutoDefault(False)
        self.pdf_button.clicked.connect(self.ask_pdf)
        self.print_button = box.addButton(words.tr(N_("Print…")), role)
        self.print_button.setIcon(icon("print", self, colour=colours_of(self).on_accent))
        self.print_button.setDefault(True)
        primary(self.print_button)
        self.print_button.clicked.connect(self.ask_printer)
        return box

    @property
    def _ways(self) -> tuple[QPushButton, QPushButton]:
        return self.pdf_button, self.print_button

    # The preview

    def make_preview(self, _place: int = 0) -> None:
        """Make the pages as they would come out now."""
        profile: Profile = self.reader.currentData()
        self.made = None
        self._allow()
        self.preview.wait()
        asked = self._asked = profile, self.choice.currentIndex()
        work = partial(self.make, Disclosure(profile))
        self.context.tasks.file(work, partial(self._take, asked), partial(self._fail, asked))

    def _take(self, asked: tuple[Profile, int], made: Print) -> None:
        if asked == self._asked:
            self.made = made
            self.preview.show_pdf(made.pdf)
            self._allow()

    def _fail(self, asked: tuple[Profile, int], error: Exception) -> None:
        if asked == self._asked:
            self.preview.show_problem(reason_and_hint(error, self.context.words))

    def _allow(self) -> None:
        for button in self._ways:
            button.setEnabled(self.made is not None)

    # The ways out

    def ask_pdf(self, _checked: object = None) -> None:
        """Ask where the PDF file goes."""
        context = self.context
        title, folder = (
            context.words.tr(N_("Save as PDF")),
            context.remembered.folder_for_prints(context.desk.store.path),
        )
        name = f"{self.name}.pdf"
        self.asking = ask_where(self, title, kind="PDF (*.pdf)", name=name, folder=folder, then=self.save)

    def save(self, path: str) -> None:
        """Write what the preview shows."""
        if self.made is not None:
            out = Path(path)
            self.context.remembered.prints["folder"] = str(out.parent)
            self.context.remembered.save()
            self.context.tasks.file(partial(_write, out, self.made.pdf), partial(self._tell_saved, out), self._complain)

    def _tell_saved(self, out: Path, _done: None) -> None:
        self.outcome.say(self.context.words.tr(N_("Saved as {file}."), file=out.name), out)

    def _complain(self, error: Exception) -> None:
        self.outcome.complain(reason_and_hint(error, self.context.words))

    def ask_printer(self, _checked: object = None) -> None:
        """Ask for a printer."""
        context = self.context
        ask_printer(
            self,
            self.preview.document,
            words=context.words,
            remembered=context.remembered,
            outcome=self.outcome,
            then=self.print_on,
        )

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer that has been set up."""
        if self.made is not None:
            printer.setDocName(self.name)
            self.context.tasks.file(partial(print_pdf, self.made.pdf, printer), self._tell_printed, self._complain)

    def _tell_printed(self, pages: int) -> None:
        words = self.context.words
        self.outcome.say(words.ntr("{n} page went to the printer.", "{n} pages went to the printer.", pages))


def _write(out: Path, pdf: bytes) -> None:
    """In a thread for files."""
    refuse_client_file(out)
    atomic_write(out, pdf)
