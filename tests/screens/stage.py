"""The stage on which screens are shown: the real window on a copy of the sample desk, in one language and look."""

import shutil
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from clientdesk.desk import Desk
from clientdesk.dossier.numbering import CHINESE, ENGLISH
from clientdesk.dossier.record import Record
from clientdesk.i18n import Catalogue, catalogue
from clientdesk.ui import look
from clientdesk.ui.client.tabs import DOSSIER
from clientdesk.ui.context import Context
from clientdesk.ui.form.guide import ASK, FILL_IN
from clientdesk.ui.form.sheet import Sheet
from clientdesk.ui.languages import QtWords
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.shell.entries import ALL
from clientdesk.ui.tasks import Tasks
from clientdesk.ui.window import Window
from tests.screens.tongues import Tongue, own_words
from tests.screens.variants import SMALL, Variant, points

NOW = "2026-03-12T01:30:00+00:00"
"""A Thursday morning in Asia, so that every run shows the same day."""
PERSON, FIRM = "SAMPLE-02", "SAMPLE-01"
"""The sample clients of whom most is known."""
DEBTOR = "SAMPLE-14"
"""The one that owes longest."""
_IN_ENGLISH = {PERSON: "SAMPLE-37", FIRM: "SAMPLE-36", DEBTOR: "SAMPLE-40"}
"""Those in their place whom an English user can read."""
_PATIENCE = 60_000
_STEP = 4
_QUIET = 6
"""Looks in a row at which nothing is under way."""
_W = TypeVar("_W", bound=QWidget)


class Originals:
    """Files to make copies of, by language: made once, for it takes a second."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._own: dict[str, frozenset[str]] = {}

    def path(self, language: str, *, empty: bool = False) -> Path:
        """The file of a language, with the sample clients or without any."""
        path = self.folder / f"{'empty' if empty else 'full'}-{language}.clientdesk"
        if not path.exists():
            with Desk.create(
                path, user="me", language=language, numbers=ENGLISH if language == "en" else CHINESE
            ) as desk:
                if not empty:
                    desk.sample.add()
        return path

    def tongue(self, language: str, typed: str) -> Tongue:
        """The language beside the words of the clients in its file, and what was typed on the stage."""
        if language not in self._own:
            with Desk.open(self.path(language)) as desk:
                self._own[language] = own_words(desk.keeping.dump())
        return Tongue(language, self._own[language] | set(typed.splitlines()))


class Stage:
    """One screen of one variant: the window is opened when first asked for, everything is put away by `clear`."""

    def __init__(self, app: QApplication, originals: Originals, variant: Variant, *, folder: Path) -> None:
        self.app = app
        self.variant = variant
        self.originals = originals
        self.folder = folder
        self.remembered = Remembered(look=variant.look)
        self.is_empty = False
        self.is_read_only = False
        self.password = ""
        self.typed = ""
        self._before = set(QApplication.topLevelWidgets())
        self._tasks: Tasks | None = None
        self._desk: Desk | None = None
        self._window: Window | None = None
        look.apply(app, look=variant.look, language=variant.language)
        self._qt_words = QtWords(app)
        self._qt_words.speak(variant.language)

    @property
    def words(self) -> Catalogue:
        """The words of the variant."""
        return catalogue(self.variant.language)

    @property
    def size(self) -> QSize:
        """The room of the small screen, in points."""
        return QSize(*points(SMALL, self.variant.scale))

    @cached_property
    def desk(self) -> Desk:
        """A desk of our own."""
        path = self.folder / f"{self.words.tr('My clients')}.clientdesk"
        shutil.copy(self.originals.path(self.variant.language, empty=self.is_empty), path)
        if self.password:
            with Desk.open(path) as desk:
                desk.keeping.rekey(self.password)
        password, language = self.password or None, self.variant.language
        self._desk = Desk.open(path, password=password, user="me", language=language, read_only=self.is_read_only)
        return self._desk

    @cached_property
    def tasks(self) -> Tasks:
        """The threads."""
        self._tasks = Tasks()
        return self._tasks

    @cached_property
    def context(self) -> Context:
        """What widgets are handed."""
        return Context(self.desk, self.tasks, self.words, self.remembered)

    @cached_property
    def window(self) -> Window:
        """The window, filling the screen, with the list of all clients in front."""
        window = self._window = Window(self.context, self.remembered, look=self.variant.look)
        window.resize(self.size)
        window.show()
        self.settle()
        window.shell.go(ALL)
        self.settle()
        return window

    # Doing

    def settle(self) -> None:
        """Wait until nothing is under way and the window shows the outcome."""
        quiet, waited = 0, 0
        while quiet < _QUIET and waited < _PATIENCE:
            QTest.qWait(_STEP)
            waited += _STEP
            busy = self._tasks is not None and not self._tasks.idle
            if self._window is not None:
                busy = busy or self._window.saving.is_busy(self._window.page.wanted)
                busy = busy or any(sheet.is_filling for sheet in self._window.findChildren(Sheet))
            quiet = 0 if busy else quiet + 1

    def until(self, met: Callable[[], object]) -> None:
        """Wait until something has happened, then until all is quiet."""
        waited = 0
        while not met():
            assert waited < _PATIENCE, "it never happened"
            QTest.qWait(_STEP)
            waited += _STEP
        self.settle()

    def pause(self, milliseconds: int) -> None:
        """Let timers come to their end, then wait until all is quiet."""
        QTest.qWait(milliseconds)
        self.settle()

    def go(self, entry: str) -> None:
        """Go to an entry of the sidebar."""
        self.window.shell.go(entry)
        self.settle()

    def code(self, code: str) -> str:
        """The code of a sample client, or of the one that stands for it in this language."""
        return _IN_ENGLISH.get(code, code) if self.variant.language == "en" else code

    def client(self, code: str, tab: int | None = None) -> Record:
        """Show a client, perhaps at a tab of its page."""
        record = self.desk.clients.get(self.code(code))
        self.window.show_client(record.id)
        self.settle()
        if tab is not None:
            self.window.page.tabs.go_to(tab)
            self.settle()
        return record

    def fill_in(self, code: str, key: str = "") -> None:
        """Open the form of a client, perhaps with the cursor in a field."""
        self.client(code, DOSSIER)
        self.window.show_client(self.window.page.wanted, mode=FILL_IN)
        self.settle()
        assert self.window.page.mode == FILL_IN
        self.until(lambda: not self.window.page.form().make_some())
        if key:
            self.window.page.guide.fill_in(key)
            self.settle()

    def interview(self, code: str) -> None:
        """Ask what is missing of a client."""
        self.client(code, DOSSIER)
        self.window.page.guide.ask()
        self.settle()
        assert self.window.page.mode == ASK

    def choose(self, count: int) -> None:
        """Choose so many clients of the list, from the first one on."""
        from clientdesk.ui.chosen import choose

        choose(self.window.list.table.selectionModel(), range(count))
        self.settle()

    def shown(self, widget: _W) -> _W:
        """A dialog or page of its own, once it shows all it has to say."""
        if not widget.isVisible():
            widget.show()
        self.settle()
        return widget

    def top(self, made: type[_W]) -> _W:
        """The newest dialog of a class that is open."""
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, made) and one.isVisible()]
        assert found, f"no {made.__name__} is open"
        return found[-1]

    # Ending

    def clear(self) -> None:
        """Put everything away."""
        self._qt_words.speak("en")
        if popup := QApplication.activePopupWidget():
            popup.close()
        self.settle()
        for widget in QApplication.topLevelWidgets():
            if widget is not self._window and widget not in self._before:
                widget.close()
                # A list of suggestions belongs to its line, which still speaks to it.
                if widget.windowType() is not Qt.WindowType.Popup:
                    widget.deleteLater()
        if self._window is not None:
            self._window.let_go()
            self._window.deleteLater()
            self._window = None
        self.settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if self._tasks is not None:
            self._tasks.stop()
        if self._desk is not None:
            self._desk.close()
