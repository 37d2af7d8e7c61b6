"""The page of data quality: the lists on the left, the findings of one on the right, and what can be done below."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.desk.quality import matters
from clientdesk.desk.quality.given import Finding, Overview, WorkList
from clientdesk.desk.quality.quality import MONTHS
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import Combo
from clientdesk.ui.labels import heading, quiet, readable, wrapping
from clientdesk.ui.list.empty import Empty
from clientdesk.ui.long_work import LongLook
from clientdesk.ui.look import em, on_paper
from clientdesk.ui.page_parts import page_title
from clientdesk.ui.quality.model import CLIENT, INSTEAD, ODD, STANDS, WHERE
from clientdesk.ui.quality.table import FindingsTable
from clientdesk.ui.quality.verbs import Verbs
from clientdesk.ui.shell.sidebar import Entry, Sidebar
from clientdesk.ui.under_way import UnderWay

_MONTHS = (6, 12, 18, 24, 36)
_KEPT = "quality.months"
QUICK = 2000
"""Files of up to so many clients are looked over again without being asked when something was changed."""
_LISTS = 25
"""Letters of width of the lists."""


class QualityPage(QWidget):
    """`finding_asked` brings a finding whose client is to be shown at its field; `mend_asked` findings that were agreed
    to; `leave_asked`, `clear_asked`, `archive_asked` those chosen, `compare_asked` one that concerns two clients;
    `counted` tells how many findings there are."""

    finding_asked = Signal(object)
    mend_asked = Signal(object)
    leave_asked = Signal(object)
    clear_asked = Signal(object)
    archive_asked = Signal(object)
    compare_asked = Signal(object)
    counted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.seen: Overview | None = None
        self.is_stale = True
        self._shown = ""
        on_paper(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 2), em(self, 1.4), em(self, 2), em(self, 1))
        column.setSpacing(em(self, 0.8))
        column.addLayout(self._make_head())
        self.told = quiet(parent=self)
        column.addWidget(self.told)
        self.under_way = UnderWay(context.words, self)
        column.addWidget(self.under_way)
        self.look = LongLook(context, self.under_way, self)
        self.look.ended.connect(self._show_state)
        self.stack = QStackedWidget(self)
        self.empty = Empty(self)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._make_body())
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.lists)
        self._show_state()

    def _make_head(self) -> QHBoxLayout:
        tr, line = self.context.words.tr, QHBoxLayout()
        line.setSpacing(em(self, 0.8))
        line.addWidget(page_title(tr(N_("Data quality")), self), 1)
        self.months = Combo(self)
        self.months.setAccessibleName(tr(N_("Left alone after")))
        for months in _MONTHS:
            told = self.context.words.ntr("Left alone after {n} month", "Left alone after {n} months", months)
            self.months.addItem(told, months)
        kept = self.context.remembered.lists.get(_KEPT, "")
        wanted = int(kept) if kept.isdigit() else MONTHS
        texts = (self.months.itemText(place) for place in range(self.months.count()))
        self.months.setMinimumWidth(max(map(self.fontMetrics().horizontalAdvance, texts)) + em(self, 3))
        self.months.setCurrentIndex(max(0, self.months.findData(wanted)))
        self.months.activated.connect(self._choose_months)
        line.addWidget(self.months)
        self.again = QPushButton(tr(N_("Look again")), self)
        self.again.setAutoDefault(False)
        self.again.clicked.connect(lambda _checked=False: self.refresh())
        line.addWidget(self.again)
        return line

    def _make_body(self) -> QWidget:
        words = self.context.words
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(em(self, 0.8))
        self.lists = Sidebar(words.tr(N_("Lists")), split)
        self.lists.chosen.connect(self.show_list)
        side = QWidget(split)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.5))
        self.title = heading(parent=side)
        self.title.setWordWrap(True)
        self.about = wrapping(parent=side)
        self.table = FindingsTable(self.context, words.tr(N_("Findings")), (CLIENT, WHERE, STANDS, ODD, INSTEAD), side)
        self.table.opened.connect(self.finding_asked)
        self.table.customContextMenuRequested.connect(self.open_menu)
        self.verbs = Verbs(self, side)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.table.selectionModel().currentRowChanged.connect(self._show_detail)
        self.detail = readable(parent=side)
        for widget in (self.title, self.about):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        column.addWidget(self.verbs)
        split.addWidget(self.lists)
        split.addWidget(side)
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        split.setSizes([em(self, _LISTS), em(self, 3 * _LISTS)])
        return split

    # Looking

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        is_quick = self.is_stale and self.seen is not None and self.seen.clients <= QUICK
        if (self.seen is None or is_quick) and not self.look.is_busy:
            self.refresh()

    def refresh(self) -> None:
        """Look over the file anew."""
        self.is_stale = False
        months = int(self.months.currentData())
        desk = self.context.desk
        self.look.begin(lambda progress: desk.quality.look(months=months, progress=progress), self.take)
        self._show_state()

    def _choose_months(self, _place: int) -> None:
        self.context.remembered.lists[_KEPT] = str(self.months.currentData())
        self.context.remembered.save()
        self.refresh()

    def take(self, seen: Overview) -> None:
        """Show what a look found; the list that was shown stays."""
        self.seen = seen
        present = self.lists.present
        self.lists.show_entries(self._entries(seen))
        found = [one.matter.name for one in seen.lists if one.findings]
        wanted = present if present in found else next(iter(found), present)
        self.lists.mark(wanted)
        self.show_list(wanted)
        self.counted.emit(seen.count)
        self._show_state()

    def _entries(self, seen: Overview) -> list[Entry]:
        """First what there is to be done, then what is well."""
        tr = self.context.words.tr
        found = [one for one in seen.lists if one.findings]
        well = [one for one in seen.lists if not one.findings]
        made = [Entry(one.matter.name, tr(one.matter.title), "", len(one.findings)) for one in found]
        if well:
            made += [Entry("", tr(N_("Nothing found")))]
            made += [Entry(one.matter.name, tr(one.matter.title)) for one in well]
        return made

    def take_news(self, changed: Changed) -> None:
        """A step has been done: what is shown may be out of date."""
        if changed and self.seen is not None and not self.look.is_busy:
            self.is_stale = True
            self._show_state()

    def drop(self, findings: Sequence[Finding]) -> None:
        """These have been seen to: they leave their list without another look."""
        if self.seen is None:
            return
        gone = set(map(id, findings))
        lists = tuple(
            replace(one, findings=tuple(each for each in one.findings if id(each) not in gone))
            for one in self.seen.lists
        )
        self.take(replace(self.seen, lists=lists))

    # Showing

    @property
    def list(self) -> WorkList | None:
        """The list that is shown."""
        return self.seen.list(self.lists.present) if self.seen else None

    def show_list(self, name: str) -> None:
        """Show the findings of a matter."""
        matter, words = matters.BY_NAME.get(name), self.context.words
        if matter is None or self.seen is None:
            return
        found = self.seen.list(name) or WorkList(matter)
        self.title.setText(words.tr(matter.title))
        self.about.setText(words.tr(matter.about))
        self.table.show_findings(found.findings)
        if name != self._shown:
            self._shown = name
            self.table.begin_at(0)
        self.table.setEnabled(bool(found.findings))
        self.verbs.show_list(found)
        self._show_chosen()
        self._show_detail()

    def mind_privacy(self) -> None:
        """Somebody else may be looking from now on, or nobody any more."""
        self.table.viewport().update()
        self._show_chosen()
        self._show_detail()

    def _show_chosen(self, *_what: object) -> None:
        self.verbs.show_chosen(self.table.chosen())

    def _show_detail(self, *_what: object) -> None:
        """What is odd about the finding the keys are at, whole."""
        row, cell = self.table.currentIndex().row(), self.table.findings.text
        told = ""
        if 0 <= row < len(self.table.findings.findings):
            odd = " · ".join(filter(None, (cell(row, STANDS), cell(row, ODD))))
            told = self.context.words.tr(N_("{field}: {value}"), field=cell(row, CLIENT), value=odd)
        self.detail.setText(told)

    def _show_state(self) -> None:
        words, seen = self.context.words, self.seen
        self.again.setEnabled(not self.look.is_busy)
        self.stack.setCurrentIndex(1 if seen is not None and seen.clients else 0)
        if seen is None:
            self.told.setText("")
            told = words.tr(N_("Numbers, dates, names and links of every client are looked at; nothing is changed."))
            start = () if self.look.is_busy else ((words.tr(N_("Look over the file")), self.refresh),)
            self.empty.show_words(words.tr(N_("What is wrong, missing or old")), told, *start)
            return
        if not seen.clients:
            told = words.tr(N_("Once there are clients, this page tells what is wrong, missing or old."))
            self.empty.show_words(words.tr(N_("There is nobody to look at yet.")), told)
        at = seen.at.astimezone().strftime("%H:%M")
        looked = words.ntr("{n} client was looked at.", "{n} clients were looked at.", seen.clients)
        told = words.tr(N_("{looked} Last look {at}."), looked=looked, at=at)
        if self.is_stale:
            told = words.tr(N_("{told} Something was changed since then."), told=told)
        self.told.setText(told)

    def open_menu(self, place: QPoint) -> QMenu:
        """Offer what can be done with what is chosen."""
        menu = QMenu(self.table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.verbs.fill(menu)
        menu.addSeparator()
        menu.addAction(self.context.words.tr(N_("Choose all")), self.table.selectAll)
        menu.popup(self.table.viewport().mapToGlobal(place))
        return menu

    def open_current(self) -> None:
        """Go to the client the keys are at."""
        if current := self.table.current:
            self.finding_asked.emit(current)
