"""Making a form piece by piece: slowly while nobody waits for it, without a pause once somebody does."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from clientdesk.ui.form.form import Form

_PAUSE = 30
"""Milliseconds between two pieces while nobody waits."""


class Preparing(QObject):
    """One form at a time."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._form: Form | None = None
        self._waiting: list[Callable[[], None]] = []
        self._in_pieces = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    def begin(self, form: Form) -> None:
        """Make this form from now on; whoever waits for another one waits in vain."""
        if form is self._form:
            return
        self._form = form
        self._waiting.clear()
        if not form.is_made:
            form.made.connect(self._tell)
            self._timer.start(_PAUSE)

    def when_made(self, form: Form, then: Callable[[], None]) -> None:
        """Call back once the form is whole (at once if it is so now)."""
        if form.is_made:
            then()
            return
        self.begin(form)
        self._waiting.append(then)
        self._timer.start(0)

    def take_time(self) -> None:
        """Nobody waits any longer for the form that is being made."""
        self._waiting.clear()
        if self._timer.isActive():
            self._timer.start(_PAUSE)

    @property
    def is_awaited(self) -> bool:
        """Whether somebody waits for the form."""
        return bool(self._waiting)

    def _go_on(self) -> None:
        if self._form is None or not isValid(self._form):
            self._timer.stop()
        elif not self._form.is_made:
            self._in_pieces = True
            self._form.make_some()
            self._in_pieces = False
        elif self._waiting:
            self._waiting.pop(0)()
        else:
            self._timer.stop()

    def _tell(self) -> None:
        # Whoever waits need not wait for the others; but where the form was needed at once, so is what follows.
        while self._waiting and not self._in_pieces:
            self._waiting.pop(0)()
