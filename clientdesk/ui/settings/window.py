"""The settings: pages on the left, what can be set on the right, and a line that finds a setting on any page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from clientdesk.dossier.folding import fold
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import heading, label, quiet
from clientdesk.ui.look import em
from clientdesk.ui.scrolled import paper_in
from clientdesk.ui.settings.controls import Done, Ticked, Told
from clientdesk.ui.settings.declared import PAGES, SETTINGS, Setting
from clientdesk.ui.shell.palette import is_called
from clientdesk.ui.shell.sidebar import Entry, Sidebar

if TYPE_CHECKING:
    from clientdesk.ui.window import Window

_PAGES, _HEIGHT, _WIDTH = 15, 40, 68
_TITLE = 15
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_Mark = QItemSelectionModel.SelectionFlag


def words_of(setting: Setting, words: Catalogue) -> str:
    """All words a setting is found by: those of the window's language, and the English ones that many know too."""
    parts = [part for part in (setting.title, setting.told, setting.also, PAGES[setting.page]) if part]
    return " ".join(dict.fromkeys((*map(words.tr, parts), *parts)))


class SettingsWindow(QDialog):
    """What is changed holds at once."""

    def __init__(self, window: "Window", *, page: str = "general") -> None:
        super().__init__(window)
        words = window.context.words
        self.owner = window
        self.words = words
        self.rows: dict[str, QWidget] = {}
        self.controls: dict[str, QWidget] = {}
        self.heads: dict[str, QWidget] = {}
        self.setWindowTitle(words.tr(N_("Settings")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, em(self, 0.8), 0, em(self, 0.8))
        self.line = LineEdit(self)
        self.line.setPlaceholderText(words.tr(N_("Find a setting…")))
        self.line.setAccessibleName(words.tr(N_("Find a setting")))
        self.line.setClearButtonEnabled(True)
        self.line.escape = self._clear
        top = QHBoxLayout()
        top.setContentsMargins(em(self, 0.8), 0, em(self, 0.8), 0)
        top.addWidget(self.line)
        column.addLayout(top)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._make_pages())
        middle.addWidget(self._make_sheet(), 1)
        column.addLayout(middle, 1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.setContentsMargins(em(self, 0.8), 0, em(self, 0.8), 0)
        close = box.button(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self.line.textChanged.connect(self.show_matching)
        self.line.returnPressed.connect(self._focus_first)
        self.pages.currentItemChanged.connect(self._turn_page)
        self.pages.itemClicked.connect(self._turn_page)
        screen = self.screen().availableSize()
        self.resize(min(em(self, _WIDTH), screen.width()), min(em(self, _HEIGHT), round(screen.height() * 0.9)))
        self.show_page(page if page in PAGES else "general")

    # Making

    def _make_pages(self) -> Sidebar:
        self.pages = Sidebar(self.words.tr(N_("Pages")), self)
        self.pages.setFixedWidth(em(self, _PAGES))
        self.pages.show_entries([Entry(name, self.words.tr(title)) for name, title in PAGES.items()])
        return self.pages

    def _make_sheet(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = paper_in(area)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(em(self, 1.6), em(self, 1), em(self, 1.6), em(self, 1))
        column.setSpacing(em(self, 1.2))
        for name, title in PAGES.items():
            self.heads[name] = heading(self.words.tr(title), sheet)
            column.addWidget(self.heads[name])
            for setting in (one for one in SETTINGS if one.page == name):
                self.rows[setting.name] = self._make_row(setting, sheet)
                column.addWidget(self.rows[setting.name])
        self.nothing = quiet(self.words.tr(N_("No setting is called so.")), sheet)
        column.addWidget(self.nothing)
        column.addStretch()
        return area

    def _make_row(self, setting: Setting, parent: QWidget) -> QWidget:
        row = QWidget(parent)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.3))
        title = self.words.tr(setting.title)
        control = self.controls[setting.name] = setting.control.make(self.owner, title, row)
        if isinstance(setting.control, Ticked):
            column.addWidget(control)
        else:
            line = QHBoxLayout()
            line.setSpacing(em(self, 1))
            name = label(title, row)
            name.setMinimumWidth(em(self, _TITLE))
            line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop if isinstance(setting.control, Told) else _MIDDLE)
            line.addWidget(control, 0 if isinstance(setting.control, Done) else 1)
            if isinstance(setting.control, Done):
                line.addStretch(1)
            column.addLayout(line)
        if setting.told:
            column.addWidget(quiet(self.words.tr(setting.told), row))
        return row

    # Showing

    @property
    def page(self) -> str:
        """The name of the page that is chosen."""
        return list(PAGES)[max(0, self.pages.currentRow())]

    def show_page(self, name: str) -> None:
        """Show a page."""
        self.pages.setCurrentRow(list(PAGES).index(name))
        self.show_matching()
        self.line.setFocus()

    def _turn_page(self, *_items: object) -> None:
        self.line.clear()
        self.show_matching()

    def show_setting(self, name: str) -> None:
        """Show the page of a setting, with the cursor on it."""
        setting = next(one for one in SETTINGS if one.name == name)
        self.show_page(setting.page)
        self.controls[name].setFocus(Qt.FocusReason.TabFocusReason)

    def show_matching(self) -> None:
        """Show the settings of the page, or those of all pages that are called as was typed."""
        typed = fold(self.line.text().strip())
        shown = {
            one.name: is_called(words_of(one, self.words), typed) if typed else one.page == self.page
            for one in SETTINGS
        }
        for name, row in self.rows.items():
            row.setVisible(shown[name])
        for page, head in self.heads.items():
            head.setVisible(any(shown[one.name] for one in SETTINGS if one.page == page))
        # What is found may stand on any page, so none is marked.
        mark = _Mark.Clear if typed else _Mark.ClearAndSelect
        self.pages.selectionModel().select(self.pages.currentIndex(), mark)
        self.nothing.setVisible(not any(shown.values()))

    def _clear(self) -> bool:
        had = bool(self.line.text())
        self.line.clear()
        return had

    def _focus_first(self) -> None:
        """Enter goes to the first setting that was found."""
        first = next((name for name, row in self.rows.items() if not row.isHidden()), "")
        if first:
            self.controls[first].setFocus(Qt.FocusReason.TabFocusReason)


def settings_actions(window: "Window") -> list[QAction]:
    """For the palette: an action for each setting, found by all its words."""
    words, made = window.context.words, []
    for setting in SETTINGS:
        action = QAction(words.tr(N_("Settings: {what}"), what=words.tr(setting.title)), window)
        action.setData(words_of(setting, words))
        action.triggered.connect(lambda _checked=False, name=setting.name: window.ask_settings(name))
        made.append(action)
    return made
