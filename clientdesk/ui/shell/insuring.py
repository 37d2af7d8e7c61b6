"""Insurance in the window: its page in the sidebar while the house looks after policies, and what the day brings."""

from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from clientdesk.dossier.kinds import CLAIM, HOUSE, POLICY
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.icons import icon
from clientdesk.ui.policies.page import PoliciesPage
from clientdesk.ui.policies.seen import DUE
from clientdesk.ui.policies.verbs import Verbs
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.shell.entries import POLICIES

if TYPE_CHECKING:
    from clientdesk.ui.window import Window

_OURS = frozenset({POLICY.name, CLAIM.name, HOUSE.name})


class Insuring(QObject):
    """`action` stands in the menu of clients; `writing` is the command for a new policy, `bringing` for a table of
    them; either turns insurance on by the first policy."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        words, shell = window.context.words, window.shell
        shell.add_page(POLICIES, lambda: self.page)
        self.action = QAction(icon("policy", window), words.tr(N_("Policies")), window)
        self.action.triggered.connect(lambda _checked=False: shell.go(POLICIES))
        self.writing = QAction(icon("policy", window), words.tr(N_("New policy…")), window)
        self.writing.setData(N_("New policy…"))
        self.writing.triggered.connect(lambda _checked=False: self.write())
        self.bringing = QAction(icon("import", window), words.tr(N_("Import policies…")), window)
        self.bringing.setData(N_("Import policies…"))
        self.bringing.triggered.connect(lambda _checked=False: window.files.importing.open_policies())
        self.day: date | None = None
        """For which day policies were brought up to date last."""
        shell.news.connect(self._take_news)
        shell.today.clock.timeout.connect(self.look_at_the_clock)
        self.look_at_the_clock()
        self._look()

    @cached_property
    def verbs(self) -> Verbs:
        """What writes a policy from anywhere, made for the first one; its buttons are not shown."""
        made = Verbs(self.context, lambda: (), self.window)
        made.changed.connect(self.window.take_news)
        made.done.connect(self.window.tell_done)
        for button, _fits in made.buttons.values():
            button.hide()
        return made

    @cached_property
    def page(self) -> PoliciesPage:
        """The page, made when one first goes there."""
        window = self.window
        made = PoliciesPage(self.context, window.shell)
        window.shell.news.connect(made.take_news)
        made.counted.connect(partial(window.shell.tell_number, POLICIES))
        made.changed.connect(window.take_news)
        made.done.connect(window.tell_done)
        made.told.connect(window.toast.show_text)
        made.client_asked.connect(window.going.to_code)
        made.import_asked.connect(window.files.importing.open_policies)
        return made

    def mind_privacy(self) -> None:
        """Somebody looks on, or not any more."""
        if "page" in self.__dict__:
            self.page.mind_privacy()

    def show_due(self) -> None:
        """Show what ends or is due."""
        self.window.shell.go(POLICIES)
        self.page.show_part(DUE)

    def write(self) -> None:
        """Write a policy, for the client in front where there is one."""
        opened, shell = self.window.page.opened, self.window.shell
        is_shown = opened is not None and shell.entry not in shell.pages and not opened.record.stamps.trashed
        self.verbs.write(opened.record.code if opened is not None and is_shown else "")

    def look_at_the_clock(self) -> None:
        """Once a day what time has made of policies is written down, with the tasks before renewals."""
        desk = self.context.desk
        if self.day != desk.today:
            self.day = desk.today
            self.context.tasks.ask(desk.insurance.bring_up_to_date, self._took, self._failed)

    def _took(self, changed: Changed) -> None:
        if changed:
            self.window.take_news(changed)

    def _failed(self, error: Exception) -> None:
        """Nobody asked for it: a file that is only read stays as it is, all else is said once a day."""
        if not isinstance(error, UserError) or error.code is not ExitCode.NO_RIGHT:
            self.window.toast.show_text(reason_and_hint(error, self.context.words))

    def _take_news(self, changed: Changed) -> None:
        if not _OURS.isdisjoint((changed.clients or {}).values()):
            self._look()

    def _look(self) -> None:
        self.context.tasks.read("insurance on", self.context.desk.insurance.is_on, self._show_on)

    def _show_on(self, is_on: bool) -> None:  # noqa: FBT001 - what a signal brings
        self.action.setVisible(is_on)
        self.window.page.tabs.let_insure(is_on)
