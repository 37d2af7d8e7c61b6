"""Service in its window: the page, new records from anywhere, sheets on paper, plans that write by themselves."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.tabs import SERVICE as TAB
from clientdesk.ui.icons import icon
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.service.dialog import ServiceDialog
from clientdesk.ui.service.page import ServicePage
from clientdesk.ui.service.paper import ask_sheets
from clientdesk.ui.shell.entries import SERVICE

if TYPE_CHECKING:
    from clientdesk.dossier.record import Record
    from clientdesk.ui.window import Window

_NEW = {
    "service_request": N_("New service request…"),
    "dispatch": N_("New dispatch…"),
    "complaint": N_("New complaint…"),
    "installed_item": N_("New installed item…"),
    "service_plan": N_("New service plan…"),
}
_FIRST_LOOK, _LOOK_AGAIN = 10_000, 1_800_000
"""Milliseconds until service plans are looked at first, and between two looks."""


class Servicing(QObject):
    """`action` stands in the menu of clients; `writing` are the commands for new records."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        shell = window.shell
        shell.add_page(SERVICE, lambda: self.page)
        self.action = self._action(N_("Service"), partial(shell.go, SERVICE))
        self.writing = tuple(self._action(text, partial(self.write, kind)) for kind, text in _NEW.items())
        for action, text in zip(self.writing, _NEW.values(), strict=True):
            # The palette offers them once a word of theirs was typed, an English one too.
            action.setData(text)
        tabs = window.page.tabs
        tabs.sheet_asked.connect(self.print_sheets)
        tabs.complaints.show_asked.connect(self._show_complaints)
        shell.news.connect(tabs.complaints.take_news)
        self.clock = QTimer(self)
        self.clock.setInterval(_FIRST_LOOK)
        self.clock.timeout.connect(self.look_at_plans)
        self.clock.start()

    def _action(self, text: str, do: Callable[[], object]) -> QAction:
        made = QAction(icon("service", self.window), self.context.words.tr(text), self.window)
        made.triggered.connect(lambda _checked=False: do())
        return made

    @cached_property
    def page(self) -> ServicePage:
        """All of service, made when one first goes there."""
        window = self.window
        made = ServicePage(self.context, window.shell)
        window.shell.news.connect(made.take_news)
        made.counted.connect(partial(window.shell.tell_number, SERVICE))
        made.changed.connect(window.take_news)
        made.done.connect(window.tell_done)
        made.told.connect(window.toast.show_text)
        made.sheet_asked.connect(self.print_sheets)
        made.client_asked.connect(window.going.to_code)
        return made

    def show_part(self, view: str, part: str) -> None:
        """Go to a part of a view of the page."""
        self.window.shell.go(SERVICE)
        self.page.show_part(view, part)

    def _show_complaints(self) -> None:
        tabs = self.window.page.tabs
        tabs.go_to(TAB)
        tabs.service.show_part("complaints", "open")

    # Writing from anywhere

    def write(self, kind: str) -> None:
        """Write a record: for the client in front, or for one that is chosen in it."""
        make = partial(self.context.desk.service.new, kind, self._client())
        self.context.tasks.read("new service record", make, self._show_record)

    def _client(self) -> str:
        """The code of the client in front, empty where there is none."""
        shell, opened = self.window.shell, self.window.page.opened
        if opened is None or shell.entry in shell.pages or opened.record.stamps.trashed:
            return ""
        return opened.record.code

    def _show_record(self, record: "Record") -> None:
        dialog = ServiceDialog(self.context, record, self.window)
        dialog.stored.connect(partial(self._took, dialog))
        dialog.open()

    def _took(self, dialog: ServiceDialog, changed: Changed) -> None:
        self.window.take_news(changed)
        self.window.tell_done(dialog.kept())

    def print_sheets(self, codes: list[str]) -> None:
        """Show the sheets of these dispatches, to be printed or saved."""
        ask_sheets(self.context, codes, self.window)

    # By itself

    def look_at_plans(self) -> None:
        """Have the requests written of the plans that fall due soon."""
        self.clock.setInterval(_LOOK_AGAIN)
        if self.context.desk.store.is_writable:
            self.context.tasks.ask(self.context.desk.service.write_planned, self._take_planned, self._fail)

    def _take_planned(self, changed: Changed) -> None:
        if changed:
            self.window.take_news(changed)

    def _fail(self, error: Exception) -> None:
        self.window.toast.show_text(reason_and_hint(error, self.context.words))
