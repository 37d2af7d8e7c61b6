"""Opportunities in the window: listed by stage, moved by key, won, lost, opened again; at the client, on the day."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.desk.selling import Lesson
from clientdesk.dossier.sales.opportunity import Opportunity
from clientdesk.dossier.work.contact import Contact
from clientdesk.ui.client.tabs import SUMMARY, TIMELINE
from clientdesk.ui.context import Context
from clientdesk.ui.sales.asking import LoseDialog, NoteDialog, ReopenDialog
from clientdesk.ui.sales.dialog import OpportunityDialog
from clientdesk.ui.sales.page import OpportunitiesPage
from clientdesk.ui.sales.wording import signed
from clientdesk.ui.shell.entries import OPPORTUNITIES, TODAY
from clientdesk.ui.today.blocks import SalesBlock
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import PATIENCE, settle

Open = Callable[[], Window]


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """A desk with a firm that may order something, ordered nothing, and ordered something."""
    desk.clients.create(make.enterprise("样板贸易有限公司"))
    for name, amount, stage, days in (
        ("Valves", 1000, "need", 40),
        ("Pumps", 3000, "lead", 2),
        ("Seals", 70, "lead", 3),
    ):
        made = desk.opportunities.new("KH000001", name=name)
        made[Opportunity.amount], made[Opportunity.stage], made[Opportunity.probability] = Decimal(amount), stage, None
        made[Opportunity.stage_since] = desk.today - timedelta(days)
        made[Opportunity.expected] = desk.today + timedelta(days - 3)
        desk.clients.create(made)
    desk.opportunities.lose(made.code, Lesson("price", "Rival"))
    return desk


@pytest.fixture
def page(desk: Desk, context: Context, qtbot: QtBot) -> OpportunitiesPage:
    """The page by itself."""
    made = OpportunitiesPage(context)
    made.changed.connect(made.take_news)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    wait(made, qtbot)
    return made


def wait(page: OpportunitiesPage, qtbot: QtBot) -> None:
    """Until what was asked for is there."""
    for _twice in range(2):
        qtbot.wait(1)
        qtbot.waitUntil(lambda: page.context.tasks.idle, timeout=PATIENCE)


def listed(page: OpportunitiesPage) -> list[str]:
    table = page.table
    if page.places.currentWidget() is not table:
        return []
    return [table.texts(row)[0] for row in range(len(table.lines))]


def choose(page: OpportunitiesPage, name: str) -> None:
    page.table.begin_at(listed(page).index(name))


def stage_of(desk: Desk, name: str) -> str:
    return next(deal.stage for deal in desk.opportunities.every() if deal.name == name)


def top(kind: type) -> object:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible())


def do(page: OpportunitiesPage, name: str, qtbot: QtBot) -> None:
    assert not page.doing.buttons[name].isHidden()
    page.doing.buttons[name].click()
    wait(page, qtbot)


def test_each_stands_where_it_belongs(page: OpportunitiesPage) -> None:
    assert listed(page) == ["Pumps", "Valves"] or listed(page) == ["Valves", "Pumps"]
    assert page.sum.text() == "2 opportunities · 4,000.00 CNY · weighted 700.00 CNY"
    assert [button.text() for button in page.parts[:5]] == ["Following (2)", "Board", "Stalled (1)", "Won", "Lost (1)"]
    page.show_part("stalled")
    assert listed(page) == ["Valves"]
    assert page.table.texts(0)[7] == "⚠ 40 days"
    page.show_part("lost")
    assert page.table.texts(0)[6:8] == ["Price too high", "Rival"]
    page.show_part("won")
    assert page.nothing.text() == "Nothing has been won yet."


def test_the_funnel_lists_one_stage_at_a_time(page: OpportunitiesPage) -> None:
    lead = page.funnel.buttons["lead"]
    assert lead.text() == "Lead  1\n3,000"
    lead.click()
    assert listed(page) == ["Pumps"]
    lead.click()
    assert len(listed(page)) == 2
    assert not page.funnel.buttons["negotiation"].isEnabled()
    assert page.funnel.steps["need"].text() == "→ 0%"


def test_an_amount_without_a_rate_of_exchange_is_in_no_sum_and_that_is_said(
    page: OpportunitiesPage, desk: Desk, qtbot: QtBot
) -> None:
    made = desk.opportunities.new("KH000001", name="Abroad")
    made[Opportunity.amount], made[Opportunity.currency] = Decimal(900), "USD"
    desk.clients.create(made)
    page.refresh()
    wait(page, qtbot)
    assert page.sum.text().endswith("1 without an amount or a rate.")
    assert page.funnel.buttons["lead"].text() == "Lead  2\n≥ 3,000"
    choose(page, "Abroad")
    assert page.table.texts(page.table.currentIndex().row())[4] == "900.00 USD"


def test_the_words_of_a_client_find_its_opportunities(page: OpportunitiesPage) -> None:
    page.finder.setText("yangban")
    assert len(listed(page)) == 2
    page.finder.setText("pump")
    assert listed(page) == ["Pumps"]
    page.finder.setText("nothing like it")
    assert page.nothing.text() == "No opportunity is like that. Another word will do."


def test_columns_sort_and_turn_round(page: OpportunitiesPage) -> None:
    page.sort(page.open_table, 4)
    assert listed(page) == ["Valves", "Pumps"]
    page.sort(page.open_table, 4)
    assert listed(page) == ["Pumps", "Valves"]


def test_a_key_moves_it_to_the_next_stage(page: OpportunitiesPage, desk: Desk, qtbot: QtBot) -> None:
    choose(page, "Pumps")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    wait(page, qtbot)
    assert stage_of(desk, "Pumps") == "qualified"
    assert page.table.current is not None
    assert page.table.current.name == "Pumps"
    assert page.doing.buttons["further"].text() == "Need confirmed →"
    told: list[str] = []
    page.done.connect(told.append)
    do(page, "further", qtbot)
    assert told == ["Pumps: Need confirmed   ·   Still to be found out: MAN: money, MAN: authority, MAN: need."]
    do(page, "back", qtbot)
    do(page, "back", qtbot)
    assert stage_of(desk, "Pumps") == "lead"
    assert page.doing.buttons["back"].isHidden()
    assert page.doing.buttons["further"].text() == "Qualified →"


def test_what_is_won_drafts_its_order(page: OpportunitiesPage, desk: Desk, qtbot: QtBot) -> None:
    told: list[str] = []
    page.done.connect(told.append)
    choose(page, "Valves")
    do(page, "win", qtbot)
    (order,) = desk.trading.of_client("KH000001")
    assert told == [f"Won: Valves. The draft of the order is {order.code}."]
    assert [button.text() for button in page.parts[3:4]] == ["Won (1)"]


def test_what_is_lost_is_asked_why(page: OpportunitiesPage, desk: Desk, qtbot: QtBot) -> None:
    choose(page, "Valves")
    do(page, "lose", qtbot)
    dialog = top(LoseDialog)
    assert isinstance(dialog, LoseDialog)
    dialog.save()
    assert dialog.entries["lost_reason"].is_refused
    dialog.entries["lost_reason"].editor.set_value("spec")
    dialog.entries["lost_to"].editor.set_value("Rival")
    dialog.save()
    wait(page, qtbot)
    assert stage_of(desk, "Valves") == "lost"


def test_what_is_over_is_opened_again_for_a_reason(page: OpportunitiesPage, desk: Desk, qtbot: QtBot) -> None:
    page.show_part("lost")
    choose(page, "Seals")
    do(page, "reopen", qtbot)
    dialog = top(ReopenDialog)
    assert isinstance(dialog, ReopenDialog)
    dialog.save()
    assert dialog.entries["stage_reason"].is_refused
    dialog.entries["stage_reason"].editor.set_value("They ask again.")
    dialog.save()
    wait(page, qtbot)
    assert stage_of(desk, "Seals") == "lead"


def test_on_the_board_cards_are_moved_by_key_and_by_mouse(page: OpportunitiesPage, desk: Desk, qtbot: QtBot) -> None:
    page.show_part("board")
    board = page.board
    assert {stage: cards.count() for stage, cards in board.lists.items() if cards.count()} == {"lead": 1, "need": 1}
    assert board.lists["need"].item(0).toolTip() == "<qt>Valves · 样板贸易有限公司 · 1,000.00 CNY · ⚠ 40 days</qt>"
    board.lists["lead"].setFocus()
    QTest.keyClick(board.lists["lead"], Qt.Key.Key_Right)
    assert (board.at, page.current and page.current.name) == ("need", "Valves")
    QTest.keyClick(board.lists["need"], Qt.Key.Key_Left)
    QTest.keyClick(board.lists["lead"], Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    wait(page, qtbot)
    assert stage_of(desk, "Pumps") == "qualified"
    assert (board.at, page.current and page.current.name) == ("qualified", "Pumps")
    assert board.lists["qualified"].hasFocus()
    board.lists["negotiation"].dropped.emit(page.current.code if page.current else "")
    wait(page, qtbot)
    assert stage_of(desk, "Pumps") == "negotiation"
    QTest.keyClick(board.lists["negotiation"], Qt.Key.Key_Return)
    wait(page, qtbot)
    dialog = top(OpportunityDialog)
    assert isinstance(dialog, OpportunityDialog)
    dialog.reject()


def test_hold_and_going_on(page: OpportunitiesPage, desk: Desk, qtbot: QtBot) -> None:
    choose(page, "Valves")
    do(page, "hold", qtbot)
    assert stage_of(desk, "Valves") == "hold"
    do(page, "resume", qtbot)
    assert stage_of(desk, "Valves") == "need"


def test_a_note_names_the_opportunity_and_plans_what_is_next(page: OpportunitiesPage, desk: Desk, qtbot: QtBot) -> None:
    choose(page, "Valves")
    do(page, "note", qtbot)
    dialog = top(NoteDialog)
    assert isinstance(dialog, NoteDialog)
    dialog.save()
    assert dialog.problem.text() == "Write down what was said, or a next step."
    dialog.text.setPlainText("They want samples.")
    dialog.next.set_texts("send samples", "+3")
    dialog.save()
    wait(page, qtbot)
    task, contact = desk.work.of("KH000001")
    about = contact[Contact.opportunity]
    assert about is not None
    assert about.name == "Valves"
    assert task.name == "send samples"
    assert next(deal.next_step for deal in desk.opportunities.every() if deal.name == "Valves") == "send samples"


def test_a_new_one_is_written_for_the_client_in_front_and_stands_in_its_timeline(
    desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window()
    window.show_client(desk.clients.get("KH000001").id)
    settle(qtbot, window)
    window.page.tabs.show_tab(SUMMARY)
    settle(qtbot, window)
    card = window.page.tabs.summary.opportunities
    assert card.count.text() == "2 · won 0, lost 1"
    card.new.click()
    settle(qtbot, window)
    dialog = top(OpportunityDialog)
    assert isinstance(dialog, OpportunityDialog)
    assert dialog.entries["client"].editor.text() == "样板贸易有限公司"
    dialog.save()
    assert dialog.entries["name"].is_refused
    dialog.entries["name"].editor.set_value("Filters")
    dialog.entries["amount"].editor.set_value(Decimal(500))
    dialog.entries["stage"].editor.set_value("proposal")
    dialog.look_over(dialog.entries["stage"])
    assert dialog.figures.text() == "Weighted 300.00: 500.00 × 60%"
    assert dialog.warning.text() == "Still to be found out: MAN: money, MAN: authority, MAN: need."
    dialog.unfold()
    assert "To find out" in dialog.man.text()
    dialog.save()
    settle(qtbot, window)
    assert stage_of(desk, "Filters") == "proposal"
    assert card.count.text() == "3 · won 0, lost 1"
    window.page.tabs.show_tab(TIMELINE)
    settle(qtbot, window)
    timeline = window.page.tabs.timeline
    next(chip for chip in timeline.chips if chip.text() == "Opportunities 5").click()
    assert any("Lead → Lost" in item.accessibleName() for item in timeline.items())


def test_a_lost_one_cannot_be_kept_without_its_reason(page: OpportunitiesPage, desk: Desk, qtbot: QtBot) -> None:
    choose(page, "Valves")
    do(page, "open", qtbot)
    dialog = top(OpportunityDialog)
    assert isinstance(dialog, OpportunityDialog)
    assert dialog.entries["lost_reason"].cell.isHidden()
    dialog.entries["stage"].editor.set_value("lost")
    dialog.look_over(dialog.entries["stage"])
    assert not dialog.entries["lost_reason"].cell.isHidden()
    dialog.save()
    assert dialog.entries["lost_reason"].is_refused
    dialog.entries["lost_reason"].editor.set_value("budget")
    dialog.save()
    wait(page, qtbot)
    assert stage_of(desk, "Valves") == "lost"


def test_the_day_shows_the_latest_and_leads_to_the_stalled_that_strangers_cannot_read(
    desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window()
    window.shell.go(TODAY)
    settle(qtbot, window)
    today = window.shell.today
    rows = [row.accessibleName() for row in today.blocks["opportunities"].lines]
    assert len(rows) == 3
    assert "1 opportunity has stood in one stage for more than 30 days." in [
        text for line in today.strip.lines for text in _texts(line)
    ]
    block = today.blocks["opportunities"]
    assert isinstance(block, SalesBlock)
    block.new.click()
    settle(qtbot, window)
    dialog = top(OpportunityDialog)
    assert isinstance(dialog, OpportunityDialog)
    dialog.reject()
    today.list_asked.emit("stalled")
    settle(qtbot, window)
    assert window.shell.entry == OPPORTUNITIES
    assert listed(window.going.selling.page) == ["Valves"]
    window.tools.private.trigger()
    settle(qtbot, window)
    seen = window.going.selling.page
    assert listed(seen) != ["Valves"]
    assert seen.table.texts(0)[4] == ""
    assert seen.tools.isHidden()


def _texts(line: object) -> list[str]:
    from PySide6.QtWidgets import QLabel, QWidget

    assert isinstance(line, QWidget)
    return [label.text().removeprefix("⚠ ") for label in line.findChildren(QLabel)]


def test_forecast_and_outcome_are_reckoned(page: OpportunitiesPage) -> None:
    page.show_part("forecast")
    table = page.forecast.table
    assert table.texts(len(table.lines) - 1)[:2] == ["All", "2"]
    page.show_part("analysis")
    analysis = page.analysis
    assert analysis.rate.text().endswith("won 0 and lost 1. Win rate by number 0%, by amount 0%.")
    assert analysis.lost.texts(0)[:2] == ["Price too high", "1"]
    analysis.ways[1].click()
    assert analysis.lost.texts(0)[0] == "Rival"
    assert analysis.met.texts(0) == ["Rival", "0", "1", "0%"]


def test_what_is_only_read_is_not_chosen_and_lists_follow_one_another(page: OpportunitiesPage) -> None:
    page.show_part("forecast")
    assert page.forecast.table.chosen_rows() == []
    page.show_part("analysis")
    for table in (page.analysis.lost, page.analysis.met):
        assert table.chosen_rows() == []
        assert table.verticalScrollBar().maximum() == 0
        assert table.height() < page.analysis.height() / 3


def test_neither_amounts_nor_the_titles_of_days_and_figures_are_cut(page: OpportunitiesPage) -> None:
    page.resize(900, 700)
    table = page.open_table
    for place in table.samples:
        texts = [str(table.model().index(row, place).data()) for row in range(len(table.lines))]
        texts.append(str(table.model().headerData(place, Qt.Orientation.Horizontal)))
        assert max(table.fontMetrics().horizontalAdvance(text) for text in texts) < table.columnWidth(place), texts


def test_support_is_told_with_its_sign() -> None:
    assert [signed(Decimal(text)) for text in ("0.5", "-0.25", "0.001", "0")] == ["+0.50", "−0.25", "0", "0"]


def test_an_empty_page_offers_the_first_one(page: OpportunitiesPage, desk: Desk, qtbot: QtBot) -> None:
    desk.clients.trash([deal.code for deal in desk.opportunities.every()])
    page.refresh()
    wait(page, qtbot)
    assert page.places.currentWidget() is page.empty
    page.first_button.click()
    wait(page, qtbot)
    dialog = top(OpportunityDialog)
    assert isinstance(dialog, OpportunityDialog)
    dialog.reject()


def test_the_year_of_the_outcome_is_this_one(desk: Desk) -> None:
    from clientdesk.ui.sales.figures import outcome

    told = outcome(desk.opportunities.every(), date(desk.today.year + 1, 1, 1))
    assert (told.rate.lost, told.cycle) == (0, None)
