"""The tab of a client's service: what was asked for, who was sent, complaints, plans, and what stands there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clientdesk.desk.service.listing import Listed
from clientdesk.ui.context import Context
from clientdesk.ui.opened import Opened
from clientdesk.ui.service.page import ServicePage


class ServiceTab(ServicePage):
    """As the page of service, for one client."""

    told = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent, client="")
        self.opened: Opened | None = None

    def show_client(self, opened: Opened) -> None:
        """Look up the service of a client and show it."""
        if self.opened is None or self.opened.record.id != opened.record.id:
            self.client = opened.record.code
            self.show_found(Listed())
        self.opened = opened
        self.refresh()
