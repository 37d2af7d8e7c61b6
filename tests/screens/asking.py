"""Screens of questions: the designer of queries, filters over the list, views that are kept under a name."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from clientdesk.dossier.queries.shipped import SHIPPED
from clientdesk.ui.query.filter_dialog import FilterDialog
from clientdesk.ui.shell.entries import SAVED
from tests.screens.scenes import Scene
from tests.screens.stage import Stage

_A_WHILE = 600
_QUERY = "birthdays"
"""The query that goes over to others: nested groups, relations, days."""


def _designer(stage: Stage, name: str) -> QWidget:
    designer = stage.window.asking.open_query(SHIPPED[name].query)
    stage.pause(_A_WHILE)
    return stage.shown(designer)


def _new_query(stage: Stage) -> QWidget:
    designer = stage.window.asking.new_query()
    stage.pause(_A_WHILE)
    return stage.shown(designer)


def _filter(stage: Stage) -> QWidget:
    stage.window.asking.add_filter()
    stage.pause(_A_WHILE)
    return stage.top(FilterDialog)


def _asked(stage: Stage, name: str) -> None:
    """The list of a query, its conditions above it."""
    stage.window.shell.show_query(SHIPPED[name].query)
    stage.pause(_A_WHILE)


def _save_view(stage: Stage) -> QWidget:
    _asked(stage, "no_mobile")
    return stage.shown(stage.window.asking.save_as())


def with_view(stage: Stage) -> str:
    """The entry of a view that was kept."""
    _asked(stage, "no_mobile")
    view = stage.window.list.as_view(stage.words.tr("Mobile missing"))
    changed, _ = stage.desk.views.save(view)
    stage.window.take_news(changed)
    stage.pause(_A_WHILE)
    return next(one.name for one in stage.window.shell.entries if one.name.startswith(SAVED))


def _view(stage: Stage) -> None:
    stage.go(with_view(stage))


def _view_menu(stage: Stage) -> QWidget:
    stage.window.asking.open_menu(with_view(stage), QPoint(0, 0))
    stage.settle()
    return stage.top(QMenu)


SCENES = (
    Scene("query-new", _new_query),
    *(Scene(f"query-{name}", partial(_designer, name=name)) for name in (_QUERY, "insurance")),
    Scene("filter", _filter),
    Scene("list-asked", partial(_asked, name="no_mobile")),
    Scene("list-asked-much", partial(_asked, name=_QUERY)),
    Scene("view-save", _save_view),
    Scene("view", _view),
    Scene("view-menu", _view_menu),
)
