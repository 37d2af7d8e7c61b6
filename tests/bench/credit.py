"""The credit file of a firm with five years in the window: how soon it comes up and follows what is typed."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clientdesk.desk import Desk
from clientdesk.i18n import catalogue
from clientdesk.ui import lasting, look
from clientdesk.ui.context import Context
from clientdesk.ui.credit.page import RATIOS, STATEMENTS, CreditPage
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.opened import look_up
from clientdesk.ui.tasks import Tasks
from tests.ui.worked_years import firm

_YEARS, _TIMES = 5, 15


def watch() -> None:
    """Do it all and print a line for each doing, in milliseconds."""
    lasting.guard()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    look.load_fonts()
    look.apply(app, look=look.LIGHT, language="en")
    with tempfile.TemporaryDirectory() as folder, Desk.create(Path(folder) / "bench.clientdesk", user="bench") as desk:
        number, _code = firm(desk, *["draft"] * _YEARS)
        tasks = Tasks()
        context = Context(desk, tasks, catalogue("en"))
        print(f"{'':<44}{'median, ms':>12}{'worst, ms':>12}")
        _measure(context, number, app)
        tasks.stop()


def _measure(context: Context, number: int, app: QApplication) -> None:
    opened = look_up(context.desk, number)
    assert opened is not None
    made: list[CreditPage] = []

    def settle() -> None:
        while not context.tasks.idle:
            app.processEvents()
        app.processEvents()

    def make() -> None:
        page = CreditPage(context)
        page.resize(1200, 900)
        page.show()
        page.show_client(opened)
        settle()
        made.append(page)

    _tell("make the page, show five years", [_took(make) for _ in range(3)])
    page = made[-1]
    statements = page.statements

    def show(place: int) -> None:
        page.show_part(place)
        settle()

    switched = []
    for _ in range(5):
        switched.append(_took(lambda: show(RATIOS)))
        show(STATEMENTS)
    _tell("switch to the ratios", switched)
    view = statements.view
    view.setFocus()
    view.setCurrentIndex(statements.model.index(1, _YEARS - 1))
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.viewport().findChild(LineEdit)
    assert isinstance(editor, LineEdit)

    def press(key: str) -> None:
        QTest.keyClicks(editor, key)
        app.processEvents()

    _tell("a key, to all that follows painted", [_took(lambda: press("1")) for _ in range(_TIMES)])

    def store() -> None:
        QTest.keyClick(editor, Qt.Key.Key_Return)
        settle()

    editor.setText("7")
    editor.setModified(True)
    _tell("Enter, to stored and shown anew", [_took(store)])


def _took(do: Callable[[], None]) -> float:
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000


def _tell(name: str, figures: list[float]) -> None:
    print(f"{name:<44}{median(figures):>12.1f}{max(figures):>12.1f}")
