"""The menus of the window: every action under a word, so that nothing hides behind a drawing."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from clientdesk.i18n import N_
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.languages import LANGUAGE_NAMES
from clientdesk.ui.look import DARK, LIGHT, lifted

if TYPE_CHECKING:
    from clientdesk.ui.window import Window

LOOKS = (("", N_("Follow the system")), (LIGHT, N_("Light colours")), (DARK, N_("Dark colours")))
"""The looks one can choose: (name, title)."""


class Menus(QObject):
    """`recent_asked` brings the path of a file that was open before."""

    recent_asked = Signal(str)

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.words = window.context.words
        self.bar = window.menuBar()
        tools = window.tools
        self.file = self._menu(N_("&File"))
        self.file.aboutToShow.connect(tools.files_opened)
        self.file.addActions([tools.new_file, tools.open_file])
        self.recent = self.file.addMenu(self.words.tr(N_("Open recent")))
        self.recent.aboutToShow.connect(self.fill_recent)
        self._add(self.file, None, tools.flush, tools.back_up, tools.restore, None)
        self._add(self.file, tools.print_clients, tools.print_list, tools.print_blank, *window.going.post.actions)
        self.letters = self.file.addMenu(self.words.tr(N_("Letters and reminders")))
        self.letters.addActions(list(window.going.letters.actions))
        self._add(self.file, None)
        self._add(self.file, tools.bring, window.going.insuring.bringing, None)
        self._add(self.file, window.exporting.list, window.exporting.file, None)
        self._add(self.file, tools.company, tools.choice, tools.sample, None, tools.settings, tools.lock, tools.quit)
        self.edit = self._menu(N_("&Edit"))
        self._add(self.edit, tools.undo, tools.redo, None, tools.finding, tools.seek, tools.go_to, None)
        self._add(self.edit, window.asking.query, window.asking.filter, window.asking.keep)
        self.client = self._menu(N_("&Client"))
        self._add(self.client, tools.person, tools.enterprise, tools.quick, None, tools.task, None)
        self.documents = self.client.addMenu(self.words.tr(N_("New document")))
        self.documents.addActions(
            [*window.going.selling.writing, window.going.insuring.writing, *window.going.books.writing]
        )
        self.documents.addSeparator()
        self.documents.addActions(list(window.going.servicing.writing))
        going = window.going
        self._add(self.client, None, *going.selling.actions, going.insuring.action, going.servicing.action)
        self._add(self.client, *window.going.books.actions, None, *window.going.tidying.actions)
        self._add(self.client, None, window.thrown.erasing)
        self.view = self._menu(N_("&View"))
        self._add(self.view, tools.today, tools.back, tools.forward, None, tools.sidebar, tools.private, None)
        self.languages = self.view.addMenu(self.words.tr(N_("Language")))
        self.looks = self.view.addMenu(self.words.tr(N_("Colours")))
        self._add_languages(self.languages)
        self._add_looks(self.looks)
        self.help = self._menu(N_("&Help"))
        self._add(self.help, tools.keys, tools.about)

    def _menu(self, title: str) -> QMenu:
        menu = self.bar.addMenu(self.words.tr(title))
        menu.setToolTipsVisible(True)
        return menu

    @staticmethod
    def _add(menu: QMenu, *actions: QAction | None) -> None:
        """Actions in order; None stands for a line."""
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)

    def fill_recent(self) -> None:
        """Offer the files that were open before, the latest first, as far as they are still there."""
        self.recent.clear()
        present = str(self.window.context.desk.store.path)
        for file, moment in self.window.remembered.recent.items():
            path = Path(file)
            if file != present and path.is_file():
                action = self.recent.addAction(path.stem.replace("&", "&&"), partial(self.recent_asked.emit, file))
                action.setToolTip(plain_tip(f"{file} · {_day(moment)}"))
        self.recent.setToolTipsVisible(True)
        if self.recent.isEmpty():
            self.recent.addAction(self.words.tr(N_("No other file was open before"))).setEnabled(False)

    def _add_languages(self, menu: QMenu) -> None:
        lifted(menu)
        group = QActionGroup(menu)
        for language, name in LANGUAGE_NAMES.items():
            action = group.addAction(menu.addAction(name))
            action.setCheckable(True)
            action.setChecked(language == self.words.language)
            action.triggered.connect(partial(self._ask_language, language))

    def _add_looks(self, menu: QMenu) -> None:
        lifted(menu)
        group = QActionGroup(menu)
        for look, text in LOOKS:
            action = group.addAction(menu.addAction(self.words.tr(text)))
            action.setCheckable(True)
            action.setChecked(look == self.window.remembered.look)
            action.triggered.connect(partial(self._ask_look, look))

    def _ask_language(self, language: str, _checked: object = None) -> None:
        self.window.ask_language(language)

    def _ask_look(self, look: str, _checked: object = None) -> None:
        self.window.ask_look(look)


def _day(moment: str) -> str:
    try:
        return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d")
    except ValueError:
        return ""
