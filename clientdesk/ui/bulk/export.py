"""The export of clients into a workbook: which, in what language, for whom; where it went, and opening it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QFormLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from clientdesk.desk import Desk
from clientdesk.desk.ledgers import RECORDS, REGISTER
from clientdesk.i18n import LANGUAGES, N_
from clientdesk.progress import Cancelled, Progress
from clientdesk.ui.context import Context
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import Combo
from clientdesk.ui.labels import heading, label, quiet
from clientdesk.ui.languages import LANGUAGE_NAMES
from clientdesk.ui.look import em
from clientdesk.ui.printing.outcome import Outcome
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.saving_file import ask_where
from clientdesk.ui.under_way import UnderWay

if TYPE_CHECKING:
    from clientdesk.ui.window import Window

_BOOKS = {
    REGISTER: (N_("Client register"), N_("One row for each client, with totals, ready for the accountant.")),
    RECORDS: (N_("Whole records"), N_("Every field in a column of its own, one sheet for each kind.")),
}
_READERS = {
    "accounting": (
        N_("The accountant"),
        N_("Names, postal addresses and business telephones; no other personal data."),
    ),
    "work": (N_("My own desk"), N_("Everything except sensitive data. It stays with you.")),
}
_HEADINGS = {"zh": N_("Chinese"), "en": N_("English"), "both": N_("Chinese and English")}


@dataclass(frozen=True)
class Wanted:
    """What is to be written: the workbook, whom it is of (None: the whole file), and how."""

    book: str
    clients: tuple[int, ...] | None
    language: str
    headings: str
    profile: str


class ExportDialog(QDialog):
    """Stays open after the file was written, so that it can be opened or shown in its folder."""

    def __init__(self, context: Context, clients: tuple[int, ...] | None, parent: QWidget) -> None:
        super().__init__(parent)
        words = context.words
        self.context = context
        self.clients = clients
        self.asking: QFileDialog | None = None
        self.setWindowTitle(words.tr(N_("Export")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.7))
        told = (
            words.tr(N_("All clients of this file"))
            if clients is None
            else words.ntr("{n} client", "{n} clients", len(clients))
        )
        column.addWidget(heading(told, self))
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(em(self, 1))
        self.form.setVerticalSpacing(em(self, 0.5))
        column.addLayout(self.form)
        self.books = self._combo(N_("Workbook"), {name: words.tr(text) for name, (text, _told) in _BOOKS.items()})
        self.book_told = self._quiet()
        self.readers = self._combo(N_("For whom"), {name: words.tr(text) for name, (text, _told) in _READERS.items()})
        self.reader_told = self._quiet()
        self.languages = self._combo(N_("Language"), {language: LANGUAGE_NAMES[language] for language in LANGUAGES})
        self.headings = self._combo(N_("Headings"), {name: words.tr(text) for name, text in _HEADINGS.items()})
        column.addStretch()
        self.under_way = UnderWay(words, self)
        self.outcome = Outcome(words, self)
        column.addWidget(self.under_way)
        column.addWidget(self.outcome)
        column.addWidget(self._make_buttons())
        self._start_with(context.remembered.prints)
        self._show_meaning()
        self.resize(em(self, 44), self.sizeHint().height())

    def _combo(self, title: str, entries: dict[str, str]) -> Combo:
        made = Combo(self)
        for name, text in entries.items():
            made.addItem(text, name)
        text = self.context.words.tr(title)
        named = label(text, self)
        named.setBuddy(made)
        made.setAccessibleName(text)
        self.form.addRow(named, made)
        return made

    def _quiet(self) -> QLabel:
        made = quiet(parent=self)
        self.form.addRow("", made)
        return made

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self.save_button = box.addButton(self.context.words.tr(N_("Save as…")), QDialogButtonBox.ButtonRole.ActionRole)
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(lambda _checked=False: self.ask_where())
        box.rejected.connect(self.reject)
        return box

    def _start_with(self, prints: dict[str, str]) -> None:
        """The language of the window, and else what was chosen the last time."""
        chosen = {
            self.books: prints.get("book", REGISTER),
            self.readers: prints.get("reader", "accounting"),
            self.languages: self.context.words.language,
            self.headings: prints.get("headings", "both"),
        }
        for combo, name in chosen.items():
            combo.setCurrentIndex(max(0, combo.findData(name)))
            combo.currentIndexChanged.connect(self._show_meaning)

    def _show_meaning(self, _place: int = 0) -> None:
        words, book = self.context.words, self.books.currentData()
        self.book_told.setText(words.tr(_BOOKS[book][1]))
        self.reader_told.setText(words.tr(_READERS[self.readers.currentData()][1]))
        self.form.setRowVisible(self.headings, book == REGISTER)

    # Writing

    def wanted(self) -> Wanted:
        """What was chosen."""
        return Wanted(
            self.books.currentData(),
            self.clients,
            self.languages.currentData(),
            self.headings.currentData(),
            self.readers.currentData(),
        )

    def ask_where(self) -> None:
        """Ask where the workbook goes."""
        context, desk = self.context, self.context.desk
        chosen = len(self.clients) if self.clients is not None else 0
        self.asking = ask_where(
            self,
            context.words.tr(N_("Save the workbook")),
            kind="Excel (*.xlsx)",
            name=desk.ledgers.file_name(self.books.currentData(), chosen=chosen),
            folder=context.remembered.folder_for_prints(desk.store.path),
            then=self.save,
        )

    def save(self, path: str) -> None:
        """Write the workbook."""
        out, wanted = Path(path), self.wanted()
        prints = self.context.remembered.prints
        prints.update(folder=str(out.parent), book=wanted.book, reader=wanted.profile, headings=wanted.headings)
        self.context.remembered.save()
        self.outcome.say("")
        self.save_button.setEnabled(False)
        work = partial(_write, self.context.desk, wanted, out, self.under_way.begin())
        self.context.tasks.file(work, partial(self._take, out), self._fail)

    def _take(self, out: Path, written: bool) -> None:  # noqa: FBT001 - what the work gave
        self._end()
        words = self.context.words
        if written:
            self.outcome.say(words.tr(N_("Saved as {file}."), file=out.name), out)
        else:
            self.outcome.say(words.tr(N_("Stopped. Nothing was written.")))

    def _fail(self, error: Exception) -> None:
        self._end()
        self.outcome.complain(reason_and_hint(error, self.context.words))

    def _end(self) -> None:
        self.under_way.end()
        self.save_button.setEnabled(True)

    def reject(self) -> None:
        """Esc first stops what is under way."""
        if self.under_way.watch:
            self.under_way.stop()
        else:
            super().reject()


def _write(desk: Desk, wanted: Wanted, out: Path, progress: Progress) -> bool:
    """In a thread for files; whether it was written to its end."""
    try:
        desk.ledgers.save(
            wanted.book,
            out,
            clients=wanted.clients,
            headings=wanted.headings,
            language=wanted.language,
            profile=wanted.profile,
            progress=progress,
        )
    except Cancelled:
        return False
    return True


class Exporting(QObject):
    """What can be exported from a window. There is one such dialog at a time."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        self.dialog: ExportDialog | None = None
        self.list = self._action(N_("Export this list…"), self.whole_list)
        self.file = self._action(N_("Export all clients…"), self.everything)
        window.list.export_asked.connect(self.chosen)

    def _action(self, text: str, do: Callable[[], object]) -> QAction:
        action = QAction(icon("list", self.window), self.context.words.tr(text), self)
        action.triggered.connect(lambda _checked=False: do())
        self.window.addAction(action)
        return action

    def chosen(self) -> ExportDialog | None:
        """Export whoever is chosen in the list."""
        return self._open(self.window.list.chosen())

    def whole_list(self) -> ExportDialog | None:
        """Export the list as it stands."""
        return self._open(tuple(self.window.list.model.numbers))

    def everything(self) -> ExportDialog | None:
        """Export all clients of the file."""
        return self._open(None)

    def _open(self, clients: tuple[int, ...] | None) -> ExportDialog | None:
        window = self.window
        if clients == ():
            window.toast.show_text(self.context.words.tr(N_("There is no client here to export.")))
            return None
        if self.dialog is None or not isValid(self.dialog) or not self.dialog.isVisible():
            window.page.flush()
            self.dialog = ExportDialog(self.context, clients, window)
            self.dialog.open()
        return self.dialog
