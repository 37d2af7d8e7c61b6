"""The tabs of a client's page: Summary, Dossier, Timeline, Files, Relations, Credit, Trade, Insurance, Service; the
last comes again."""

from functools import cached_property, partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from clientdesk.dossier.kinds import ENTERPRISE, OPPORTUNITY
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.files import Files
from clientdesk.ui.client.relations import Relations
from clientdesk.ui.client.summary import Summary
from clientdesk.ui.client.tab_bar import TabBar
from clientdesk.ui.client.timeline import Timeline
from clientdesk.ui.context import Context
from clientdesk.ui.credit.page import CreditPage
from clientdesk.ui.look import em, on_paper
from clientdesk.ui.opened import Opened
from clientdesk.ui.policies.tab import PoliciesTab
from clientdesk.ui.service.bar import ComplaintBar
from clientdesk.ui.service.tab import ServiceTab
from clientdesk.ui.trade.page import TradePage

SUMMARY, DOSSIER, TIMELINE, FILES, RELATIONS, CREDIT, TRADE, INSURANCE, SERVICE = range(9)
TABS = 9
_NAMES = ("summary", "dossier", "timeline", "files", "relations", "credit", "trade", "insurance", "service")
_KEPT = "tab"
_LATE = {name: place for place, name in enumerate(_NAMES) if place not in (SUMMARY, DOSSIER)}
"""Parts that are made when they are first looked at: a window is to open at once, and not every client needs them."""
Part = Timeline | Files | Relations | CreditPage | TradePage | PoliciesTab | ServiceTab
Late = TypeVar("Late", Timeline, Files, Relations, CreditPage, TradePage, PoliciesTab, ServiceTab)


class ClientTabs(QWidget):
    """Around the dossier that it is handed. `changed` brings the news of a step, `done` says what it was, so that it
    can be taken back; `told` says what went wrong or was copied; `client_asked` tells the number of a client to
    be shown, `field_asked` the key of a field to be filled in; `memo_asked` wants the credit memo printed,
    `letter_asked` a "statement" or a "reminder", `sheet_asked` the sheets of dispatches."""

    changed = Signal(object)
    done = Signal(str)
    told = Signal(str)
    client_asked = Signal(int)
    field_asked = Signal(str)
    memo_asked = Signal()
    letter_asked = Signal(str)
    sheet_asked = Signal(list)
    left_dossier = Signal()

    def __init__(self, context: Context, dossier: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.opened: Opened | None = None
        self._insures = False
        words = context.words
        on_paper(self)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = TabBar(self)
        self.bar.setDrawBase(True)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setContentsMargins(em(self, 1), 0, 0, 0)
        self.bar.setAccessibleName(words.tr(N_("Parts of the page")))
        self._titles = titles = (
            N_("Summary"),
            N_("Dossier"),
            N_("Timeline"),
            N_("Files"),
            N_("Relations"),
            N_("Credit"),
            N_("Trade"),
            N_("Insurance"),
            N_("Service"),
        )
        for place, title in enumerate(titles):
            self.bar.addTab(words.tr(title))
            self.bar.setTabToolTip(place, f"Ctrl+{place + 1}")
            keys = QShortcut(QKeySequence(f"Ctrl+{place + 1}"), self)
            keys.setContext(Qt.ShortcutContext.WindowShortcut)
            keys.activated.connect(partial(self.go_to, place))
        self.complaints = ComplaintBar(context, self)
        column.addWidget(self.complaints)
        column.addWidget(self.bar)
        self.places = QStackedWidget(self)
        self.summary = Summary(context, self.places)
        self.dossier = dossier
        self._holes = {place: QWidget(self.places) for place in _LATE.values()}
        for tab in (self.summary, self.dossier, *self._holes.values()):
            self.places.addWidget(tab)
        self.summary.setAccessibleName(words.tr(titles[SUMMARY]))
        column.addWidget(self.places, 1)
        self._connect()
        kept = context.remembered.dossier.get(_KEPT, "")
        self.show_tab(_NAMES.index(kept) if kept in _NAMES else SUMMARY)

    def _connect(self) -> None:
        self.bar.currentChanged.connect(self._switch)
        self.bar.tabBarClicked.connect(self.go_to)
        self.summary.changed.connect(self.changed)
        self.summary.done.connect(self.done)
        self.summary.told.connect(self.told)
        self.summary.client_asked.connect(self._ask_client)
        self.summary.field_asked.connect(self.field_asked)

    # Parts that are made late

    @cached_property
    def timeline(self) -> Timeline:
        """What there was with the client, the latest first."""
        made = self._set_in(TIMELINE, Timeline(self.context, self.places))
        made.setAccessibleName(self.context.words.tr(self._titles[TIMELINE]))
        made.told.connect(self.told)
        return made

    @cached_property
    def files(self) -> Files:
        """Files that are kept with the client."""
        return self._set_in(FILES, Files(self.context, self.places))

    @cached_property
    def relations(self) -> Relations:
        """Who belongs to whom."""
        made = self._set_in(RELATIONS, Relations(self.context, self.places))
        made.told.connect(self.told)
        made.client_asked.connect(self._ask_client)
        made.field_asked.connect(self.field_asked)
        return made

    @cached_property
    def credit(self) -> CreditPage:
        """Statements, ratios, evaluations."""
        made = self._set_in(CREDIT, CreditPage(self.context, self.places))
        made.told.connect(self.told)
        made.memo_asked.connect(self.memo_asked)
        return made

    @cached_property
    def trade(self) -> TradePage:
        """Documents and the account."""
        made = self._set_in(TRADE, TradePage(self.context, self.places))
        made.told.connect(self.told)
        made.letter_asked.connect(self.letter_asked)
        return made

    @cached_property
    def insurance(self) -> PoliciesTab:
        """Policies, claims, the covers of the household."""
        made = self._set_in(INSURANCE, PoliciesTab(self.context, self.places))
        made.told.connect(self.told)
        made.client_asked.connect(self._ask_client)
        return made

    @cached_property
    def service(self) -> ServiceTab:
        """Requests, dispatches, complaints, plans and what stands there."""
        made = self._set_in(SERVICE, ServiceTab(self.context, self.places))
        made.told.connect(self.told)
        made.sheet_asked.connect(self.sheet_asked)
        return made

    def has_made(self, place: int) -> bool:
        """Whether a part is there by now."""
        return place not in self._holes

    def _set_in(self, place: int, part: Late) -> Late:
        hole = self._holes.pop(place)
        self.places.insertWidget(place, part)
        self.places.removeWidget(hole)
        hole.deleteLater()
        part.changed.connect(self.changed)
        part.done.connect(self.done)
        return part

    def _ask_client(self, code: str) -> None:
        clients = self.context.desk.clients
        self.context.tasks.read("asked", lambda: clients.get(code).id, self.client_asked.emit)

    @property
    def tab(self) -> int:
        """The tab that is shown."""
        return self.places.currentIndex()

    def show_tab(self, place: int) -> None:
        """Show a tab."""
        self.bar.setCurrentIndex(place)
        self._switch(place)

    def go_to(self, place: int) -> None:
        """Show a tab and put the cursor where it is used first."""
        if not self.bar.isTabVisible(place) and place >= 0:
            return
        if place >= 0:
            self.show_tab(place)
        shown = self.places.currentWidget()
        if place >= 0 and isinstance(shown, Timeline | Files | CreditPage | TradePage | PoliciesTab | ServiceTab):
            shown.take_focus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if self.opened is not None and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        # Files may be dropped anywhere on the page.
        self.show_tab(FILES)
        self.files.take_mime(event.mimeData())
        event.acceptProposedAction()

    def _switch(self, place: int) -> None:
        if place == self.places.currentIndex():
            return
        if self.places.currentIndex() == DOSSIER:
            self.left_dossier.emit()
        if place in self._holes:
            getattr(self, _NAMES[place])
        self.places.setCurrentIndex(place)
        self.context.remembered.dossier[_KEPT] = _NAMES[place]
        self._refresh()

    def show_client(self, opened: Opened) -> None:
        """Show a client, as it is now, in the tab that is shown."""
        self.opened = opened
        # Statements are sensitive: while somebody looks on they are not there.
        has_credit = opened.record.kind.name == ENTERPRISE.name and not self.context.privacy.is_on
        has_trade = not self.context.privacy.is_on
        self.let_insure(self._insures)
        self.complaints.show_client(opened)
        if (not has_credit and self.tab == CREDIT) or (not has_trade and self.tab in (TRADE, SERVICE)):
            self.show_tab(SUMMARY)
        self.bar.setTabVisible(TRADE, has_trade)
        self.bar.setTabVisible(SERVICE, has_trade)
        self.bar.setTabVisible(CREDIT, has_credit)
        self._refresh()

    def let_insure(self, on: bool) -> None:  # noqa: FBT001 - what a signal brings
        """Show the tab of insurance, or not: the house may have nothing to do with it, and nobody is to look on."""
        self._insures = on
        shown = on and not self.context.privacy.is_on
        if not shown and self.tab == INSURANCE:
            self.show_tab(SUMMARY)
        self.bar.setTabVisible(INSURANCE, shown)

    def take_news(self, changed: Changed) -> None:
        """A step has been done to other files than the one shown, which may be part of its credit file."""
        if self.tab in (SUMMARY, TIMELINE) and OPPORTUNITY.name in (changed.clients or {}).values():
            self._refresh()
        elif self.tab == CREDIT:
            self.credit.take_news(changed)
        elif self.tab == TRADE:
            self.trade.take_news(changed)
        elif self.tab == INSURANCE:
            self.insurance.take_news(changed)
        elif self.tab == SERVICE:
            self.service.take_news(changed)

    def _refresh(self) -> None:
        shown = self.places.currentWidget()
        if self.opened is not None and isinstance(shown, Summary | Part):
            shown.show_client(self.opened)

    def keep(self) -> None:
        """Keep what has been written but not posted."""
        if self.has_made(TIMELINE):
            self.timeline.keep()
        if self.has_made(CREDIT):
            self.credit.keep()

    def clean(self) -> None:
        """Remove the copies of files that were opened."""
        if self.has_made(FILES):
            self.files.copies.clean()
