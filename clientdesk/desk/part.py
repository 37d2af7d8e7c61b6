"""What every subject of the desk has: the desk itself."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk


class Part:
    """A subject of the desk."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk
        self.store = desk.store
