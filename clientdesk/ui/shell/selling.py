"""Opportunities in their window: the page, a new one from anywhere, one opened from the day or from a client."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from clientdesk.desk.morning import Asked
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.icons import icon
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.sales.doing import Doing
from clientdesk.ui.sales.page import FOLLOWING, STALLED, OpportunitiesPage
from clientdesk.ui.shell.entries import OPPORTUNITIES
from clientdesk.ui.today.blocks import NEW_OPPORTUNITY

if TYPE_CHECKING:
    from clientdesk.ui.window import Window

_NEW = N_("New opportunity…")
PARTS_ASKED = {Asked.OPPORTUNITIES.value: FOLLOWING, Asked.STALLED.value: STALLED}
"""What the day asks for: {its name there: the part of the page}."""


class Selling(QObject):
    """`actions` stand in the menu of clients; `writing` makes a new one."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        shell = window.shell
        shell.add_page(OPPORTUNITIES, lambda: self.page)
        self.doing = Doing(self.context, window)
        self.doing.took.connect(self._take)
        self.doing.failed.connect(self._fail)
        self.actions = (self._action(N_("Opportunities"), partial(shell.go, OPPORTUNITIES)),)
        self.writing = (self._action(_NEW, self.add),)
        # The palette offers it once a word of it was typed, an English one too.
        self.writing[0].setData(_NEW)
        shell.today.opportunity_asked.connect(self.doing.open)
        card = window.page.tabs.summary.opportunities
        card.opened.connect(self.doing.open)
        card.new_asked.connect(self.doing.add)

    def _action(self, text: str, do: Callable[[], object]) -> QAction:
        made = QAction(icon("opportunity", self.window), self.context.words.tr(text), self.window)
        made.triggered.connect(lambda _checked=False: do())
        return made

    @cached_property
    def page(self) -> OpportunitiesPage:
        """The opportunities."""
        window = self.window
        made = OpportunitiesPage(self.context, window.shell)
        window.shell.news.connect(made.take_news)
        made.counted.connect(partial(window.shell.tell_number, OPPORTUNITIES))
        made.client_asked.connect(window.going.to_code)
        made.changed.connect(window.take_news)
        made.done.connect(window.tell_done)
        made.told.connect(window.toast.show_text)
        return made

    def takes(self, asked: str) -> bool:
        """Whether what the day asks for is something of here; then it is done."""
        if asked == NEW_OPPORTUNITY:
            self.doing.add()
        elif asked in PARTS_ASKED:
            self.show_part(PARTS_ASKED[asked])
        else:
            return False
        return True

    def show_part(self, part: str) -> None:
        """Go to a part of the page."""
        self.window.shell.go(OPPORTUNITIES)
        self.page.show_part(part)

    def add(self) -> None:
        """Ask for a new opportunity: of the client in front, or of one that is chosen in it."""
        shell, opened = self.window.shell, self.window.page.opened
        is_away = opened is None or shell.entry in shell.pages or bool(opened.record.stamps.trashed)
        self.doing.add("" if is_away or opened is None else opened.record.code)

    def mind_privacy(self) -> None:
        """Somebody looks on, or nobody does any more."""
        if "page" in self.__dict__:
            self.page.mind_privacy()

    def _take(self, text: str, changed: Changed) -> None:
        self.window.take_news(changed)
        self.window.tell_done(text)

    def _fail(self, error: Exception) -> None:
        self.window.toast.show_text(reason_and_hint(error, self.context.words))
