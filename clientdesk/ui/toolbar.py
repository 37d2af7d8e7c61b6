"""The actions of the main window and its toolbar: getting about, adding, finding, taking back, hiding."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.look import em


class Tools(QToolBar):
    """The window connects the actions; texts of actions are told with their keys. Those that are no buttons here stand
    in the menus; `files_opened` comes when that of files is opened."""

    files_opened = Signal()

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(words.tr(N_("Tools")), parent)
        self.words = words
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(em(self, 1.6), em(self, 1.6)))
        self.setContentsMargins(em(self, 0.3), em(self, 0.2), em(self, 0.3), em(self, 0.2))
        self.person = self._action("person", N_("New person"), "Ctrl+N")
        self.enterprise = self._action("enterprise", N_("New enterprise"), "Ctrl+Shift+N")
        self.quick = self._action("quick", N_("Quick add"), "Ctrl+Alt+N")
        self.bring = self._action("import", N_("Import…"), "Ctrl+I")
        self.back = self._action("back", N_("Back"), "Alt+Left")
        self.forward = self._action("forward", N_("Forward"), "Alt+Right")
        self.sidebar = self._action("sidebar", N_("Sidebar"), "F9")
        self.sidebar.setCheckable(True)
        self.today = self._action("calendar", N_("Today"), "Ctrl+T")
        self.task = self._action("task", N_("Add a task"), "Ctrl+Shift+T")
        self.finding = self._action("search", N_("Find in the client's file"), "Ctrl+F")
        self.seek = self._action("search", N_("Search all clients"), "F3")
        self.go_to = self._action("forward", N_("Go to a client or command…"), "Ctrl+K")
        self.keys = self._action("keys", N_("Keys"), "F1")
        self.undo = self._action("undo", N_("Undo"), "Ctrl+Z")
        self.redo = self._action("redo", N_("Redo"), "Ctrl+Shift+Z", "Ctrl+Y")
        self.print_clients = self._action("print", N_("Print…"), "Ctrl+P")
        self.print_list = self._action("list", N_("Print this list…"))
        self.print_blank = self._action("file", N_("Print a blank form…"))
        self.flush = self._action("done", N_("Save now"), "Ctrl+S")
        self.new_file = self._action("add", N_("New file…"))
        self.open_file = self._action("folder", N_("Open another file…"), "Ctrl+O")
        self.back_up = self._action("done", N_("Make a backup now"))
        self.restore = self._action("restore", N_("Restore a backup…"))
        self.settings = self._action("settings", N_("Settings…"), "Ctrl+,")
        self.private = self._action("hide", N_("Mask personal data"), "F8")
        self.private.setCheckable(True)
        self.lock = self._action("lock", N_("Lock"), "Ctrl+L")
        self.quit = self._action("close", N_("Quit"), "Ctrl+Q")
        self.about = self._action("clientdesk", N_("About ClientDesk"))
        self.company = self._action("house", N_("Our company…"))
        self.choice = self._action("list", N_("What stands on the card…"))
        self.sample = self._action("person", N_("Add the sample clients"))
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
        line.setPlaceholderText(self.words.tr(N_("All clients: name, phone, any word… (F3)")))
        line.setAccessibleName(self.words.tr(N_("Search")))
        line.setClearButtonEnabled(True)
        line.addAction(self.seek, LineEdit.ActionPosition.LeadingPosition)
        return line

    def _fill(self) -> None:
        self.addActions([self.sidebar, self.back, self.forward])
        self.addSeparator()
        for action in (self.person, self.enterprise, self.quick, self.bring):
            self.addAction(action)
            button = self.widgetForAction(action)
            assert isinstance(button, QToolButton)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addSeparator()
        self.addWidget(self.search)
        self.addSeparator()
        self.addActions([self.undo, self.redo])
        self.addSeparator()
        self.addActions([self.private, self.lock])
        for action in self.actions():
            button = self.widgetForAction(action)
            if isinstance(button, QToolButton):
                # All of it has keys and a place in the menus; a button that took the focus would be pressed by the next
                # space somebody types.
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                if action.text():
                    button.setAccessibleName(action.text())
