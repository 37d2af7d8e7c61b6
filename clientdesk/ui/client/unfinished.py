"""What was written about tasks in their panels but not sent: it waits in the file, as what stands in the composer."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer

from clientdesk.ui.client.composer import KEPT_AFTER
from clientdesk.ui.client.stream import OUTCOME
from clientdesk.ui.context import Context

Place = tuple[int, int]
"""The numbers of a client and of a task."""


class Unfinished(QObject):
    """The texts by place; one that is empty is known to be none."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self._texts: dict[Place, str] = {}
        self._waiting: set[Place] = set()
        self._private: set[Place] = set()
        """Where something was written while somebody else may have been looking."""
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEPT_AFTER)
        self._keeping.timeout.connect(self.keep)

    def learn(self, client: int, found: Mapping[int, str]) -> None:
        """Learn what waits in the file, unless more is known here by now."""
        for task, text in found.items():
            self._texts.setdefault((client, task), text)

    def of(self, place: Place) -> str:
        """What was written; nothing while somebody else may be looking."""
        return "" if self.context.privacy.is_on else self._texts.get(place, "")

    def note(self, place: Place, text: str) -> None:
        """Something else stands there; it is kept soon, but never in place of what nobody could see there."""
        if text == self._texts.get(place, ""):
            return
        if self.context.privacy.is_on:
            if self._texts.get(place) and place not in self._private:
                return
            self._private.add(place)
        self._texts[place] = text
        self._waiting.add(place)
        self._keeping.start()

    def forget(self, place: Place) -> None:
        """It was sent."""
        if self._texts.get(place):
            self._texts[place] = ""
            self._waiting.add(place)
            self.keep()

    def keep(self) -> None:
        """Keep what is not kept yet."""
        self._keeping.stop()
        drafts, waiting, self._waiting = self.context.desk.drafts, self._waiting, set()
        for client, task in waiting:
            text = self._texts[client, task]
            work = partial(drafts.keep, client, OUTCOME, text) if text else partial(drafts.drop, client, OUTCOME)
            self.context.tasks.ask(partial(work, row=task), _kept)


def _kept(_nothing: None) -> None:
    """There is nothing to tell."""
