"""The query designer: choosing what is asked, how and of what; groups, others, the live count, views."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.kinds import KINDS
from clientdesk.dossier.queries.days import Span
from clientdesk.dossier.queries.dictionary import Dictionary
from clientdesk.dossier.queries.operators import operators_of
from clientdesk.dossier.queries.shipped import SHIPPED
from clientdesk.dossier.queries.tree import Asks, Branch, Condition, Has, Match, Query, all_of, any_of, none_of
from clientdesk.dossier.queries.views import View
from clientdesk.dossier.values import Address, PartialDate
from clientdesk.ui.context import Context
from clientdesk.ui.query.boxes import GroupBox, Kept, RelationBox
from clientdesk.ui.query.designer import Designer
from clientdesk.ui.query.line import ConditionLine
from clientdesk.ui.query.name_dialog import NameDialog
from clientdesk.ui.query.tabbing import inputs_of
from clientdesk.ui.shell.entries import ALL, ASKED, SAVED
from clientdesk.ui.window import Window
from tests import make
from tests.ui import hands
from tests.ui.conftest import PATIENCE, settle
from tests.ui.test_window import names

Open = Callable[[], Window]
DICTIONARY = Dictionary(KINDS)


@pytest.fixture
def desk(desk: Desk, set_clock: Callable[[str], None]) -> Desk:
    """Three persons and a firm on a Sunday in November."""
    set_clock("2026-11-22T10:00:00+00:00")
    suzhou = Address("CN", "江苏省", "苏州市")
    desk.clients.create(make.person("王薇", home_address=suzhou, birth_date=PartialDate(1990, 12, 1), tags=("VIP",)))
    desk.clients.create(make.person("李强", home_address=suzhou, spouse_birthday=PartialDate(1970, 12, 2)))
    desk.clients.create(make.person("赵芳"))
    desk.clients.create(make.enterprise("样板贸易有限公司"))
    return desk


def choose(line: ConditionLine, typed: str) -> None:
    """Find what is asked by typing, and take the first that is found."""
    popup = line.button.open_list()
    assert popup is not None
    popup.finder.setText(typed)
    QTest.keyClick(popup.finder, Qt.Key.Key_Return)


def way(line: ConditionLine, name: str) -> None:
    """Choose how it is asked."""
    if line.ways.findData(name) < 0:
        line.show_all_ways()
    line.ways.setCurrentIndex(line.ways.findData(name))


def write(line: ConditionLine, text: str) -> None:
    """Write what it is compared with."""
    editor: Any = line.value
    hands.write(editor.editor.line, text)


def told(designer: Designer, qtbot: QtBot) -> tuple[str, str]:
    """The sentence and the count, once they are there."""
    designer.live.look()
    qtbot.waitUntil(lambda: designer.live._watch is None, timeout=PATIENCE)  # noqa: SLF001
    return designer.live.sentence.text(), designer.live.count.text()


def line_of(designer: Designer, place: int = 0) -> ConditionLine:
    found = designer.root.parts[place]
    assert isinstance(found, ConditionLine)
    return found


def test_a_condition_is_found_by_typing_counted_and_said(open_window: Open, qtbot: QtBot) -> None:
    designer = open_window().asking.new_query()
    line = line_of(designer)
    choose(line, "city")
    write(line, "苏州")
    assert designer.query() == Query(all_of(Condition("city", "is", "苏州")))
    assert told(designer, qtbot) == ("Clients in 苏州", "2 clients")
    shown = [designer.live.first.item(row).text() for row in range(designer.live.first.count())]
    assert [text.split()[0] for text in shown] == ["李强", "王薇"]


def test_what_is_not_finished_is_left_out_and_told(open_window: Open, qtbot: QtBot) -> None:
    designer = open_window().asking.new_query()
    assert told(designer, qtbot)[1] == "4 clients"
    assert "is not finished" in designer.live.problem.text()
    choose(line_of(designer), "tags")
    assert designer.query().where == all_of()


def test_a_value_that_cannot_be_read_is_told_beside_it_and_kept(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    designer = window.asking.new_query()
    line = line_of(designer)
    choose(line, "date of birth")
    way(line, "before")
    write(line, "last tuesday-ish")
    designer.show_button.click()
    assert designer.isVisible()
    assert line.told.isVisible()
    assert line.told.text()
    write(line, "1980")
    assert not line.told.isVisible()
    designer.show_button.click()
    settle(qtbot, window)
    assert window.shell.entry == ASKED
    assert window.list.wish.query.where == all_of(Condition("birth_date", "before", PartialDate(1980)))


def test_what_was_typed_stays_when_it_is_asked_otherwise(open_window: Open) -> None:
    designer = open_window().asking.new_query()
    line = line_of(designer)
    choose(line, "city")
    write(line, "苏州")
    way(line, "contains")
    assert designer.query().where.of == (Condition("city", "contains", "苏州"),)
    way(line, "filled")
    assert line.value is None


def test_what_was_begun_is_still_there_when_the_window_was_closed(open_window: Open) -> None:
    window = open_window()
    designer = window.asking.new_query()
    choose(line_of(designer), "date of birth")
    way(line_of(designer), "on")
    write(line_of(designer), "half a da")
    designer.reject()
    again = window.asking.new_query()
    assert again is designer
    assert line_of(again).value.text() == "half a da"  # type: ignore[union-attr]
    again.anew_button.click()
    assert again.is_empty


def test_a_new_query_is_blank_once_the_last_was_shown_or_saved(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    designer = window.asking.new_query()
    choose(line_of(designer), "city")
    write(line_of(designer), "苏州")
    designer.show_button.click()
    settle(qtbot, window)
    assert window.asking.new_query().query().where.of == ()
    choose(line_of(designer), "city")
    write(line_of(designer), "苏州")
    designer.save_as_button.click()
    dialog = designer.findChild(NameDialog)
    assert dialog is not None
    dialog.line.setText("Suzhou")
    dialog.ok.click()
    settle(qtbot, window)
    assert window.asking.new_query().query().where.of == ()
    assert line_of(designer).offer is None


def test_another_field_begins_with_an_empty_value(open_window: Open) -> None:
    designer = open_window().asking.new_query()
    line = line_of(designer)
    choose(line, "date of birth")
    way(line, "next")
    assert line.value is not None
    line.value.set_text("90")
    choose(line, "city")
    assert line.value.text() == ""
    write(line, "苏州")
    choose(line, "city")
    assert line.value.text() == "苏州"


def test_the_sidebar_marks_what_the_list_shows_when_the_designer_is_closed(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.shell.go(ALL)
    settle(qtbot, window)
    sidebar = window.shell.sidebar
    asks = next(item for item in map(sidebar.item, range(sidebar.count())) if item.text() == "New query…")
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(sidebar.viewport(), left, pos=sidebar.visualItemRect(asks).center())
    assert window.asking.designer is not None
    assert window.asking.designer.isVisible()
    window.asking.designer.close()
    assert sidebar.present == ALL


def test_a_group_and_somebody_related_are_asked(open_window: Open, qtbot: QtBot) -> None:
    designer = open_window().asking.new_query()
    group = designer.root.add_group()
    first = group.parts[0]
    assert isinstance(first, ConditionLine)
    choose(first, "tags")
    write(first, "VIP")
    choose(group.add_line(), "spouse…")
    hop = next(part for part in group.parts if isinstance(part, RelationBox))
    inner = hop.parts[0]
    assert isinstance(inner, ConditionLine)
    choose(inner, "has a birthday in the next")
    stretch: Any = inner.value
    hands.write(stretch.number.line, "30")
    assert designer.query().where == all_of(
        any_of(
            Condition("tags", "any_of", ("VIP",)),
            Has("spouse_id", all_of(Asks("birthday_next", Span(30, "days")))),
        )
    )
    said, count = told(designer, qtbot)
    assert count == "2 clients"
    assert said == "Clients tagged VIP or whose spouse has a birthday in the next 30 days"


def test_that_there_is_none_and_that_there_are_several_is_asked(open_window: Open) -> None:
    designer = open_window().asking.open_query(Query(all_of(Has("children", all_of()))))
    (box,) = designer.root.parts
    assert isinstance(box, RelationBox)
    box.many.setCurrentIndex(box.many.findData(0))
    assert designer.query().where == all_of(none_of(Has("children", all_of())))
    box.many.setCurrentIndex(box.many.findData(2))
    assert designer.query().where == all_of(Has("children", all_of(), at_least=2))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_query_of_the_program_is_shown_and_comes_back_unchanged(
    context: Context, name: str, qtbot: QtBot
) -> None:
    designer = Designer(context)
    qtbot.addWidget(designer)
    asked = SHIPPED[name].query
    designer.show_query(asked, None)
    assert designer.query() == asked
    assert not any(isinstance(part, Kept) for part in designer.root.parts)
    qtbot.waitUntil(lambda: context.tasks.idle, timeout=PATIENCE)


def test_what_is_built_deeper_is_said_and_kept(context: Context, qtbot: QtBot) -> None:
    deep = Branch(Match.ANY, (all_of(Condition("city", "is", "苏州"), Condition("mobile", "filled")),))
    asked = Query(all_of(any_of(deep, Condition("tags", "any_of", ("VIP",)))))
    designer = Designer(context)
    qtbot.addWidget(designer)
    designer.show_query(asked, None)
    (kept,) = designer.root.parts
    assert isinstance(kept, Kept)
    assert "苏州" in kept.text.text()
    assert designer.query() == asked
    qtbot.waitUntil(lambda: context.tasks.idle, timeout=PATIENCE)


def test_another_kind_keeps_what_can_be_asked_of_it(open_window: Open) -> None:
    asked = Query(all_of(Condition("city", "is", "苏州"), Condition("birth_date", "filled")), kinds=("person",))
    designer = open_window().asking.open_query(asked)
    assert designer.query() == asked
    designer.kinds.setCurrentIndex(designer.kinds.findText("Enterprises"))
    assert designer.query() == Query(all_of(Condition("city", "is", "苏州")), kinds=("enterprise",))


def test_a_view_is_changed_in_the_designer_and_saved(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    number = desk.views.save(View("VIP", SHIPPED["no_mobile"].query, columns=("name", "code")))[1]
    window = open_window()
    window.shell.go(f"{SAVED}{number}")
    settle(qtbot, window)
    window.list.chips.chips[0].words.click()
    designer = window.asking.designer
    assert designer is not None
    assert designer.windowTitle() == "Query: VIP"
    line = designer.root.add_line()
    choose(line, "tags")
    write(line, "VIP")
    designer.save_button.click()
    settle(qtbot, window)
    kept = desk.views.all()[0].view
    assert kept is not None
    assert kept.columns == ("name", "code")
    assert len(kept.query.where.of) == 2
    assert names(window.list) == ["王薇"]


def test_a_query_is_saved_as_a_view_from_the_designer(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    designer = window.asking.open_query(SHIPPED["no_mobile"].query)
    dialog = window.asking._save_query_as(designer.query())  # noqa: SLF001 - what the button does
    dialog.line.setText("No mobile")
    dialog.ok.click()
    settle(qtbot, window)
    settle(qtbot, window)
    assert [kept.name for kept in desk.views.all()] == ["No mobile"]
    assert window.shell.entry.startswith(SAVED)
    assert not designer.isVisible()


# What can be asked


def test_what_is_seldom_asked_stands_behind_more_ways(open_window: Open) -> None:
    line = line_of(open_window().asking.new_query())
    choose(line, "last contact")
    offered = [line.ways.itemText(place) for place in range(line.ways.count())]
    assert offered[:2] == ["is in the last", "is not in the last"]
    assert len(offered) < 13
    assert offered[-1] == "More ways…"
    line.ways.setCurrentIndex(line.ways.count() - 1)
    line.ways.activated.emit(line.ways.count() - 1)
    assert line.ways.currentText() == "is in the last"
    way(line, "in_month")
    assert line.ways.currentText() == "is in the month"
    line.ways.hidePopup()


def test_a_way_that_is_seldom_asked_is_shown_where_it_stands(open_window: Open) -> None:
    asked = Query(all_of(Condition("contacted", "in_month", (11,))))
    designer = open_window().asking.open_query(asked)
    assert line_of(designer).ways.currentText() == "is in the month"
    assert designer.query().where == asked.where


def test_who_may_be_so_old_is_told_and_listed(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    desk.clients.create(make.person("王芳", birth_date=PartialDate(1951, 11)))
    desk.clients.create(make.person("陈刚", birth_date=PartialDate(1951, 3)))
    desk.clients.create(make.person("孙丽", birth_date=PartialDate(1951)))
    window = open_window()
    designer = window.asking.open_query(Query(all_of(Condition("age", ">=", 75))))
    assert told(designer, qtbot)[1] == "1 client"
    assert designer.live.unsure.text() == "2 more clients may fit: their birthdays are not known exactly."
    designer.live.unsure_button.click()
    settle(qtbot, window)
    assert sorted(names(window.list)) == ["孙丽", "王芳"]
    assert not designer.isVisible()
    assert designer.query().where == all_of(Condition("age", ">=", 75))


def test_nothing_is_told_of_birthdays_that_do_not_matter(open_window: Open, qtbot: QtBot) -> None:
    designer = open_window().asking.open_query(Query(all_of(Condition("age", ">=", 75))))
    told(designer, qtbot)
    assert designer.live.unsure.isHidden()
    assert designer.live.unsure_button.isHidden()


def test_every_operator_of_every_field_can_be_filled_in(context: Context, qtbot: QtBot) -> None:
    """One field of each type: an operator without an input would fail here."""
    designer = Designer(context)
    qtbot.addWidget(designer)
    seen: set[str] = set()
    line = designer.root.add_line()
    for offer in designer.root.offers.all:
        asked = DICTIONARY.vocabulary.asked(designer.root.subject, offer.field) if offer.field else None
        if asked is None or type(asked.type).__name__ in seen:
            continue
        seen.add(type(asked.type).__name__)
        line.take_offer(offer)
        for operator in operators_of(asked).values():
            way(line, operator.name)
            assert (line.value is not None) is operator.operand.needed, (offer.field, operator.name)
            node = line.node()
            assert node is None or not operator.operand.needed or operator.name in ("period", "falls", "falls_lunar")
    assert len(seen) > 15
    qtbot.waitUntil(lambda: context.tasks.idle, timeout=PATIENCE)


def test_groups_stand_at_most_two_deep(open_window: Open) -> None:
    designer = open_window().asking.new_query()
    group = designer.root.add_group()
    assert isinstance(group, GroupBox)
    assert not hasattr(group, "add_group")


def test_tab_goes_through_a_condition_as_it_stands(open_window: Open) -> None:
    designer = open_window().asking.new_query()
    line = line_of(designer)
    choose(line, "city")
    designer.root.add_line()
    designer.order_keys()
    order: list[QWidget] = list(inputs_of(designer.root))
    value: Any = line.value
    start = order.index(line.button)
    assert order[start : start + 4] == [line.button, line.ways, value.editor.line, line.cross]
    assert order[-2:] == [designer.root.add_button, designer.root.group_button]
    designer.activateWindow()
    line.button.setFocus()
    went = []
    for _ in range(3):
        QTest.keyClick(designer.focusWidget(), Qt.Key.Key_Tab)
        went.append(designer.focusWidget())
    assert went == [line.ways, value.editor.line, line.cross]


def test_the_query_goes_along_into_a_window_in_another_language(open_window: Open) -> None:
    window = open_window()
    asked = SHIPPED["no_mobile"].query
    window.asking.open_query(asked)
    other = open_window()
    other.asking.take_designed(window.asking.designed())
    assert other.asking.designer is not None
    assert other.asking.designer.query() == asked
    assert other.asking.designer.isVisible()
