"""From the window to an import and back: its command, files that are dropped, tables that are pasted, what came."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from shiboken6 import isValid

from clientdesk.desk import Desk
from clientdesk.desk.importing.given import DO_NEW, Report
from clientdesk.dossier.kinds import POLICY
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.importing.dialog import ImportDialog
from clientdesk.ui.importing.dropping import files_in
from clientdesk.ui.importing.what import What, clients, policies
from clientdesk.ui.policies.seen import ALL as EVERY
from clientdesk.ui.shell.entries import ALL, POLICIES

if TYPE_CHECKING:
    from clientdesk.ui.window import Window

_ENDINGS = (".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".txt", ".vcf", ".json")


class Importing(QObject):
    """Imports of a window. There is one at a time."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        self.dialog: ImportDialog | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        pasting = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), window.list)
        pasting.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        pasting.activated.connect(self.paste)
        window.list.empty.import_asked.connect(self.open)
        window.shell.today.import_asked.connect(self.open)

    # Beginning

    def open(self) -> ImportDialog:
        """Ask what is to be brought in; an import that is under way comes to the front."""
        return self._open(clients(self.context.desk))

    def open_policies(self) -> ImportDialog:
        """The same for a table of policies."""
        return self._open(policies(self.context.desk))

    def _open(self, what: What) -> ImportDialog:
        if self.dialog is not None and isValid(self.dialog) and self.dialog.isVisible():
            return self.dialog
        self.window.page.flush()
        dialog = self.dialog = ImportDialog(self.context, self.window, what=what)
        dialog.imported.connect(partial(self._take_report, what))
        dialog.undone.connect(self._take_undone)
        dialog.show_asked.connect(self.show_clients)
        dialog.open()
        return dialog

    def open_files(self, paths: Sequence[str]) -> ImportDialog:
        """Bring in a file, the first of these."""
        dialog = self.open()
        dialog.take_files(paths)
        return dialog

    def paste(self) -> None:
        """Bring in what was copied, where it is a table of at least two cells or somebody's contact."""
        text = QGuiApplication.clipboard().text()
        if is_table(text):
            self.open().opening.take_text(text)
        elif text.strip():
            told = N_("What was copied is no table. Copy the rows with their headings in the other program.")
            self.window.toast.show_text(self.context.words.tr(told))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A file that is dropped on the window, but not on a client's page, is one to bring in."""
        del watched
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if not self.window.lock.is_locked and _tables_in(event):
                event.acceptProposedAction()
                return True
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent) and (paths := _tables_in(event)):
            event.acceptProposedAction()
            self.open_files(paths)
            return True
        return False

    # What came

    def _take_report(self, what: What, report: Report) -> None:
        if report.step is not None:
            numbers = partial(what.importing.touched, report)
            self.context.tasks.read("imported", numbers, partial(self._tell_news, report.step))

    def _tell_news(self, step: int, kinds: dict[int, str]) -> None:
        self.window.take_news(Changed(step, kinds))

    def _take_undone(self, changed: Changed) -> None:
        self.window.take_news(changed)

    def show_clients(self, report: Report, action: str) -> None:
        """List the clients with whom something was done (new, update); policies stand on their page."""
        if any(line.kind == POLICY.name for line in report.lines):
            self.window.shell.go(POLICIES)
            self.window.going.insuring.page.show_part(EVERY)
            return
        look_up = partial(_numbers, self.context.desk, report, action)
        self.context.tasks.read("show imported", look_up, partial(self._show, report, action))

    def _show(self, report: Report, action: str, kinds: dict[int, str]) -> None:
        words, window = self.context.words, self.window
        source = Path(report.check.source.name).name or words.tr(N_("the clipboard"))
        text = N_("New from {file}") if action == DO_NEW else N_("Updated from {file}")
        window.search.clear()
        window.search_now()
        if not kinds:
            window.shell.go(ALL)
        else:
            window.shell.show_some(frozenset(kinds), words.tr(text, file=source))


def _numbers(desk: Desk, report: Report, action: str = "") -> dict[int, str]:
    """Off the window's thread: {number: kind} of the clients of a report, all or those with whom this was done."""
    wanted = {line.code for line in report.lines if line.code and action in ("", line.action)}
    lines = desk.clients.lines(desk.clients.numbers()) if wanted else []
    return {line.id: line.kind for line in lines if line.code in wanted}


def _tables_in(event: QDropEvent) -> list[str]:
    """The paths of the files that can be brought in."""
    return [path for path in files_in(event) if Path(path).suffix.lower() in _ENDINGS]


def is_table(text: str) -> bool:
    """Whether a copied text is rows of cells, or contacts."""
    lines = [line for line in text.splitlines() if line.strip()]
    if lines and lines[0].strip().upper() == "BEGIN:VCARD":
        return True
    return len(lines) > 1 and any("\t" in line for line in lines[:20])
