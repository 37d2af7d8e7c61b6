"""The toolbar of the main window and its actions: getting about, adding, finding, taking back, files, look."""

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
from clientdesk.ui.look import DARK, LIGHT, em


class Tools(QToolBar):
    """The window connects the actions; texts of actions are told with their keys."""

    language_asked = Signal(str)
    look_asked = Signal(str)
    files_opened = Signal()

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
        self.back = self._action("back", N_("Back"), "Alt+Left")
        self.forward = self._action("forward", N_("Forward"), "Alt+Right")
        self.sidebar = self._action("sidebar", N_("Sidebar"), "F9")
        self.sidebar.setCheckable(True)
        self.today = self._action("calendar", N_("Today"), "Ctrl+T")
        self.task = self._action("task", N_("Add a task"), "Ctrl+Shift+T")
        self.finding = self._action("search", N_("Find here"), "Ctrl+F")
        self.go_to = self._action("forward", N_("Go to a client or command…"), "Ctrl+K")
        self.keys = self._action("keys", N_("Keys"), "F1")
        self.undo = self._action("undo", N_("Undo"), "Ctrl+Z")
        self.redo = self._action("redo", N_("Redo"), "Ctrl+Shift+Z", "Ctrl+Y")
        self.print_clients = self._action("print", N_("Print…"), "Ctrl+P")
        self.print_list = self._action("list", N_("Print this list…"))
        self.print_blank = self._action("file", N_("Print a blank form…"))
        self.flush = self._action("done", N_("Save now"), "Ctrl+S")
        self.open_file = self._action("folder", N_("Open another file…"), "Ctrl+O")
        self.back_up = self._action("done", N_("Make a backup now"))
        self.company = self._action("house", N_("Our company…"))
        self.choice = self._action("list", N_("What stands on the card…"))
        self.sample = self._action("person", N_("Add the sample clients"))
        self.look = look
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
        self.addActions([self.sidebar, self.back, self.forward])
        self.addSeparator()
        for action in (self.person, self.enterprise, self.quick):
            self.addAction(action)
            button = self.widgetForAction(action)
            assert isinstance(button, QToolButton)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addSeparator()
        self.addWidget(self.search)
        self.addSeparator()
        self.addActions([self.undo, self.redo])
        self.addSeparator()
        self.addWidget(self._menu_button("folder", words.tr(N_("File")), self._fill_files))
        self.addWidget(self._menu_button("language", words.tr(N_("Language")), self._fill_languages))
        self.addWidget(self._menu_button("dark", words.tr(N_("Colours")), self._fill_looks))
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
        menu.addSeparator()
        menu.addActions([self.company, self.choice])
        menu.addSeparator()
        menu.addAction(self.sample)
        menu.aboutToShow.connect(self.files_opened)
        menu.addSeparator()
        menu.addActions([self.print_clients, self.print_list, self.print_blank])
        menu.addSeparator()
        menu.addActions([self.go_to, self.keys])

    def _fill_languages(self, menu: QMenu) -> None:
        for language, name in LANGUAGE_NAMES.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(language == self.words.language)
            action.triggered.connect(partial(self._ask_language, language))

    def _fill_looks(self, menu: QMenu) -> None:
        for look, text in (("", N_("Follow the system")), (LIGHT, N_("Light colours")), (DARK, N_("Dark colours"))):
            action = menu.addAction(self.words.tr(text))
            action.setCheckable(True)
            action.setChecked(look == self.look)
            action.triggered.connect(lambda _checked=False, look=look: self.look_asked.emit(look))

    def _ask_language(self, language: str, _checked: object = None) -> None:
        self.language_asked.emit(language)
