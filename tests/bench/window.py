"""The window on a big file: what a user does with it, and how long each doing keeps it from answering."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from clientdesk.desk import Desk
from clientdesk.i18n import catalogue
from clientdesk.ui import lasting, look
from clientdesk.ui.ahead import GettingReady
from clientdesk.ui.client.tabs import DOSSIER, FILES, SUMMARY, TIMELINE
from clientdesk.ui.context import Context
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.shell.entries import ALL, KIND, TODAY, TRASH
from clientdesk.ui.sweeping import Sweeping
from clientdesk.ui.tasks import Tasks
from clientdesk.ui.window import Window
from tests.heartbeat import Heart

_PATIENCE = 1800.0
"""Seconds that one doing may take."""
_BOUND = 0.1
"""Seconds that a pause should not pass, but for those in which other programs had the processors."""
_TAG = "bench"
_QUERIES = ("zs", "王", "138", "有限公司")


def watch(file: Path, *, tagged: int) -> None:
    """Do it all on a copy of a file and print a line for each doing, then the worst pauses with their stacks."""
    lasting.guard()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    look.load_fonts()
    look.apply(app, look=look.LIGHT, language="en")
    sys.setswitchinterval(0.001)
    ready = GettingReady(app)
    while not ready.is_done:
        app.processEvents()
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        copy = Path(shutil.copy(file, folder))
        os.environ["CLIENTDESK_HOME"] = folder
        with Desk.open(copy, user="bench") as desk:
            session = Session(desk)
            Sweeping(app, lambda: session.tasks.idle)
            session.everything(tagged)
            session.end()


class Session:
    """One window and its heartbeat."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.tasks = Tasks()
        self.heart = Heart()
        self.heart.start()
        self.window: Window
        print(f"{'':<28}{'took, s':>9}{'worst pause, ms':>17}{'computing':>11}{'in line':>9}")

    def everything(self, tagged: int) -> None:
        """From opening to undoing."""
        self.do("open", self._open)
        window = self.window
        self.do("list all", lambda: window.shell.go(ALL))
        self.do("scroll to the end", self._scroll)
        for way in ("up", "down"):
            for place, column in enumerate(window.list.model.columns):
                if column.order:
                    self.do(f"sort by {column.name}, {way}", lambda place=place: window.list.sort_by(place))  # type: ignore[misc]
        for text in (*_QUERIES, ""):
            self.do(f"search {text or 'nothing'}", lambda text=text: window.search.setText(text))  # type: ignore[misc]
        for entry in (*(f"{KIND}{kind.name}" for kind in self.desk.client_kinds), TRASH, TODAY, ALL):
            self.do(f"switch to {entry}", lambda entry=entry: window.shell.go(entry))  # type: ignore[misc]
        for row in (10, 11):
            self.do(f"show client {row}", lambda row=row: window.list.table.selectRow(row))  # type: ignore[misc]
            for tab, name in ((DOSSIER, "dossier"), (TIMELINE, "timeline"), (FILES, "files"), (SUMMARY, "summary")):
                self.do(f"  {name} ({row})", lambda tab=tab: window.page.tabs.go_to(tab))  # type: ignore[misc]
            self.do(f"  fill in ({row})", window.page.toggle)
            self.do(f"  read again ({row})", window.page.toggle)
        self._choose_and_tag(tagged)

    def _choose_and_tag(self, tagged: int) -> None:
        window = self.window
        self.do("select all", window.list.table.selectAll)
        self.do("ask for a tag", window.bulk.tag)
        dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
        self.do("  count all", lambda: dialog.editor.set_text(_TAG), until=dialog.ok.isEnabled)  # type: ignore[attr-defined]
        self.do("  tag all, cancelled", lambda: self._agree_and_cancel(dialog))
        from clientdesk.ui.chosen import choose

        some = range(min(tagged, window.list.model.rowCount()))
        self.do(f"select {len(some)}", lambda: choose(window.list.table.selectionModel(), some))
        self.do("ask for a tag again", window.bulk.tag)
        dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
        self.do("  count", lambda: dialog.editor.set_text(_TAG), until=dialog.ok.isEnabled)  # type: ignore[attr-defined]
        self.do(f"  tag {len(some)}", dialog.ok.click)  # type: ignore[attr-defined]
        self.do("  undo", window.undo)

    def _agree_and_cancel(self, dialog: QDialog) -> None:
        dialog.ok.click()  # type: ignore[attr-defined]
        under_way = self.window.list.under_way
        self._wait(lambda: bool(under_way.watch and under_way.watch.text == "Writing" and under_way.watch.done > 0))
        under_way.stop()

    def _open(self) -> None:
        remembered = Remembered()
        context = Context(self.desk, self.tasks, catalogue("en"), remembered)
        self.window = Window(context, remembered, look=look.LIGHT)
        self.window.resize(1366, 768)
        self.window.show()

    def _scroll(self) -> None:
        bar = self.window.list.table.verticalScrollBar()
        for step in range(101):
            bar.setValue(bar.maximum() * step // 100)
            self._rest(0.02)

    # Doing and waiting

    def do(self, name: str, work: Callable[[], object], *, until: Callable[[], bool] | None = None) -> None:
        """Do something, wait until the window shows the outcome, print a line."""
        self.heart.during = name
        begun = time.perf_counter()
        work()
        self._rest(0.3)
        self._wait(until or (lambda: self.tasks.idle))
        took = time.perf_counter() - begun
        self._rest(0.2)
        worst = max(self.heart.worst(name), key=lambda stall: stall.took - stall.queued, default=None)
        told = f"{'-':>17}"
        if worst:
            told = f"{worst.took * 1000:>17.0f}{worst.computed * 1000:>11.0f}{worst.queued * 1000:>9.0f}"
            told += " *" * (worst.took - worst.queued > _BOUND)
        print(f"{name:<28}{took:>9.2f}{told}", flush=True)

    def _wait(self, is_so: Callable[[], bool]) -> None:
        until = time.perf_counter() + _PATIENCE
        while not is_so() and time.perf_counter() < until:
            self._rest(0.02)

    def _rest(self, seconds: float) -> None:
        # Not QTest's way to wait: it keeps Python's other threads from working all the while.
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def end(self) -> None:
        """The window closes; the worst pauses are told."""
        self.heart.stop()
        print(f"\n{self.heart.report()}")
        self.window.let_go()
        self.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.tasks.stop()
