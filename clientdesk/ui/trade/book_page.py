"""What the pages of the books have in common: they look up anew what a step may have changed, once they are seen."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.look import on_paper
from clientdesk.ui.refusals import reason_and_hint


class BookPage(QWidget):
    """`changed` brings the news of a step, `done` says what it was, so that it can be taken back; `told` what went
    wrong. `kinds` are those of which it tells."""

    changed = Signal(object)
    done = Signal(str)
    told = Signal(str)
    kinds: frozenset[str] = frozenset()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.is_stale = True
        self.wanted = ""
        """The code of what is to be chosen when it has been looked up anew."""
        on_paper(self)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self.is_stale:
            self.refresh()

    def take_news(self, changed: Changed) -> None:
        """A step has been done: look again where it may concern what is shown here."""
        if not self.kinds.isdisjoint((changed.clients or {}).values()):
            self.is_stale = True
            if self.isVisible():
                self.refresh()

    def refresh(self) -> None:
        """Look everything up anew."""
        raise NotImplementedError

    def took(self, text: str, changed: Changed) -> None:
        """Something was done."""
        self.changed.emit(changed)
        self.done.emit(text)

    def failed(self, error: Exception) -> None:
        """Something was refused."""
        self.told.emit(reason_and_hint(error, self.context.words))
