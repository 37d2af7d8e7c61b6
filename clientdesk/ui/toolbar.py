"""The toolbar of the main window and its actions: adding, finding, taking back, the trash, files, language, look."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton, QWidget

from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import plain_tip, tooltip
from clientdesk.ui.languages import LANGUAGE_NAMES
from clientdesk.ui.look import DARK, em


class Tools(QToolBar):
    """The window connects the actions; texts of actions are told with their keys."""

    language_asked = Signal(str)

    def __init__(self, words: Catalogue, *, look: str, parent: QWidget | None = None) -> None:
        super().__init__(words.tr(N_("Tools")), parent)
        self.words = words
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(em(self, 1.6), em(self, 1.6)))
        self.setContentsMargins(em(self, 0.3), em(self, 0.2), em(self, 0.3), em(self, 0.2))
        self.person = self._action("person", N_("New person"), "Ctrl+N")
        self.enterprise = self._action("enterprise", N_("New enterprise"), "Ctrl+Shift+N")
        self.quick = self._action("quick", N_("Quick add"), "Ctrl+Alt+N")
        self.finding = self._action("search", N_("Search"), "Ctrl+K", "Ctrl+F")
        self.undo = self._action("undo", N_("Undo"), "Ctrl+Z")
        self.redo = self._action("redo", N_("Redo"), "Ctrl+Shift+Z", "Ctrl+Y")
        self.trash = self._action("trash", N_("Trash"))
        self.trash.setCheckable(True)
        self.flush = self._action("done", N_("Save now"), "Ctrl+S")
        self.open_file = self._action("folder", N_("Open another file…"), "Ctrl+O")
        self.back_up = self._action("done", N_("Make a backup now"))
        is_dark = look == DARK
        self.look = self._action("light" if is_dark else "dark", N_("Light colours") if is_dark else N_("Dark colours"))
        self.search = self._make_search()
        self._fill()

    def _action(self, drawing: str, text: str, *keys: str) -> QAction:
        action = QAction(icon(drawing, self), self.words.tr(text), self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        self.tell(action, "")
        return action

    def tell(self, action: QAction, what: str) -> None:
        """Say in the tooltip of an action what it is about, and its keys."""
        told = f"{action.text()}: {what}" if what else action.text()
        keys = action.shortcut().toString()
        action.setToolTip(plain_tip(f"{told} ({keys})" if keys else told))

    def _make_search(self) -> LineEdit:
        line = LineEdit(self)
        line.setPlaceholderText(self.words.tr(N_("Name, pinyin, initials, phone, company, any word…")))
        line.setAccessibleName(self.words.tr(N_("Search")))
        line.setClearButtonEnabled(True)
        line.addAction(self.finding, LineEdit.ActionPosition.LeadingPosition)
        return line

    def _fill(self) -> None:
        words = self.words
        for action in (self.person, self.enterprise, self.quick):
            self.addAction(action)
            button = self.widgetForAction(action)
            assert isinstance(button, QToolButton)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addSeparator()
        self.addWidget(self.search)
        self.addSeparator()
        self.addActions([self.undo, self.redo, self.trash])
        self.addSeparator()
        self.addWidget(self._menu_button("folder", words.tr(N_("File")), self._fill_files))
        self.addWidget(self._menu_button("language", words.tr(N_("Language")), self._fill_languages))
        self.addAction(self.look)
        for action in self.actions():
            button = self.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                if action.text():
                    button.setAccessibleName(action.text())

    def _menu_button(self, drawing: str, title: str, fill: Callable[[QMenu], None]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(drawing, self))
        button.setAccessibleName(title)
        tooltip(button, title)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        fill(menu)
        button.setMenu(menu)
        return button

    def _fill_files(self, menu: QMenu) -> None:
        menu.addActions([self.open_file, self.back_up, self.flush])

    def _fill_languages(self, menu: QMenu) -> None:
        for language, name in LANGUAGE_NAMES.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(language == self.words.language)
            action.triggered.connect(partial(self._ask_language, language))

    def _ask_language(self, language: str, _checked: object = None) -> None:
        self.language_asked.emit(language)
