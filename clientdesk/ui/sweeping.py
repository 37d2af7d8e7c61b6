"""Garbage is swept while nobody is at work: to look through all that an open window consists of takes a tenth of a
second, in whichever thread Python happens to do it, and all that time nothing else goes on."""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject

from clientdesk.garbage import spare_the_old
from clientdesk.ui.privacy.idle import Idle

_MINUTES = 1


class Sweeping(QObject):
    """What is there when this is made is never looked through again; what comes later, after each idle minute. Sweeping
    what is young takes no time and stays with Python. Where `is_quiet` says no, long work is let finish first: while
    all that it holds was looked through, the window would stand still for seconds."""

    def __init__(self, parent: QObject, is_quiet: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._is_quiet = is_quiet
        gc.collect()
        spare_the_old()
        self.idle = Idle(self)
        self.idle.passed.connect(self.sweep)
        self.idle.wait(_MINUTES)

    def sweep(self) -> None:
        """Look through everything that came later; where something is under way, another minute from now."""
        if self._is_quiet():
            gc.collect()
        else:
            self.idle.wait(_MINUTES)
