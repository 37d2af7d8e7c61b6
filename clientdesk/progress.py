"""How long work tells where it is and hears that it should stop."""

from collections.abc import Callable
from dataclasses import dataclass


class Cancelled(Exception):
    """The user asked for the work to stop; nothing of it was kept."""


def _never() -> bool:
    return False


def _silent(done: int, total: int, text: str) -> None:
    del done, total, text


@dataclass(frozen=True)
class Progress:
    """Passed down into long work. `told` gets (done, total, message id); `cancelled` is asked between pieces."""

    told: Callable[[int, int, str], None] = _silent
    cancelled: Callable[[], bool] = _never

    def advance(self, done: int, total: int, text: str = "") -> None:
        """Say that `done` of `total` pieces are through; raises `Cancelled` when the user has asked to stop."""
        if self.cancelled():
            raise Cancelled
        self.told(done, total, text)


QUIET = Progress()
