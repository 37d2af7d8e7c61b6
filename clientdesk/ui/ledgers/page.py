"""The page of ledgers: what to write on the left, its first rows on the right, then to a file, and back from it."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from clientdesk.desk.trading.ledgers import LedgerWish, file_name, preview, save_ledger
from clientdesk.desk.trading.round_trip import ComingBack, compare
from clientdesk.dossier.kinds import DOCUMENT_NAMES
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.dates import read_date
from clientdesk.dossier.record import Record
from clientdesk.i18n import LANGUAGES, N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import push
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import Combo, LineEdit
from clientdesk.ui.labels import heading, label, quiet
from clientdesk.ui.languages import LANGUAGE_NAMES
from clientdesk.ui.ledgers.back import BackDialog
from clientdesk.ui.ledgers.behind import BehindDialog
from clientdesk.ui.ledgers.choices import BOOKS, FIGURES, HEADINGS, OPTIONS, PERIODS
from clientdesk.ui.ledgers.first_rows import FirstRows
from clientdesk.ui.ledgers.packages import ForPackages
from clientdesk.ui.ledgers.whom import Whom
from clientdesk.ui.look import em, on_paper
from clientdesk.ui.page_parts import page_title
from clientdesk.ui.printing.outcome import Outcome
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.saving_file import ask_where
from clientdesk.ui.scrolled import paper_in
from clientdesk.ui.trade.dialog import DocumentDialog

if TYPE_CHECKING:
    from clientdesk.desk import Desk
    from clientdesk.exchange.workbooks.preview import SheetPreview

_SHOWN = 20


class LedgersPage(QWidget):
    """`client_asked` tells the code of a client whose trade is to be shown; `changed` brings the news of a step, `done`
    says what it was, so that it can be taken back."""

    client_asked = Signal(str)
    changed = Signal(object)
    done = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.is_stale = True
        self.asking: QFileDialog | None = None
        on_paper(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 2), em(self, 1.4), em(self, 2), em(self, 1))
        column.setSpacing(em(self, 0.8))
        column.addWidget(page_title(context.words.tr(N_("Ledgers")), self))
        self.outcome = Outcome(context.words, self)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(em(self, 1))
        split.addWidget(self._make_choices(split))
        self.rows = FirstRows(context.words, split)
        self.rows.again_asked.connect(self.refresh)
        self.rows.client_asked.connect(self.client_asked)
        self.rows.age_asked.connect(self.show_behind)
        self.seen, self.sheets = self.rows.seen, self.rows.sheets
        split.addWidget(self.rows)
        split.setStretchFactor(1, 1)
        split.setSizes([em(self, 24), em(self, 70)])
        column.addWidget(split, 1)
        column.addWidget(self.outcome)
        self.setFocusProxy(self.books)
        self._show_meaning()

    # Making

    def _make_choices(self, parent: QWidget) -> QWidget:
        area = QScrollArea(parent)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tr, side = self.context.words.tr, paper_in(area)
        area.setMinimumWidth(em(self, 22))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, em(self, 1), 0)
        column.setSpacing(em(self, 0.6))
        self.form = QFormLayout()
        self.form.setVerticalSpacing(em(self, 0.5))
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        column.addLayout(self.form)
        self._fill_form(side)
        self.save_button = push(tr(N_("Save as…")), self.ask_where, side)
        column.addWidget(self.save_button)
        column.addSpacing(em(self, 1))
        self.packages = ForPackages(self.context, self.outcome, self.period, side)
        column.addWidget(self.packages)
        column.addSpacing(em(self, 1))
        column.addWidget(heading(tr(N_("Back from the accountant")), side))
        column.addWidget(quiet(tr(N_("A ledger of orders or receipts in which notes and days were filled in.")), side))
        self.back_button = push(tr(N_("Take back a ledger…")), self.ask_for_ledger, side)
        column.addWidget(self.back_button)
        column.addStretch()
        for combo in (self.books, self.periods, self.languages, self.headings, *self.options.values()):
            combo.activated.connect(self._choose)
        return area

    def _fill_form(self, side: QWidget) -> None:
        """What can be chosen of a ledger."""
        tr = self.context.words.tr
        self.books = self._combo(N_("Ledger"), {name: tr(book.title) for name, book in BOOKS.items()}, side)
        self.about = quiet(parent=side)
        self.form.addRow(self.about)
        self.periods = self._combo(N_("Period"), {name: tr(period[0]) for name, period in PERIODS.items()}, side)
        self.periods.setCurrentIndex(self.periods.findData("year"))
        self.since, self.until = self._day(N_("From"), side), self._day(N_("To"), side)
        self.whom = Whom(self.context, side)
        named = label(tr(N_("Clients")), side)
        named.setBuddy(self.whom.combo)
        self.whom.combo.setAccessibleName(named.text())
        self.whom.changed.connect(self._choose)
        self.form.addRow(named, self.whom)
        self.languages = self._combo(N_("Language"), {name: LANGUAGE_NAMES[name] for name in LANGUAGES}, side)
        self.languages.setCurrentIndex(max(0, self.languages.findData(self.context.words.language)))
        self.headings = self._combo(N_("Headings"), {name: tr(text) for name, text in HEADINGS.items()}, side)
        self.options = {
            name: self._combo(title, {value: tr(text) for value, text in entries.items()}, side)
            for name, (title, _ledgers, entries) in OPTIONS.items()
        }
        self.figures = self._combo(N_("Totals"), {name: tr(text) for name, text in FIGURES.items()}, side)

    def _combo(self, title: str, entries: Mapping[str, str], parent: QWidget) -> Combo:
        made, text = Combo(parent), self.context.words.tr(title)
        for name, entry in entries.items():
            made.addItem(entry, name)
        named = label(text, parent)
        named.setBuddy(made)
        made.setAccessibleName(text)
        self.form.addRow(named, made)
        return made

    def _day(self, title: str, parent: QWidget) -> LineEdit:
        made, text = LineEdit(parent), self.context.words.tr(title)
        made.setAccessibleName(text)
        made.setPlaceholderText("2026-01-31")
        made.editingFinished.connect(self._choose)
        self.form.addRow(label(text, parent), made)
        return made

    # Choosing

    def _choose(self, _place: int = 0) -> None:
        self._show_meaning()
        self.refresh()

    def _show_meaning(self) -> None:
        self.about.setText(self.context.words.tr(BOOKS[self.books.currentData()].told))
        own = self.periods.currentData() == "own"
        for day in (self.since, self.until):
            self.form.setRowVisible(day, own)
        for name, (_title, ledgers, _entries) in OPTIONS.items():
            self.form.setRowVisible(self.options[name], self.books.currentData() in ledgers)
        self.outcome.say("")

    def period(self) -> tuple[date | None, date | None]:
        """The first and the last day; raises `Unreadable` for a day that is none."""
        today = self.context.desk.today
        if self.periods.currentData() != "own":
            return PERIODS[self.periods.currentData()][1](today)
        typed = [line.text().strip() for line in (self.since, self.until)]
        order = self.context.desk.reading.order
        days = [read_date(text, today, order=order) if text else None for text in typed]
        return days[0], days[1]

    def wish(self) -> LedgerWish:
        """What was chosen."""
        since, until = self.period()
        return LedgerWish(
            self.books.currentData(),
            since=since,
            until=until,
            headings=self.headings.currentData(),
            language=self.languages.currentData(),
            figures=self.figures.currentData(),
            **{
                name: self.options[name].currentData()
                for name, (_title, ledgers, _entries) in OPTIONS.items()
                if self.books.currentData() in ledgers
            },
        )

    # Looking

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.whom.offer()
        self.packages.look()
        if self.is_stale:
            self.refresh()

    def take_news(self, changed: Changed) -> None:
        """A step has been done: the first rows may be others now."""
        if not DOCUMENT_NAMES.isdisjoint((changed.clients or {}).values()):
            self.is_stale = True
            if self.isVisible():
                self.refresh()

    def refresh(self) -> None:
        """Look at the first rows anew."""
        words = self.context.words
        try:
            wish = self.wish()
        except Unreadable as problem:
            self._complain(problem)
            return
        self.is_stale = False
        self.seen.setText(words.tr(N_("Looking…")))
        look = partial(_looked, self.context.desk, wish, self.whom.codes())
        self.context.tasks.read("ledger", look, self.show_preview, self._fail)

    def show_preview(self, sheets: "tuple[SheetPreview, ...]") -> None:
        """Show the first rows of each sheet."""
        self.rows.show_sheets(sheets)

    def show_behind(self, client: str, currency: str, age: str) -> BehindDialog:
        """Show the documents behind a sum of the ageing."""
        _since, until = self.period()
        dialog = BehindDialog(self.context, client, currency=currency, age=age, day=until, parent=self)
        dialog.document_asked.connect(self._open_document)
        dialog.client_asked.connect(self.client_asked)
        dialog.open()
        return dialog

    def _open_document(self, code: str) -> None:
        look = partial(self.context.desk.clients.get, code)
        self.context.tasks.read("document", look, self._show_document)

    def _show_document(self, record: Record) -> None:
        dialog = DocumentDialog(self.context, record, self)
        dialog.stored.connect(partial(self._kept, dialog))
        dialog.open()

    def _kept(self, dialog: DocumentDialog, changed: Changed) -> None:
        self.changed.emit(changed)
        self.done.emit(dialog.kept())

    # Writing

    def ask_where(self) -> None:
        """Ask where the workbook goes."""
        context, name = self.context, self.books.currentData()
        self.asking = ask_where(
            self,
            context.words.tr(N_("Save the ledger")),
            kind="Excel (*.xlsx)",
            name=file_name(context.desk, name),
            folder=context.remembered.folder_for_prints(context.desk.store.path),
            then=self.save,
        )

    def save(self, path: str) -> None:
        """Write the workbook."""
        out = Path(path)
        try:
            wish = self.wish()
        except Unreadable as problem:
            self._complain(problem)
            return
        self._keep_folder(out)
        self.save_button.setEnabled(False)
        work = partial(_saved, self.context.desk, wish, out, codes=self.whom.codes())
        self.context.tasks.file(work, lambda _none: self._saved(out), self._fail)

    def _keep_folder(self, out: Path) -> None:
        self.context.remembered.prints.update(folder=str(out.parent))
        self.context.remembered.save()

    def _saved(self, out: Path) -> None:
        self.save_button.setEnabled(True)
        self.outcome.say(self.context.words.tr(N_("Saved as {file}."), file=out.name), out)

    def _complain(self, problem: Unreadable) -> None:
        self.outcome.complain(self.context.words.tr(problem.reason, **problem.values))

    def _fail(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        self.seen.setText("")
        self.outcome.complain(reason_and_hint(error, self.context.words))

    # And back

    def ask_for_ledger(self) -> None:
        """Ask which ledger came back."""
        words = self.context.words
        folder = self.context.remembered.folder_for_prints(self.context.desk.store.path)
        self.asking = QFileDialog(self, words.tr(N_("Take back a ledger")), folder, "Excel (*.xlsx)")
        self.asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.asking.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.asking.fileSelected.connect(self.take_back)
        self.asking.open()

    def take_back(self, path: str) -> None:
        """Show what a ledger brings back."""
        self.context.tasks.file(partial(compare, self.context.desk, Path(path)), self._show_back, self._fail)

    def _show_back(self, came: ComingBack) -> None:
        dialog = BackDialog(self.context, came, self)
        dialog.stored.connect(partial(self._took, came))
        dialog.open()

    def _took(self, came: ComingBack, changed: Changed) -> None:
        self.changed.emit(changed)
        words = self.context.words
        self.done.emit(words.tr(N_("Took over what came back with {name}"), name=came.name))


Codes = Callable[["Desk"], tuple[str, ...] | None]


def _looked(desk: "Desk", wish: LedgerWish, codes: Codes) -> "tuple[SheetPreview, ...]":
    """Off the window's thread: the first rows."""
    return preview(desk, replace(wish, clients=codes(desk)), rows=_SHOWN)


def _saved(desk: "Desk", wish: LedgerWish, out: Path, *, codes: Codes) -> None:
    """Off the window's thread: the workbook."""
    told = asdict(replace(wish, clients=codes(desk)))
    save_ledger(desk, told.pop("name"), out, **told)
