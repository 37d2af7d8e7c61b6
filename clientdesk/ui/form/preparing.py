"""Making a form piece by piece, slowly while nobody waits for it, without a pause once somebody does; then handing it
the client that is read, so that it comes at once when it is wanted."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from clientdesk.ui.form.form import Form
from clientdesk.ui.form.guide import READ

if TYPE_CHECKING:
    from clientdesk.ui.page import ClientPage

_PAUSE = 30
"""Milliseconds between two pieces while nobody waits."""
_CALM = 500
"""Milliseconds for which a client is looked at before its form is filled."""


class Preparing(QObject):
    """One form at a time."""

    def __init__(self, page: "ClientPage") -> None:
        super().__init__(page)
        self.page = page
        self._form: Form | None = None
        self._waiting: list[Callable[[], None]] = []
        self._in_pieces = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self._fill)

    def begin(self, form: Form) -> None:
        """Another client comes: make this form from now on; whoever waits for another one waits in vain."""
        self._calm.start()
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
            self._calm.start()

    def _fill(self) -> None:
        """What is filled before it is seen need not be filled while somebody waits."""
        page, form = self.page, self._form
        if page.opened is None or page.mode != READ or page.context.privacy.is_on:
            return
        if form is not None and isValid(form) and form.is_made and form.kind.name == page.opened.record.kind.name:
            form.fill(page.opened)

    def _tell(self) -> None:
        # Whoever waits need not wait for the others; but where the form was needed at once, so is what follows.
        while self._waiting and not self._in_pieces:
            self._waiting.pop(0)()
