"""The page of ledgers: what to write on the left, its first rows on the right, then to a file, and back from it."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from clientdesk.desk.trading.ledgers import LedgerWish, file_name, preview, save_ledger
from clientdesk.desk.trading.packages import Exported, export_package, profiles
from clientdesk.desk.trading.round_trip import ComingBack, compare
from clientdesk.dossier.kinds import DOCUMENT_NAMES
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.dates import read_date
from clientdesk.dossier.trade.packages import SHIPPED, Profile
from clientdesk.i18n import LANGUAGES, N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import push
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import Combo, LineEdit
from clientdesk.ui.labels import heading, label, quiet
from clientdesk.ui.languages import LANGUAGE_NAMES
from clientdesk.ui.ledgers.back import BackDialog
from clientdesk.ui.ledgers.choices import BOOKS, FIGURES, HEADINGS, PERIODS
from clientdesk.ui.look import as_list, em, on_paper, sized
from clientdesk.ui.printing.outcome import Outcome
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.saving_file import ask_where

if TYPE_CHECKING:
    from clientdesk.exchange.workbooks.preview import SheetPreview

_SHOWN = 20
_CODES = ("Client code", "客户编号", "客戶編號")
"""The heading of the column by which a row leads to a client."""


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
        title = label(context.words.tr(N_("Ledgers")), self)
        sized(title, 1.5, bold=True)
        column.addWidget(title)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(em(self, 1))
        split.addWidget(self._make_choices(split))
        split.addWidget(self._make_preview(split))
        split.setStretchFactor(1, 1)
        split.setSizes([em(self, 24), em(self, 70)])
        column.addWidget(split, 1)
        self.outcome = Outcome(context.words, self)
        column.addWidget(self.outcome)
        self.setFocusProxy(self.books)
        self._show_meaning()

    # Making

    def _make_choices(self, parent: QWidget) -> QWidget:
        area = QScrollArea(parent)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tr, side = self.context.words.tr, QWidget(area)
        on_paper(side)
        area.setWidget(side)
        area.setMinimumWidth(em(self, 22))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, em(self, 1), 0)
        column.setSpacing(em(self, 0.6))
        self.form = QFormLayout()
        self.form.setVerticalSpacing(em(self, 0.5))
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        column.addLayout(self.form)
        self.books = self._combo(N_("Ledger"), {name: tr(book.title) for name, book in BOOKS.items()}, side)
        self.about = quiet(parent=side)
        self.form.addRow(self.about)
        self.periods = self._combo(N_("Period"), {name: tr(period[0]) for name, period in PERIODS.items()}, side)
        self.periods.setCurrentIndex(self.periods.findData("year"))
        self.since, self.until = self._day(N_("From"), side), self._day(N_("To"), side)
        self.languages = self._combo(N_("Language"), {name: LANGUAGE_NAMES[name] for name in LANGUAGES}, side)
        self.languages.setCurrentIndex(max(0, self.languages.findData(self.context.words.language)))
        self.headings = self._combo(N_("Headings"), {name: tr(text) for name, text in HEADINGS.items()}, side)
        self.figures = self._combo(N_("Totals"), {name: tr(text) for name, text in FIGURES.items()}, side)
        self.save_button = push(tr(N_("Save as…")), self.ask_where, side)
        column.addWidget(self.save_button)
        column.addSpacing(em(self, 1))
        column.addWidget(heading(tr(N_("For an accounting package")), side))
        self.packages = Combo(side)
        self.packages.setAccessibleName(tr(N_("For an accounting package")))
        self.profiles: dict[str, Profile] = {}
        self._offer(SHIPPED)
        column.addWidget(self.packages)
        self.package_button = push(tr(N_("Write the file…")), self.ask_where_package, side)
        column.addWidget(self.package_button)
        column.addSpacing(em(self, 1))
        column.addWidget(heading(tr(N_("Back from the accountant")), side))
        column.addWidget(quiet(tr(N_("A ledger of orders or receipts in which notes and days were filled in.")), side))
        self.back_button = push(tr(N_("Take back a ledger…")), self.ask_for_ledger, side)
        column.addWidget(self.back_button)
        column.addStretch()
        for combo in (self.books, self.periods, self.languages, self.headings):
            combo.activated.connect(self._choose)
        return area

    def _offer(self, profiles: Mapping[str, Profile]) -> None:
        """The files there are, those of the house too."""
        chosen = self.packages.currentData()
        self.profiles = dict(profiles)
        self.packages.clear()
        for name, profile in profiles.items():
            self.packages.addItem(self.context.words.tr(profile.title) if profile.title else name, name)
        self.packages.setCurrentIndex(max(0, self.packages.findData(chosen)))

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

    def _make_preview(self, parent: QWidget) -> QWidget:
        side = QWidget(parent)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        self.seen = quiet(parent=side)
        line.addWidget(self.seen, 1)
        self.again = QPushButton(self.context.words.tr(N_("Look again")), side)
        self.again.setAutoDefault(False)
        self.again.clicked.connect(lambda _checked=False: self.refresh())
        line.addWidget(self.again)
        column.addLayout(line)
        self.sheets = QTabWidget(side)
        self.sheets.setDocumentMode(True)
        self.sheets.setAccessibleName(self.context.words.tr(N_("First rows")))
        column.addWidget(self.sheets, 1)
        return side

    # Choosing

    def _choose(self, _place: int = 0) -> None:
        self._show_meaning()
        self.refresh()

    def _show_meaning(self) -> None:
        self.about.setText(self.context.words.tr(BOOKS[self.books.currentData()].told))
        own = self.periods.currentData() == "own"
        for day in (self.since, self.until):
            self.form.setRowVisible(day, own)
        self.outcome.say("")

    def period(self) -> tuple[date | None, date | None]:
        """The first and the last day; raises `Unreadable` for a day that is none."""
        today = self.context.desk.today
        if self.periods.currentData() != "own":
            return PERIODS[self.periods.currentData()][1](today)
        typed = [line.text().strip() for line in (self.since, self.until)]
        days = [read_date(text, today) if text else None for text in typed]
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
        )

    # Looking

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.context.tasks.read("packages", partial(profiles, self.context.desk), self._offer)
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
        look = partial(preview, self.context.desk, wish, rows=_SHOWN)
        self.context.tasks.read("ledger", look, self.show_preview, self._fail)

    def show_preview(self, sheets: "tuple[SheetPreview, ...]") -> None:
        """Show the first rows of each sheet."""
        words, place = self.context.words, self.sheets.currentIndex()
        self.sheets.clear()
        for sheet in sheets:
            self.sheets.addTab(self._table(sheet), sheet.name)
        self.sheets.setCurrentIndex(min(max(place, 0), len(sheets) - 1))
        self.seen.setText(
            words.tr(N_("The first rows of each sheet, as they will stand in the workbook."))
            if any(sheet.more for sheet in sheets)
            else words.tr(N_("All rows, as they will stand in the workbook."))
        )

    def _table(self, sheet: "SheetPreview") -> QTreeWidget:
        table = QTreeWidget(self.sheets)
        as_list(table)
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setAllColumnsShowFocus(True)
        table.setAccessibleName(sheet.name)
        table.setHeaderLabels([" ".join(text.split()) for text in sheet.headings])
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for place in sheet.right:
            table.headerItem().setTextAlignment(place, right)
        for row in sheet.rows:
            item = QTreeWidgetItem(table, [" ".join(text.split()) for text in row])
            for place in sheet.right:
                item.setTextAlignment(place, right)
        for place in range(len(sheet.headings)):
            table.resizeColumnToContents(place)
            table.setColumnWidth(place, min(table.columnWidth(place), em(table, 20)))
        codes = [n for n, text in enumerate(sheet.headings) if text.split("\n")[0] in _CODES]
        if codes:
            table.itemActivated.connect(lambda item, _column: self._go_to(item.text(codes[0])))
        return table

    def _go_to(self, code: str) -> None:
        if code:
            self.client_asked.emit(code)

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
        told = {"headings": wish.headings, "language": wish.language, "figures": wish.figures}
        work = partial(save_ledger, self.context.desk, wish.name, out, since=wish.since, until=wish.until, **told)
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
        self.package_button.setEnabled(True)
        self.seen.setText("")
        self.outcome.complain(reason_and_hint(error, self.context.words))

    # For packages

    def ask_where_package(self) -> None:
        """Ask where the file for the package goes."""
        context, profile = self.context, self.profiles[self.packages.currentData()]
        self.asking = ask_where(
            self,
            context.words.tr(N_("Save the file for the accounting package")),
            kind=f"{profile.form} (*.{profile.form})",
            name=f"{profile.name}_{context.desk.today:%Y%m%d}.{profile.form}",
            folder=context.remembered.folder_for_prints(context.desk.store.path),
            then=self.save_package,
        )

    def save_package(self, path: str) -> None:
        """Write the file and mark what is in it."""
        out = Path(path)
        try:
            since, until = self.period()
        except Unreadable as problem:
            self._complain(problem)
            return
        self._keep_folder(out)
        self.package_button.setEnabled(False)
        name = self.packages.currentData()
        work = partial(export_package, self.context.desk, name, out, since=since, until=until)
        self.context.tasks.ask(work, partial(self._gave, out), self._fail)

    def _gave(self, out: Path, made: Exported) -> None:
        self.package_button.setEnabled(True)
        words = self.context.words
        told = words.tr(
            N_("Saved as {file}: {documents} documents, debit {debit}, credit {credit}. They are marked as given out."),
            file=out.name,
            documents=made.documents,
            debit=f"{made.debit:,.2f}",
            credit=f"{made.credit:,.2f}",
        )
        if made.left_out:
            told += " " + words.ntr("{n} document was left out.", "{n} documents were left out.", len(made.left_out))
        self.outcome.say(told, out)

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
