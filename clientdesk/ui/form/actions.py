"""What can be done with one field beside filling it in: its earlier values, a star, an answer that is no value."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QToolButton, QWidget

from clientdesk.dossier.completeness import ANSWERS
from clientdesk.dossier.fields import Field
from clientdesk.i18n import N_
from clientdesk.ui.caret import Caret
from clientdesk.ui.context import Context
from clientdesk.ui.form.form import Form
from clientdesk.ui.form.past import FieldPast
from clientdesk.ui.form.starred import star, starred
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import tooltip
from clientdesk.ui.look import colours_of, em
from clientdesk.ui.saving import Change

if TYPE_CHECKING:
    from clientdesk.ui.page import ClientPage

HISTORY_KEYS, STAR_KEYS = "Ctrl+H", "Ctrl+B"


class FieldActions(QObject):
    """Two small buttons beside the field that has the cursor, the same in the menu of its label, and their keys."""

    def __init__(self, page: "ClientPage", context: Context) -> None:
        super().__init__(page)
        self.page = page
        self.context = context
        self.at: Field[Any] | None = None
        self.beside: dict[Form, _Beside] = {}
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        QShortcut(QKeySequence(HISTORY_KEYS), page, self.show_past)
        QShortcut(QKeySequence(STAR_KEYS), page, self.turn_star)

    def attend(self, form: Form) -> None:
        """Offer them in a form."""
        self.beside[form] = _Beside(form, self)
        form.menu_asked.connect(self.open_menu)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        for form, buttons in self.beside.items():
            if now is not None and form.isAncestorOf(now) and (key := form.key_at(now)):
                self.at = form.kind.by_key[key]
                buttons.place(form.line_of(key), is_starred=self._is_starred(key))

    def _is_starred(self, key: str) -> bool:
        opened = self.page.opened
        return opened is not None and key in starred(self.context.remembered, opened.record.kind)

    # Doing

    def show_past(self) -> FieldPast | None:
        """Show the earlier values of the field that has the cursor."""
        opened, field = self.page.opened, self.at
        if opened is None or field is None or not isinstance(self.page.body(), Form):
            return None
        here = Caret.now()
        self.page.flush()
        dialog = FieldPast(opened.record, field, self.context, self.page.window())
        dialog.chosen.connect(partial(self._put_back, opened.record.id, field))
        if here is not None:
            dialog.finished.connect(lambda _answer: here.back())
        dialog.open()
        return dialog

    def _put_back(self, client: int, field: Field[Any], value: Any) -> None:
        if self.page.opened and self.page.opened.record.id == client:
            self.page.saving.save(self.page.opened.record, Change(field, value))

    def turn_star(self) -> None:
        """Give the field that has the cursor a star, or take it away."""
        opened, field, form = self.page.opened, self.at, self.page.body() if self.page.opened else None
        if opened is None or field is None or not isinstance(form, Form):
            return
        has = star(self.context.remembered, opened.record.kind, field.key)
        self.beside[form].show_star(is_starred=has)

    def answer(self, answer: str) -> None:
        """Say instead of a value that there is none to be had."""
        if self.page.opened and self.at:
            self.page.saving.save(self.page.opened.record, Change(self.at, None, answer=answer))

    def open_menu(self, field: Field[Any], place: QPoint) -> None:
        """The menu of a label."""
        self.at = field
        self.menu(field).popup(place)

    def menu(self, field: Field[Any]) -> QMenu:
        """What can be done with a field."""
        words = self.context.words
        menu = QMenu(self.page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        has = self._is_starred(field.key)
        text = N_("Take out of my fields") if has else N_("Add to my fields")
        _add(menu, words.tr(N_("Earlier values…")), self.show_past, HISTORY_KEYS)
        _add(menu, words.tr(text), self.turn_star, STAR_KEYS)
        if self.page.opened and self.page.opened.record[field] is None:
            menu.addSeparator()
            for answer, label in ANSWERS.items():
                _add(menu, words.tr(label), partial(self.answer, answer))
        return menu


def _add(menu: QMenu, text: str, slot: Callable[[], object], keys: str = "") -> None:
    action = QAction(text, menu)
    if keys:
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda _checked=False: slot())
    menu.addAction(action)


class _Beside(QWidget):
    """The buttons, moved to whichever field has the cursor; a pair for each of 280 fields would be slow to make."""

    def __init__(self, form: Form, actions: FieldActions) -> None:
        super().__init__(form.page)
        self.page = form.page
        self.line: tuple[QWidget, ...] = ()
        form.relaid.connect(self.follow)
        words = actions.context.words
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.star = self._button(actions.turn_star)
        self.past = self._button(actions.show_past)
        self.past.setIcon(icon("past", self, colour=colours_of(self).quiet))
        self.past.setAccessibleName(words.tr(N_("Earlier values…")))
        tooltip(self.past, words.tr(N_("Earlier values of this field (Ctrl+H)")))
        self.star.setAccessibleName(words.tr(N_("My fields")))
        tooltip(self.star, words.tr(N_("Show this field first on the sheet (Ctrl+B)")))
        self.show_star(is_starred=False)
        line.addWidget(self.star)
        line.addWidget(self.past)
        self.hide()

    def _button(self, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda _checked=False: slot())
        return button

    def show_star(self, *, is_starred: bool) -> None:
        self.star.setIcon(icon("starred" if is_starred else "star", self, colour=colours_of(self).quiet))
        self.star.setCheckable(True)
        self.star.setChecked(is_starred)

    def place(self, line: tuple[QWidget, ...], *, is_starred: bool) -> None:
        """Stand to the right of a field."""
        self.line = line
        if not line:
            self.hide()
            return
        self.show_star(is_starred=is_starred)
        self.resize(self.sizeHint())
        self.raise_()
        self.show()
        self.follow()

    def follow(self) -> None:
        """Stay beside the field where it has moved or grown."""
        if self.line and not self.isHidden():
            cell = self.line[-1]
            self.move(cell.mapTo(self.page, QPoint(cell.width() + em(self, 0.4), 0)))
