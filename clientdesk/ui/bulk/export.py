"""The export of clients: as what, in what language, for whom; where it went, and opening it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QFormLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from clientdesk.desk import Desk
from clientdesk.desk.ledgers import REGISTER
from clientdesk.desk.outgoing import Gave
from clientdesk.desk.outgoing.outgoing import CONTACTS
from clientdesk.i18n import LANGUAGES, N_
from clientdesk.progress import Cancelled, Progress
from clientdesk.ui.bulk.ways_out import READERS, VERSIONS, WAYS, Wanted, Way, file_name, told
from clientdesk.ui.context import Context
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import Combo, LineEdit
from clientdesk.ui.labels import heading, label, quiet
from clientdesk.ui.languages import LANGUAGE_NAMES
from clientdesk.ui.look import em, primary
from clientdesk.ui.printing.outcome import Outcome
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.saving_file import ask_where
from clientdesk.ui.under_way import UnderWay

if TYPE_CHECKING:
    from clientdesk.ui.window import Window

_HEADINGS = {"zh": N_("Chinese"), "en": N_("English"), "both": N_("Chinese and English")}


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
        offered = {name: words.tr(way.title) for name, way in WAYS.items() if clients is None or not way.whole}
        self.books = self._combo(N_("What"), offered)
        self.book_told = self._quiet()
        self.readers = self._combo(N_("For whom"), {})
        self.reader_told = self._quiet()
        self.reason = self._line(N_("Reason"), N_("What it is for; kept in the log"))
        self.languages = self._combo(N_("Language"), {language: LANGUAGE_NAMES[language] for language in LANGUAGES})
        self.headings = self._combo(N_("Headings"), {name: words.tr(text) for name, text in _HEADINGS.items()})
        self.versions = self._combo(N_("Version"), {name: words.tr(text) for name, text in VERSIONS.items()})
        column.addStretch()
        self.under_way = UnderWay(words, self)
        self.outcome = Outcome(words, self)
        column.addWidget(self.under_way)
        column.addWidget(self.outcome)
        column.addWidget(self._make_buttons())
        self._start_with(context.remembered.prints)
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

    def _line(self, title: str, hint: str) -> LineEdit:
        made = LineEdit(self)
        text = self.context.words.tr(title)
        named = label(text, self)
        named.setBuddy(made)
        made.setAccessibleName(text)
        made.setPlaceholderText(self.context.words.tr(hint))
        self.form.addRow(named, made)
        return made

    def _quiet(self) -> QLabel:
        made = quiet(parent=self)
        # Else the form keeps as many lines free as the words would take in a narrow column.
        made.setMinimumWidth(em(self, 34))
        self.form.addRow("", made)
        return made

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self.save_button = box.addButton(self.context.words.tr(N_("Save as…")), QDialogButtonBox.ButtonRole.ActionRole)
        self.save_button.setDefault(True)
        primary(self.save_button)
        self.save_button.clicked.connect(lambda _checked=False: self.ask_where())
        box.rejected.connect(self.reject)
        return box

    def _start_with(self, prints: dict[str, str]) -> None:
        """The language of the window, and else what was chosen the last time."""
        self._choose(self.books, prints.get("book", REGISTER))
        self._offer_readers(prints.get("reader", ""))
        self._choose(self.languages, self.context.words.language)
        self._choose(self.headings, prints.get("headings", "both"))
        self._choose(self.versions, prints.get("vcard", "3.0"))
        self.books.currentIndexChanged.connect(self._change_way)
        self.readers.currentIndexChanged.connect(self._show_meaning)
        self._show_meaning()

    @staticmethod
    def _choose(combo: Combo, name: str) -> None:
        combo.setCurrentIndex(max(0, combo.findData(name)))

    def _change_way(self, _place: int) -> None:
        self._offer_readers(self.readers.currentData())
        self._show_meaning()

    def _offer_readers(self, before: str) -> None:
        """Those for whom this way is; the one chosen before stays chosen where it can."""
        words = self.context.words
        with QSignalBlocker(self.readers):
            self.readers.clear()
            for name in self.way.readers:
                self.readers.addItem(words.tr(READERS[name][0]), name)
            self._choose(self.readers, before)

    @property
    def way(self) -> Way:
        """What was chosen to be written."""
        return WAYS[self.books.currentData()]

    def _show_meaning(self, _place: int = 0) -> None:
        words, book = self.context.words, self.books.currentData()
        self.book_told.setText(words.tr(self.way.meaning(self.clients)))
        self.reader_told.setText(words.tr(READERS[self.readers.currentData()][1]))
        self.form.setRowVisible(self.readers, len(self.way.readers) > 1)
        self.form.setRowVisible(self.reason, self.way.readers == ("full",))
        self.form.setRowVisible(self.languages, self.way.speaks)
        self.form.setRowVisible(self.headings, book == REGISTER)
        self.form.setRowVisible(self.versions, book == CONTACTS)
        self.outcome.say("")

    # Writing

    def wanted(self) -> Wanted:
        """What was chosen."""
        return Wanted(
            self.books.currentData(),
            self.clients,
            self.languages.currentData(),
            self.headings.currentData(),
            self.readers.currentData(),
            self.versions.currentData(),
            self.reason.text(),
        )

    def ask_where(self) -> None:
        """Ask where it goes: a file, or a folder to be made."""
        context, desk = self.context, self.context.desk
        chosen = len(self.clients) if self.clients is not None else 0
        self.asking = ask_where(
            self,
            context.words.tr(N_("Save the export") if self.way.filter else N_("Make a folder for the export")),
            kind=self.way.filter,
            name=file_name(desk, self.books.currentData(), chosen=chosen),
            folder=context.remembered.folder_for_prints(desk.store.path),
            then=self.save,
        )

    def save(self, path: str) -> None:
        """Write it."""
        out, wanted = Path(path), self.wanted()
        prints = self.context.remembered.prints
        prints.update(folder=str(out.parent), book=wanted.book, reader=wanted.profile, headings=wanted.headings)
        prints.update(vcard=wanted.version)
        self.context.remembered.save()
        self.outcome.say("")
        self.save_button.setEnabled(False)
        work = partial(_write, self.context.desk, wanted, out, self.under_way.begin())
        self.context.tasks.file(work, partial(self._take, out), self._fail)

    def _take(self, out: Path, written: "Written") -> None:
        self._end()
        words = self.context.words
        if written.whole:
            self.outcome.say(told(written.gave, out, words), out)
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


@dataclass(frozen=True)
class Written:
    """Whether it was written to its end, and what is in it."""

    whole: bool
    gave: Gave | None = None


def _write(desk: Desk, wanted: Wanted, out: Path, progress: Progress) -> Written:
    """In a thread for files."""
    try:
        return Written(whole=True, gave=WAYS[wanted.book].write(desk, wanted, out, progress))
    except Cancelled:
        return Written(whole=False)


class Exporting(QObject):
    """What can be exported from a window. There is one such dialog at a time."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        self.dialog: ExportDialog | None = None
        self.list = self._action(N_("Export this list…"), self.whole_list)
        self.file = self._action(N_("Export everything…"), self.everything)
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
