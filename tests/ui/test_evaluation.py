"""Evaluations in the window: typed by keys, reckoned as they are typed, finished, told in the head, taken back."""

from collections.abc import Callable
from decimal import Decimal
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.enterprise.operating_detail import Guarantee, OperatingDetail
from clientdesk.dossier.enterprise.trading import CreditEvent, Trading
from clientdesk.dossier.house.credit import Credit as House
from clientdesk.dossier.house.credit import Criterion
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.work.evaluation import CREDIT, DISTRIBUTOR, WEIGHTED, Evaluation, Score
from clientdesk.ui.client.tabs import CREDIT as CREDIT_TAB
from clientdesk.ui.client.tabs import SUMMARY
from clientdesk.ui.credit.page import EVALUATION
from clientdesk.ui.evaluation.making import Making
from clientdesk.ui.evaluation.page import Evaluations
from clientdesk.ui.evaluation.reading import Finished
from clientdesk.ui.figures import AIR
from clientdesk.ui.house.credit import CreditDialog, open_credit
from clientdesk.ui.window import Window
from tests import make
from tests.ui import hands
from tests.ui.conftest import PATIENCE, settle

Open = Callable[[], Window]
POINTS = ("85", "78", "72", "60", "70", "90")


@pytest.fixture
def window(desk: Desk, open_window: Open, set_clock: Callable[[str], None], qtbot: QtBot) -> Window:
    """A window with the evaluations of an enterprise that has given a deposit and disputes an invoice."""
    set_clock("2026-11-22T10:00:00+00:00")
    deposit = Row({Guarantee.kind.key: "deposit", Guarantee.value.key: Decimal(20000)})
    dispute = Row({CreditEvent.kind.key: "dispute"})
    desk.clients.create(
        make.enterprise(
            "样板贸易有限公司", guarantees=(deposit,), credit_limit=Decimal(50000), credit_events=(dispute,)
        )
    )
    desk.clients.create(make.enterprise("范本商行"))
    return shown(open_window(), qtbot)


def shown(window: Window, qtbot: QtBot) -> Window:
    window.show_client(1)
    settle(qtbot, window)
    window.page.tabs.go_to(CREDIT_TAB)
    window.page.tabs.credit.show_part(EVALUATION)
    settle(qtbot, window)
    return window


def page(window: Window) -> Evaluations:
    return window.page.tabs.credit.evaluations


def begun(window: Window, qtbot: QtBot, kind: str = CREDIT) -> Making:
    page(window).begin(kind)
    settle(qtbot, window)
    return making(window)


def making(window: Window) -> Making:
    made = page(window).making
    assert made is not None
    return made


def field(window: Window, key: str) -> QWidget:
    return making(window).entries[key].editor


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget) and label.text()]


def type_points(window: Window, points: tuple[str, ...]) -> None:
    """With the keys alone: points and Enter, and the cursor is in the next points."""
    making(window).focus_first()
    for text in points:
        QTest.keyClicks(hands.focused(), text)
        QTest.keyClick(hands.focused(), Qt.Key.Key_Return)


def untick(window: Window, name: str) -> None:
    ticks = making(window).knock_outs
    assert ticks is not None
    ticks.ticks[name].setFocus()
    QTest.keyClick(ticks.ticks[name], Qt.Key.Key_Space)


def test_a_whole_evaluation_is_typed_finished_shown_in_the_head_and_undone(window: Window, qtbot: QtBot) -> None:
    desk = window.context.desk
    before = desk.keeping.dump()
    begun(window, qtbot)
    type_points(window, POINTS)
    untick(window, "dispute")
    hands.write(field(window, "monthly_turnover").line, "120,000")  # type: ignore[attr-defined]
    foot = page(window).foot
    assert foot.result.text() == "Grade A · total 76.50 · suggested limit ¥260,000 · Net 30 days"
    assert "limit ¥260,000, terms Net 30 days" in foot.writes.text()
    foot.finish.setFocus()
    QTest.keyClick(foot.finish, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert window.page.head.credit.text() == "A · limit ¥260,000 · review 2027-11"
    assert isinstance(page(window).body, Finished)
    assert page(window).standing.grade.text() == "A"
    assert page(window).standing.word.text() == "good credit"
    client = desk.clients.get("KH000001")
    assert (client[Trading.credit_limit], client[Trading.payment_terms]) == (Decimal(260000), "net30")
    assert len(client.rows(OperatingDetail.credit_evals)) == 1
    window.undo()
    settle(qtbot, window)
    assert desk.keeping.dump() == before
    assert not window.page.head.credit.isVisible()
    assert page(window).making is None


def test_without_an_evaluation_the_page_says_what_one_is_for_and_which_button_begins_it(
    window: Window, qtbot: QtBot
) -> None:
    page = window.page.tabs.credit.evaluations
    accent = page.new.palette().button().color()
    assert page.nothing.isVisible()
    assert not page.standing.isVisible()
    assert accent != page.memo.palette().button().color()
    page.begin(CREDIT)
    settle(qtbot, window)
    assert page.making
    assert not page.nothing.isVisible()
    assert page.new.palette().button().color() == page.memo.palette().button().color()


def test_the_head_alone_tells_grade_and_limit_and_nobody_else_sees_them(window: Window, qtbot: QtBot) -> None:
    finish(window, qtbot)
    window.page.tabs.go_to(SUMMARY)
    settle(qtbot, window)
    assert window.page.head.credit.text() == "B · limit ¥49,000 · review 2027-11"
    assert not any("limit" in text for text in words(window.page.tabs.summary.badges))
    window.privacy.turn()
    settle(qtbot, window)
    assert not window.page.head.credit.isVisible()
    assert not any("limit" in text for text in words(window.page.tabs.summary.badges))


def finish(window: Window, qtbot: QtBot, **typed: str) -> None:
    begun(window, qtbot)
    type_points(window, POINTS)
    for key, text in {"monthly_turnover": "120000", **typed}.items():
        making(window).entries[key].editor.set_text(text)
    page(window).finish()
    settle(qtbot, window)


def test_more_at_stake_than_the_limit_is_said_in_words(window: Window, qtbot: QtBot) -> None:
    finish(window, qtbot, exposure="90000")
    assert window.page.head.credit.text() == "B · exposure ¥90,000 over the limit of ¥49,000 · review 2027-11"
    assert page(window).standing.warning.text() == "Over the limit: the exposure is ¥90,000, the limit ¥49,000."


def test_what_the_file_proves_is_ticked_and_marked(window: Window, qtbot: QtBot) -> None:
    ticks = begun(window, qtbot).knock_outs
    assert ticks is not None
    assert ticks.ticked() == ("dispute",)
    assert ticks.ticks["dispute"].text() == "A dispute is open (at most B), proven by the file"
    assert ticks.ticks["insolvency"].text() == "Insolvency proceedings (at most C)"
    type_points(window, POINTS)
    assert "A dispute is open: no better grade than B" in making(window).outcome.reasons.text()


def test_a_fact_says_by_word_for_whom_it_speaks(window: Window, qtbot: QtBot) -> None:
    character = begun(window, qtbot).criteria[0]
    assert "− against" in words(character)
    assert "90–100: Always early or on time, no events" in "\n".join(words(character))


def test_a_proposed_score_is_taken_over_by_a_person(window: Window, qtbot: QtBot) -> None:
    collateral = begun(window, qtbot).criteria[3]
    assert collateral.score.editor.text() == ""
    assert collateral.take.text() == f"Take over {collateral.proposed}"
    collateral.take.click()
    assert collateral.written()[Score.score] == Decimal(collateral.proposed)


def test_too_little_rated_comes_to_nothing_and_cannot_be_finished(window: Window, qtbot: QtBot) -> None:
    begun(window, qtbot)
    type_points(window, ("90",))
    foot = page(window).foot
    assert foot.result.text() == "Only 20% of the weights are rated; at least 60% are needed."
    assert not foot.finish.isEnabled()
    assert foot.save.isEnabled()


def test_a_part_rated_is_provisional(window: Window, qtbot: QtBot) -> None:
    begun(window, qtbot)
    type_points(window, ("90", "80", "70"))
    hands.write(making(window).criteria[5].score.editor.line, "60")  # type: ignore[attr-defined]
    assert "provisional: 75% rated" in page(window).foot.result.text()


def test_granting_something_else_needs_a_reason(window: Window, qtbot: QtBot) -> None:
    finish(window, qtbot, granted_limit="300000")
    assert window.context.desk.credit.latest("KH000001") is None
    assert page(window).foot.problem.text() == "What is granted differs from what is suggested; say why."
    assert hands.focused() is field(window, "granted_reason").focusProxy()
    QTest.keyClicks(hands.focused(), "Long acquaintance")
    page(window).finish()
    settle(qtbot, window)
    standing = window.context.desk.credit.latest("KH000001")
    assert standing is not None
    assert standing.limit == Decimal(300000)


def test_a_review_before_the_evaluation_is_named_and_nothing_is_stored(window: Window, qtbot: QtBot) -> None:
    made = begun(window, qtbot)
    made.entries["next_review"].editor.set_text("2001-01-31")
    page(window).save()
    settle(qtbot, window)
    assert made.entries["next_review"].is_refused
    assert window.context.desk.credit.history("KH000001") == []


def test_points_beyond_the_scale_are_named_and_nothing_is_stored(window: Window, qtbot: QtBot) -> None:
    made = begun(window, qtbot)
    hands.write(made.criteria[1].score.editor.line, "180")  # type: ignore[attr-defined]
    page(window).save()
    settle(qtbot, window)
    assert made.criteria[1].score.note is not None
    assert "100" in made.criteria[1].score.note.text()
    assert window.context.desk.credit.history("KH000001") == []


def test_what_was_typed_outlives_the_window(window: Window, open_window: Open, qtbot: QtBot) -> None:
    begun(window, qtbot)
    type_points(window, ("85", "78"))
    making(window).entries["opinion"].editor.set_text("Sound, but small.")
    page(window).keep()
    settle(qtbot, window)
    again = shown(open_window(), qtbot)
    assert [one.score.editor.text() for one in making(again).criteria[:3]] == ["85", "78", ""]
    assert making(again).entries["opinion"].editor.text() == "Sound, but small."
    assert page(again).foot.state.text() == "Typed, not stored yet"
    assert window.context.desk.credit.history("KH000001") == []


def test_a_draft_is_stored_gone_on_with_and_what_was_typed_since_discarded(window: Window, qtbot: QtBot) -> None:
    begun(window, qtbot)
    type_points(window, POINTS)
    page(window).save()
    settle(qtbot, window)
    [draft] = window.context.desk.credit.history("KH000001")
    assert (draft[Evaluation.status], draft[Evaluation.total]) == ("draft", Decimal("76.50"))
    assert page(window).foot.state.text() == "Stored as a draft"
    hands.write(making(window).criteria[0].score.editor.line, "10")  # type: ignore[attr-defined]
    assert page(window).foot.discard.isVisible()
    page(window).discard()
    settle(qtbot, window)
    assert making(window).criteria[0].score.editor.text() == "85"
    assert not page(window).foot.discard.isVisible()


def is_at(window: Window, client: int) -> bool:
    """Whether the page has come to a client."""
    opened = page(window).opened
    return opened is not None and opened.record.id == client


def test_a_draft_that_is_stored_late_leaves_what_is_typed_for_another_client(window: Window, qtbot: QtBot) -> None:
    window.show_client(2)
    settle(qtbot, window)
    begun(window, qtbot)
    type_points(window, ("11",))
    shown(window, qtbot)
    begun(window, qtbot)
    type_points(window, POINTS)
    waiting = Event()
    window.context.tasks.ask(lambda: waiting.wait(20), lambda _done: None)
    page(window).save()
    window.show_client(2)
    qtbot.waitUntil(lambda: is_at(window, 2), timeout=PATIENCE)
    page(window).begin(CREDIT)
    qtbot.waitUntil(lambda: page(window).making is not None, timeout=PATIENCE)
    waiting.set()
    settle(qtbot, window)
    for client, typed in ((1, []), (2, ["11"])):
        window.show_client(client)
        settle(qtbot, window)
        assert list(begun(window, qtbot).texts().values()) == typed


def test_the_history_leads_to_each_evaluation(window: Window, qtbot: QtBot) -> None:
    finish(window, qtbot)
    begun(window, qtbot, WEIGHTED)
    history = page(window).history
    rows = [
        [history.item(row, place).text() for place in (1, 3, 5)]  # type: ignore[union-attr]
        for row in range(history.rowCount())
    ]
    assert rows == [["Weighted client evaluation", "", "not stored yet"], ["Credit (6C)", "B", "Final"]]
    heads = [history.horizontalHeaderItem(place).text() for place in (2, 3)]  # type: ignore[union-attr]
    # The head of figures stays off the words of the next one.
    assert heads == [f"Total{AIR}", "Grade"]
    history.setFocus()
    QTest.keyClick(history, Qt.Key.Key_Down)
    settle(qtbot, window)
    assert isinstance(page(window).body, Finished)
    assert "This evaluation is finished and stays as it was decided." in words(page(window))


def test_a_weighted_evaluation_tells_its_band(window: Window, qtbot: QtBot) -> None:
    begun(window, qtbot, WEIGHTED)
    assert page(window).foot.result.text() == "4 criteria are not scored yet."
    type_points(window, ("82", "74", "70", "68"))
    assert page(window).foot.result.text() == "Total 74.20 · Ideal"


def scored(desk: Desk, code: str, points: tuple[int, ...]) -> Record:
    draft = desk.credit.draft(code, DISTRIBUTOR)
    rows = zip(draft.rows(Evaluation.scores), points, strict=True)
    draft[Evaluation.scores] = tuple(row.with_value(Score.score, Decimal(score)) for row, score in rows)
    return draft


def test_distributors_stand_beside_each_other(window: Window, qtbot: QtBot) -> None:
    desk = window.context.desk
    desk.credit.save(scored(desk, "KH000001", (80, 75, 70, 85, 60, 78, 90, 82, 70, 65, 72)))
    desk.credit.save(scored(desk, "KH000002", (90, 82, 88, 60, 75, 85, 70, 88, 75, 60, 80)))
    page(window).open_compare()
    settle(qtbot, window)
    dialog = page(window).compare
    assert dialog is not None
    totals = [dialog.table.item(11, place).text() for place in (0, 1)]  # type: ignore[union-attr]
    assert totals == ["76.75", "79.24"]
    assert dialog.verdict.text() == "The choice by points: 范本商行"
    dialog.table.setCurrentCell(0, 1)
    dialog.remove.click()
    settle(qtbot, window)
    assert dialog.verdict.text() == "From 2 to 8 distributors can be compared at once."
    dialog.reject()


def test_every_input_of_an_evaluation_has_a_name_and_tab_goes_down_the_page(window: Window, qtbot: QtBot) -> None:
    made = begun(window, qtbot)
    inputs = [*made.findChildren(QLineEdit), *made.findChildren(QPlainTextEdit), *made.findChildren(QAbstractButton)]
    nameless = [one for one in inputs if one.isVisibleTo(made) and not (one.accessibleName() or _text(one))]
    assert not nameless
    made.focus_first()
    visited = [hands.focused().accessibleName()]
    for _ in range(3):
        QTest.keyClick(hands.focused(), Qt.Key.Key_Tab)
        visited.append(hands.focused().accessibleName())
    assert [name for name in visited if not name.startswith("Character: Take over")][:3] == [
        "Character: Score",
        "Character: Why",
        "Capacity: Score",
    ]


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


# The rules of the house


@pytest.fixture
def rules(window: Window, qtbot: QtBot) -> CreditDialog:
    """The dialog of the rules, filled with what is usual."""
    dialog = open_credit(window.context, window)
    dialog.stored.connect(window.take_news)
    settle(qtbot, window)
    return dialog


def test_the_sums_of_the_weights_are_told_as_they_are_typed(rules: CreditDialog) -> None:
    assert rules.sums.text() == "Credit (6C): 100   ·   Weighted client evaluation: 100   ·   Distributor scoring: 100"
    model = rules.grids[House.evaluation_criteria.key].model
    model.put(model.index(0, model.columns.index(Criterion.weight)), Decimal(15))
    assert rules.sums.text().startswith("Credit (6C): 95, but it must be 100")


def test_weights_that_do_not_add_up_are_refused(rules: CreditDialog, window: Window, qtbot: QtBot) -> None:
    model = rules.grids[House.evaluation_criteria.key].model
    weight = model.columns.index(Criterion.weight)
    model.put(model.index(0, weight), Decimal(15))
    rules.ok.click()
    settle(qtbot, window)
    assert rules.problem.text() == "The weights add up to 95, not to 100: Credit (6C)."
    model.put(model.index(1, weight), Decimal(25))
    rules.ok.click()
    settle(qtbot, window)
    weights = {one.criterion: one.weight for one in window.context.desk.credit.rules().weights[CREDIT]}
    assert (weights["character"], weights["capacity"]) == (Decimal(15), Decimal(25))
