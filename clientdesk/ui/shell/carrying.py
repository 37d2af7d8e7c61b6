"""What goes along when a window is made anew in another language or look: where one was, what was chosen and typed."""

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractScrollArea

from clientdesk.ui.chosen import choose
from clientdesk.ui.client.tabs import TIMELINE
from clientdesk.ui.list.wish import Wish
from clientdesk.ui.page import FILL_IN
from clientdesk.ui.query.asking import Designed
from clientdesk.ui.shell.travel import Travel

if TYPE_CHECKING:
    from clientdesk.ui.window import Window


@dataclass(frozen=True)
class Carried:
    """Of a window that goes: the entry, client and mode it showed, where one could go back to, what was asked of the
    list and who was chosen in it, how far everything was scrolled, and what was typed but not used yet."""

    entry: str
    client: int
    mode: str
    travel: Travel
    wish: Wish
    chosen: tuple[int, ...]
    scrolled: dict[str, int]
    next_step: tuple[str, str]
    notice: str
    settings: str
    designed: Designed | None

    @classmethod
    def of(cls, window: "Window") -> "Carried":
        """What is there to be carried."""
        summary = window.page.tabs.summary
        return cls(
            entry=window.shell.entry,
            client=window.page.wanted,
            mode=window.page.mode,
            travel=window.shell.travel,
            wish=replace(window.list.wish, text=window.search.text().strip()),
            chosen=window.list.chosen(),
            scrolled={name: area.verticalScrollBar().value() for name, area in _areas(window).items()},
            next_step=summary.next.texts(),
            notice=window.shell.today.notice.text(),
            settings=window.settings.page if window.settings is not None else "",
            designed=window.asking.designed(),
        )

    def begin(self, window: "Window") -> None:
        """Show the same place in the new window."""
        if self.entry:
            window.shell.go(self.entry)
        if self.client and window.shell.stack.currentWidget() is window.shell.body:
            window.show_client(self.client, mode=FILL_IN if self.mode == FILL_IN else "")
        window.shell.travel = self.travel
        window.shell.today.notice.setText(self.notice)
        window.context.tasks.when_idle(partial(self.end, window))

    def end(self, window: "Window") -> None:
        """The list is there: ask it the same."""
        if window.shell.entry == self.entry:
            window.search.setText(self.wish.text)
            if self.wish != window.list.wish:
                window.list.wish = self.wish
                window.list.reload()
                window.list.show_changes()
        window.context.tasks.when_idle(partial(self.settle, window))

    def settle(self, window: "Window") -> None:
        """Everything has been looked up: choose, scroll and type as before."""
        window.shell.travel = self.travel
        window.shell.travelled.emit()
        if len(self.chosen) > 1:
            places = (window.list.model.place_of(client) for client in self.chosen)
            choose(window.list.table.selectionModel(), [place for place in places if place >= 0])
        window.page.tabs.summary.next.set_texts(*self.next_step)
        for name, area in _areas(window).items():
            area.verticalScrollBar().setValue(self.scrolled.get(name, 0))
        window.asking.take_designed(self.designed)
        if self.settings:
            window.ask_settings(page=self.settings)


def _areas(window: "Window") -> dict[str, QAbstractScrollArea]:
    """What can be scrolled, by name."""
    page = window.page
    found: dict[str, QAbstractScrollArea] = {
        "today": window.shell.today,
        "summary": page.tabs.summary,
        "list": window.list.table,
    }
    if page.tabs.has_made(TIMELINE):
        found["timeline"] = page.tabs.timeline
    if page.opened is not None:
        found["body"] = page.body()
    return found
