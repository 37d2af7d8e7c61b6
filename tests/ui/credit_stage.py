"""The credit file of a firm by itself, without the window around it: quick to make, fed with the news of each step."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.credit.page import CreditPage
from clientdesk.ui.opened import look_up
from tests.ui.conftest import PATIENCE
from tests.ui.worked_years import firm


class Stage(QWidget):
    """Shows one enterprise."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.credit = CreditPage(context, self)
        column = QVBoxLayout(self)
        column.addWidget(self.credit)
        self.told: list[str] = []
        self.credit.told.connect(self.told.append)
        self.credit.changed.connect(self.take_news)
        self.resize(1100, 800)

    def show_client(self, number: int) -> None:
        """Show an enterprise."""
        opened = look_up(self.context.desk, number)
        assert opened is not None
        self.credit.show_client(opened)

    def take_news(self, changed: Changed) -> None:
        """A step has been done."""
        self.credit.take_news(changed)

    def undo(self) -> None:
        """Take the last step back."""
        _step, changed = self.context.desk.past.undo()
        self.take_news(changed)


def staged(desk: Desk, context: Context, qtbot: QtBot, *, part: int) -> Stage:
    """A part of the credit file of a firm with a checked year and a draft."""
    number, _code = firm(desk, "checked", "draft")
    made = Stage(context)
    qtbot.addWidget(made)
    made.show()
    made.credit.show_part(part)
    made.show_client(number)
    settle(qtbot, made)
    return made


def settle(qtbot: QtBot, stage: Stage) -> None:
    """Wait until nothing is under way and the outcome is shown."""
    for _ in range(2):
        qtbot.wait(1)
        qtbot.waitUntil(lambda: stage.context.tasks.idle, timeout=PATIENCE)
