"""From the window to queries and views: making them, listing what they find, keeping, renaming, ordering, deleting."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from clientdesk.desk.views import Kept
from clientdesk.dossier.queries.shipped import SHIPPED
from clientdesk.dossier.queries.tree import Node, Query, all_of
from clientdesk.dossier.queries.views import View
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.icons import icon
from clientdesk.ui.list.wish import filters_of
from clientdesk.ui.query.designer import Designer
from clientdesk.ui.query.filter_dialog import FilterDialog
from clientdesk.ui.query.name_dialog import NameDialog
from clientdesk.ui.shell.entries import NEW_QUERY, QUERY, SAVED, named

if TYPE_CHECKING:
    from clientdesk.ui.window import Window


@dataclass(frozen=True)
class Designed:
    """A query in the making: what it asks so far, of which view it is, and whether one is at it."""

    query: Query
    view: Kept | None
    is_open: bool


class Asking(QObject):
    """Queries and views of a window. There is one designer; it keeps what stands in it when it is closed."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        self.designer: Designer | None = None
        self._to_show = ""
        self.query = self._action("search", N_("New query…"), self.new_query, "Ctrl+Alt+F")
        self.filter = self._action("add", N_("Filter the list…"), self.add_filter)
        self.keep = self._action("show", N_("Save this list as a view…"), self.save_as)
        pane, sidebar = window.list, window.shell.sidebar
        pane.filter_asked.connect(self.add_filter)
        pane.query_asked.connect(self.change_list)
        pane.save_asked.connect(self.save)
        pane.save_as_asked.connect(self.save_as)
        sidebar.asked.connect(self._take_asked)
        sidebar.menu_asked.connect(self.open_menu)
        sidebar.rename_asked.connect(self.rename)
        sidebar.delete_asked.connect(self.delete)
        sidebar.move_asked.connect(self.move_view)
        window.shell.counted.connect(self._show_saved)

    def _action(self, drawing: str, text: str, do: Callable[[], object], *keys: str) -> QAction:
        action = QAction(icon(drawing, self.window), self.context.words.tr(text), self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked=False: do())
        self.window.addAction(action)
        return action

    # The designer

    def new_query(self) -> Designer:
        """Make a query; what was begun before and led nowhere yet is still there."""
        designer = self._open_designer()
        if designer.view is not None or designer.is_settled:
            designer.show_query(Query(), None)
        if designer.is_empty:
            designer.add_condition()
        return designer

    def open_query(self, query: Query, view: Kept | None = None) -> Designer:
        """Change a query: that of a view, or a copy of another."""
        designer = self._open_designer()
        designer.show_query(query, view)
        return designer

    def change_list(self) -> Designer:
        """Change what the list asks."""
        return self.open_query(self.window.list.wish.query, self._readable(self.window.list.base.saved))

    def _readable(self, kept: Kept | None) -> Kept | None:
        return kept if kept and kept.view else None

    def _open_designer(self) -> Designer:
        if self.designer is None:
            self.designer = Designer(self.context, self.window)
            self.designer.shown.connect(self._show_query)
            self.designer.saved.connect(self._save_query)
            self.designer.saved_as.connect(self._save_query_as)
            self.designer.aside.connect(self._show_aside)
            self.designer.opened.connect(self.window.show_client)
            self.designer.finished.connect(self._mark_entry)
        self.designer.show()
        self.designer.raise_()
        self.designer.activateWindow()
        return self.designer

    def _mark_entry(self, _answer: int) -> None:
        """In the sidebar stands again what the list shows, not what was clicked to come here."""
        self.window.shell.sidebar.mark(self.window.shell.entry)

    def _show_query(self, query: Query) -> None:
        """List it; where it is the query of the view that is shown, as a change of the view."""
        assert self.designer is not None
        view, pane = self.designer.view, self.window.list
        if view and pane.base.saved and pane.base.saved.number == view.number:
            self.window.shell.show_clients()
            pane.show_query(query)
        else:
            self.window.shell.show_query(query)
        self.designer.accept()

    def _show_aside(self, query: Query) -> None:
        """List clients beside what is being asked, which is still there when the designer is opened again."""
        assert self.designer is not None
        self.window.shell.show_query(query)
        self.designer.reject()

    def _save_query(self, query: Query) -> None:
        assert self.designer is not None
        view = self.designer.view
        if view and view.view:
            self._change(view.number, replace(view.view, query=query), then=self.designer.accept)

    def _save_query_as(self, query: Query) -> NameDialog:
        assert self.designer is not None
        looks = self.designer.view.view if self.designer.view and self.designer.view.view else View("", query)
        return self._ask_name(
            "", lambda name: replace(looks, name=name, query=query), parent=self.designer, then=self.designer.accept
        )

    def designed(self) -> Designed | None:
        """What stands in the designer, to be shown in the window that takes the place of this one."""
        if self.designer is None or self.designer.is_empty:
            return None
        return Designed(self.designer.query(), self.designer.view, self.designer.isVisible())

    def take_designed(self, designed: Designed | None) -> None:
        """Show what stood in the designer of the window before this one."""
        if designed:
            designer = self.open_query(designed.query, designed.view)
            designer.setVisible(designed.is_open)

    # A filter

    def add_filter(self) -> FilterDialog:
        """Ask one thing more of the clients listed."""
        self.window.shell.show_clients()
        pane = self.window.list
        dialog = FilterDialog(self.context, pane.wish.query.kinds, self.window)
        dialog.agreed.connect(pane.add_filter)
        dialog.more_asked.connect(self._ask_more)
        dialog.open()
        dialog.line.button.setFocus()
        dialog.line.button.open_list()
        return dialog

    def _ask_more(self, node: Node | None) -> None:
        query = self.window.list.wish.query
        nodes = (*filters_of(query), *((node,) if node else ()))
        more = replace(query, where=all_of(*nodes)) if node else query
        self.open_query(more, self._readable(self.window.list.base.saved))

    # Keeping

    def save(self) -> None:
        """Keep the list as it stands in the view that it came from."""
        saved = self.window.list.base.saved
        if saved:
            self._change(saved.number, self.window.list.as_view(saved.name))

    def save_as(self) -> NameDialog:
        """Keep the list as it stands under a name."""
        pane = self.window.list
        proposed = "" if pane.base.saved else self._proposed()
        return self._ask_name(proposed, pane.as_view, parent=self.window)

    def _proposed(self) -> str:
        filters = self.window.list.chips.texts()
        return filters[0][:60] if len(filters) == 1 else ""

    def _ask_name(
        self,
        name: str,
        made: Callable[[str], View],
        *,
        parent: "Window | Designer",
        then: Callable[[], object] = lambda: None,
    ) -> NameDialog:
        dialog = NameDialog(self.context, self.context.words.tr(N_("Save view")), name, parent)

        def took(kept: tuple[Changed, int]) -> None:
            changed, number = kept
            if isValid(dialog):
                dialog.accept()
            then()
            self._to_show = f"{SAVED}{number}"
            self._told(changed, N_("The view was saved."))

        def store(name: str) -> None:
            view = made(name)
            self.context.tasks.ask(lambda: self.context.desk.views.save(view), took, dialog.refuse)

        dialog.agreed.connect(store)
        dialog.open()
        return dialog

    def _change(self, number: int, view: View, then: Callable[[], object] = lambda: None) -> None:
        def took(changed: Changed) -> None:
            then()
            self._told(changed, N_("The view was saved."))

        self.context.tasks.ask(lambda: self.context.desk.views.change(number, view), took)

    def _told(self, changed: Changed, text: str) -> None:
        """A step was done to the views: the sidebar tells at once."""
        if changed:
            self.window.take_news(changed)
            self.window.tell_done(self.context.words.tr(text))
        self.window.shell.count()

    def _show_saved(self, _census: object) -> None:
        """A new view has come into the sidebar: show it."""
        if self._to_show in self.window.shell.sidebar.names():
            entry, self._to_show = self._to_show, ""
            self.window.shell.go(entry)

    # The views in the sidebar

    def _take_asked(self, name: str) -> None:
        if name == NEW_QUERY:
            self.new_query()

    def kept(self, entry: str) -> Kept | None:
        """The saved view that an entry leads to."""
        number = named(entry, SAVED)
        return next((kept for kept in self.window.shell.views if str(kept.number) == number), None)

    def open_menu(self, entry: str, place: QPoint) -> QMenu | None:
        """What can be done with a view."""
        words, kept, shipped = self.context.words, self.kept(entry), named(entry, QUERY)
        if kept is None and not shipped:
            return None
        menu = QMenu(self.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if shipped:
            menu.addAction(words.tr(N_("Change a copy…")), lambda: self.open_query(SHIPPED[shipped].query))
        if kept:
            change = menu.addAction(words.tr(N_("Change…")), partial(self.change, entry))
            change.setEnabled(kept.view is not None)
            menu.addAction(words.tr(N_("Rename…")), partial(self.rename, entry))
            menu.addSeparator()
            for text, by in ((N_("Move up"), -1), (N_("Move down"), 1)):
                moved = menu.addAction(words.tr(text), partial(self.move_view, entry, by))
                moved.setEnabled(0 <= self._places().index(kept.number) + by < len(self._places()))
            menu.addSeparator()
            menu.addAction(words.tr(N_("Delete")), partial(self.delete, entry))
        menu.popup(place)
        return menu

    def change(self, entry: str) -> Designer | None:
        """Open the query of a view."""
        kept = self.kept(entry)
        return self.open_query(kept.view.query, kept) if kept and kept.view else None

    def rename(self, entry: str) -> NameDialog | None:
        """Ask for another name."""
        kept = self.kept(entry)
        if kept is None:
            return None
        dialog = NameDialog(self.context, self.context.words.tr(N_("Rename the view")), kept.name, self.window)

        def took(changed: Changed) -> None:
            if isValid(dialog):
                dialog.accept()
            self._told(changed, N_("The view was renamed."))

        def store(name: str) -> None:
            rename = partial(self.context.desk.views.rename, kept.number, name)
            self.context.tasks.ask(rename, took, dialog.refuse)

        dialog.agreed.connect(store)
        dialog.open()
        return dialog

    def delete(self, entry: str) -> None:
        """Take a view away; a word and an Undo instead of a question."""
        kept = self.kept(entry)
        if kept:
            told = partial(self._told, text=N_("The view was deleted."))
            self.context.tasks.ask(partial(self.context.desk.views.delete, kept.number), told, self._refuse)

    def move_view(self, entry: str, by: int) -> None:
        """Move a view up or down among the others."""
        kept, numbers = self.kept(entry), self._places()
        if kept is None:
            return
        place = numbers.index(kept.number)
        if 0 <= place + by < len(numbers):
            numbers.insert(place + by, numbers.pop(place))
            told = partial(self._told, text=N_("The views stand in another order."))
            self.context.tasks.ask(partial(self.context.desk.views.reorder, numbers), told, self._refuse)

    def _places(self) -> list[int]:
        return [kept.number for kept in self.window.shell.views]

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.window.show_error(error)
