"""Screens of questions: the designer of queries, filters over the list, views that are kept under a name."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from clientdesk.dossier.queries.days import Span
from clientdesk.dossier.queries.shipped import SHIPPED
from clientdesk.dossier.queries.tree import Condition, Query, all_of
from clientdesk.dossier.values import PartialDate
from clientdesk.ui.query.filter_dialog import FilterDialog
from clientdesk.ui.shell.entries import SAVED
from tests import make
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


def _aged(stage: Stage) -> QWidget:
    """Some may be so old: the month or the year of their birth is all that is known."""
    for name, born in (("陈静", PartialDate(stage.desk.today.year - 75)), ("Ann Example", PartialDate(1951, 11))):
        stage.desk.clients.create(make.person(name, birth_date=born))
    designer = stage.window.asking.open_query(Query(all_of(Condition("age", ">=", 75))))
    stage.pause(_A_WHILE)
    return stage.shown(designer)


def _ways(stage: Stage, *, all_of_them: bool) -> QWidget:
    """How the last contact is asked for: first what is often wanted."""
    designer = stage.window.asking.open_query(Query(all_of(Condition("contacted", "last", Span(30, "days")))))
    stage.pause(_A_WHILE)
    (line,) = designer.root.lines()
    if all_of_them:
        line.show_all_ways()
    line.ways.showPopup()
    stage.settle()
    return line.ways.view().window()


def _found_field(stage: Stage) -> QWidget:
    designer = stage.window.asking.new_query()
    (line,) = designer.root.lines()
    popup = line.button.open_list()
    assert popup is not None
    popup.finder.setText(stage.words.tr("City"))
    stage.settle()
    return popup


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
    Scene("query-aged", _aged),
    Scene("query-ways", partial(_ways, all_of_them=False)),
    Scene("query-ways-more", partial(_ways, all_of_them=True)),
    Scene("query-field-found", _found_field),
    Scene("filter", _filter),
    Scene("list-asked", partial(_asked, name="no_mobile")),
    Scene("list-asked-much", partial(_asked, name=_QUERY)),
    Scene("view-save", _save_view),
    Scene("view", _view),
    Scene("view-menu", _view_menu),
)
