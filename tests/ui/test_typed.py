"""What was typed into a dialog: Esc, Cancel and the close of its window ask before it goes, and nobody is asked who
typed nothing."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from clientdesk.desk import Desk
from clientdesk.dossier.insurance.claim import Claim
from clientdesk.dossier.kinds import DOCUMENTS, ORDER, PRODUCT
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.product import Product
from clientdesk.dossier.trade.promised import Order
from clientdesk.dossier.values import Link
from clientdesk.dossier.work.task import Task
from clientdesk.ui.context import Context
from clientdesk.ui.editors import Editor
from clientdesk.ui.editors.chosen import ChoiceEditor
from clientdesk.ui.editors.lines import LineEditor, LongTextEditor
from clientdesk.ui.form.dialog import FieldsDialog, StoringDialog
from clientdesk.ui.house.choice import LayoutChoice
from clientdesk.ui.house.company import CompanyDialog
from clientdesk.ui.house.credit import CreditDialog
from clientdesk.ui.house.insurance import InsuranceRules
from clientdesk.ui.house.letters import LetterRulesDialog
from clientdesk.ui.house.rhythm import RhythmDialog
from clientdesk.ui.house.service import ServiceRulesDialog
from clientdesk.ui.house.trade.window import PARTS, TradeSettings
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.policies.dialog import ClaimDialog, PolicyDialog
from clientdesk.ui.products.dialog import ProductDialog
from clientdesk.ui.ratios.rules import RatioRulesDialog
from clientdesk.ui.sales.dialog import OpportunityDialog
from clientdesk.ui.service.dialog import ServiceDialog
from clientdesk.ui.task_dialog import TaskDialog
from clientdesk.ui.task_done import DoneDialog
from clientdesk.ui.tasks import Tasks
from clientdesk.ui.trade.dialog import DocumentDialog
from clientdesk.ui.typed import TypedDialog
from clientdesk.ui.window import Window
from tests import make
from tests.desk.trading import selling
from tests.ui import hands
from tests.ui.conftest import PATIENCE, settle

Open = Callable[[type[StoringDialog], str], StoringDialog]
CLIENT = Link("KH000001", "王薇")
WRITTEN: tuple[tuple[type[StoringDialog], str], ...] = (
    *((DocumentDialog, kind.name) for kind in DOCUMENTS),
    *((ServiceDialog, kind) for kind in ("dispatch", "complaint", "service_plan", "installed_item", "service_request")),
    (PolicyDialog, "policy"),
    (ClaimDialog, "claim"),
    (OpportunityDialog, "opportunity"),
    (ProductDialog, "product"),
    (TaskDialog, "task"),
)
"""What people write in dialogs."""
_RULES: tuple[type[StoringDialog], ...] = (
    CompanyDialog,
    CreditDialog,
    InsuranceRules,
    LetterRulesDialog,
    RatioRulesDialog,
    RhythmDialog,
    ServiceRulesDialog,
    TradeSettings,
)
NAMES = [kind for _make, kind in WRITTEN]


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


@pytest.fixture
def opened(desk: Desk, context: Context, around: QWidget, tasks: Tasks, qtbot: QtBot) -> Iterator[Open]:
    """Opens a dialog for something new of a kind for a client."""
    desk.clients.create(make.person("王薇"))

    def made(sort: type[StoringDialog], kind: str) -> StoringDialog:
        make_one: Callable[..., StoringDialog] = sort
        dialog = task_dialog(context, around) if sort is TaskDialog else make_one(context, new(desk, kind), around)
        return shown(dialog, tasks, qtbot)

    yield made
    for dialog in around.findChildren(TypedDialog):
        dialog.give_up(lambda: None)


def new(desk: Desk, kind: str) -> Record:
    record = desk.clients.new(kind)
    if (field := record.kind.by_key.get("client")) is not None:
        record[field] = CLIENT
    return record


def task_dialog(context: Context, parent: QWidget) -> TaskDialog:
    dialog = TaskDialog(context, parent)
    task = context.desk.work.task()
    task[Task.client] = CLIENT
    dialog.show_task(task)
    return dialog


def shown(dialog: StoringDialog, tasks: Tasks, qtbot: QtBot) -> StoringDialog:
    dialog.open()
    qtbot.waitUntil(lambda: tasks.idle, timeout=PATIENCE)
    qtbot.wait(5)
    qtbot.waitUntil(lambda: tasks.idle, timeout=PATIENCE)
    return dialog


def questions(dialog: QWidget) -> list[QMessageBox]:
    return [box for box in dialog.findChildren(QMessageBox) if box.isVisible()]


def press(key: Qt.Key, within: QWidget) -> None:
    """As on the keyboard: to where the cursor is."""
    now = QApplication.focusWidget()
    QTest.keyClick(now if now is not None and now.window() is within else within, key)


def a_text(dialog: StoringDialog) -> LineEditor | LongTextEditor:
    """The first field for free text in it."""
    assert isinstance(dialog, FieldsDialog)
    editors = [entry.editor for entry in dialog.entries.values() if not entry.cell.isHidden()]
    lines = (one for one in editors if type(one) is LineEditor and one.isEnabled())
    return next(lines, None) or next(one for one in editors if isinstance(one, LongTextEditor))


def a_line(dialog: StoringDialog) -> LineEdit:
    editor = a_text(dialog)
    assert isinstance(editor, LineEditor)
    return editor.line


@pytest.mark.parametrize(("sort", "kind"), WRITTEN, ids=NAMES)
def test_esc_asks_before_what_was_typed_goes_and_closes_at_once_where_nothing_was(
    opened: Open, sort: type[StoringDialog], kind: str
) -> None:
    untouched = opened(sort, kind)
    press(Qt.Key.Key_Escape, untouched)
    assert not untouched.isVisible()
    dialog = opened(sort, kind)
    editor = a_text(dialog)
    editor.setFocus()
    QTest.keyClicks(hands.focused(), "12")
    before = editor.text()
    press(Qt.Key.Key_Escape, dialog)
    (question,) = questions(dialog)
    press(Qt.Key.Key_Return, question)
    assert dialog.isVisible()
    assert not questions(dialog)
    assert before == editor.text()
    assert "12" in before


def test_stored_records_are_left_at_once_by_whoever_only_looks_through_them(
    desk: Desk, context: Context, around: QWidget, tasks: Tasks, qtbot: QtBot
) -> None:
    desk.sample.add()
    sorts: dict[str, Callable[..., StoringDialog]] = {kind: sort for sort, kind in WRITTEN if sort is not TaskDialog}
    found = {line.kind: line.code for line in desk.clients.lines(desk.clients.numbers(kinds=tuple(sorts)))}
    for kind, sort in sorts.items():
        dialog = shown(sort(context, desk.clients.get(found[kind]), around), tasks, qtbot)
        for _field in range(30):
            press(Qt.Key.Key_Tab, dialog)
        qtbot.waitUntil(lambda: tasks.idle, timeout=PATIENCE)
        press(Qt.Key.Key_Escape, dialog)
        assert not dialog.isVisible(), kind


def test_cancel_and_the_close_of_the_window_ask_too_and_only_once(opened: Open) -> None:
    dialog = opened(TaskDialog, "task")
    hands.write(a_line(dialog), "寄样品")
    (box,) = dialog.findChildren(QDialogButtonBox)
    box.button(QDialogButtonBox.StandardButton.Cancel).click()
    dialog.close()
    dialog.reject()
    (question,) = questions(dialog)
    assert dialog.isVisible()
    assert question.text() == "Close without saving?"
    press(Qt.Key.Key_Escape, question)
    assert dialog.isVisible()
    dialog.close()
    (again,) = questions(dialog)
    next(button for button in again.buttons() if button.text() == "Discard what was typed").click()
    assert not dialog.isVisible()


def test_what_was_typed_is_stored_as_ever_and_nobody_is_asked(
    opened: Open, desk: Desk, tasks: Tasks, qtbot: QtBot
) -> None:
    dialog = opened(TaskDialog, "task")
    hands.write(a_line(dialog), "寄样品")
    dialog.save()
    qtbot.waitUntil(lambda: tasks.idle, timeout=PATIENCE)
    assert not isValid(dialog) or not dialog.isVisible()
    assert desk.clients.get("RW000001")[Task.subject] == "寄样品"


def test_a_long_text_is_not_taken_back_by_esc_in_a_dialog(opened: Open) -> None:
    dialog = opened(TaskDialog, "task")
    assert isinstance(dialog, TaskDialog)
    editor = dialog.entries[Task.note.key].editor
    assert isinstance(editor, LongTextEditor)
    editor.area.setFocus()
    QTest.keyClicks(editor.area, "a long note")
    QTest.keyClick(editor.area, Qt.Key.Key_Escape)
    assert editor.text() == "a long note"
    assert questions(dialog)


def test_a_cell_that_is_being_typed_into_is_asked_for_but_not_one_that_was_left_by_esc(opened: Open) -> None:
    dialog = opened(DocumentDialog, ORDER.name)
    assert isinstance(dialog, DocumentDialog)
    grid = dialog.grids["lines"]
    place = grid.model.index(0, [column.key for column in grid.model.columns].index("quantity"))
    for esc in (True, False):
        grid.view.setCurrentIndex(place)
        grid.view.edit(place)
        line = next(one.line for one in grid.view.findChildren(LineEditor) if not one.property("finished"))
        QTest.keyClicks(line, "3")
        assert dialog.is_typed
        if esc:
            QTest.keyClick(line, Qt.Key.Key_Escape)
            assert dialog.isVisible()
            assert not dialog.is_typed
    dialog.close()
    assert questions(dialog)


def test_rows_that_were_changed_are_asked_for(
    desk: Desk, context: Context, around: QWidget, opened: Open, tasks: Tasks, qtbot: QtBot
) -> None:
    order = selling.order(desk, CLIENT.target or "", day=date(2026, 3, 1))
    dialog = DocumentDialog(context, desk.clients.get(order.code), around)
    shown(dialog, tasks, qtbot)
    assert not dialog.is_typed
    dialog.grids["lines"].view.setCurrentIndex(dialog.grids["lines"].model.index(0, 0))
    dialog.grids["lines"].remove_row()
    press(Qt.Key.Key_Escape, dialog)
    assert questions(dialog)


def test_prices_that_the_program_fills_in_are_nobodys_typing(
    desk: Desk, context: Context, around: QWidget, opened: Open, tasks: Tasks, qtbot: QtBot
) -> None:
    product = desk.clients.new(PRODUCT.name)
    product[Product.name], product[Product.price], product[Product.currency] = "pump", Decimal(100), "CNY"
    desk.clients.create(product)
    order = new(desk, ORDER.name)
    order[Order.lines] = (Row({Line.product.key: Link(product.code, "pump"), Line.quantity.key: Decimal(2)}),)
    dialog = DocumentDialog(context, order, around)
    shown(dialog, tasks, qtbot)
    assert dialog.grids["lines"].model.rows()[0][Line.price] == 100
    assert not dialog.is_typed


def test_a_claim_fills_in_its_documents_without_a_question(opened: Open) -> None:
    dialog = opened(ClaimDialog, "claim")
    assert isinstance(dialog, ClaimDialog)
    dialog.entries[Claim.kind.key].editor.set_value("death")
    dialog.look_again()
    assert dialog.grids["documents"].model.rows()
    assert not dialog.is_typed


def test_what_came_of_a_task_is_asked_for(
    context: Context, around: QWidget, opened: Open, tasks: Tasks, qtbot: QtBot
) -> None:
    task = context.desk.work.task(subject="拜访")
    untouched = DoneDialog(context, task, around)
    shown(untouched, tasks, qtbot)
    press(Qt.Key.Key_Escape, untouched)
    assert not untouched.isVisible()
    dialog = DoneDialog(context, task, around)
    shown(dialog, tasks, qtbot)
    for part in (dialog.said, dialog.then_text):
        part.setFocus()
        QTest.keyClicks(part, "ok")
        press(Qt.Key.Key_Escape, dialog)
        (question,) = questions(dialog)
        press(Qt.Key.Key_Escape, question)
        part.clear()
    press(Qt.Key.Key_Escape, dialog)
    assert not dialog.isVisible()


@pytest.mark.parametrize("sort", _RULES)
def test_rules_of_the_house_are_left_at_once_where_nothing_was_typed(
    context: Context, around: QWidget, opened: Open, tasks: Tasks, qtbot: QtBot, sort: type[StoringDialog]
) -> None:
    dialog = sort(context, around)  # type: ignore[arg-type]
    if isinstance(dialog, TradeSettings):
        for name in PARTS:
            dialog.show_page(name)
    shown(dialog, tasks, qtbot)
    assert not dialog.is_typed
    editor = next(one for one in dialog.findChildren(Editor) if isinstance(one, LineEditor | ChoiceEditor))
    if isinstance(editor, ChoiceEditor):
        editor.combo.setCurrentIndex(0 if editor.combo.currentIndex() else 1)
    else:
        editor.line.setText("7")
    dialog.reject()
    assert questions(dialog)


def test_a_word_typed_to_find_a_field_is_no_choice_of_fields(
    context: Context, around: QWidget, opened: Open, tasks: Tasks, qtbot: QtBot
) -> None:
    dialog = LayoutChoice(context, "full", around)
    shown(dialog, tasks, qtbot)
    hands.write(dialog.offered.finder, "phone")
    dialog.reject()
    assert not dialog.isVisible()
    again = LayoutChoice(context, "full", around)
    shown(again, tasks, qtbot)
    again.order.take(again.order.keys[0])
    again.order.changed.emit()
    again.reject()
    assert questions(again)


def test_the_program_does_not_end_over_a_dialog_that_was_typed_into(
    open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    window = open_window()
    dialog = window.quick_add()
    line = dialog.entries[0].editor.findChildren(LineEdit)[0]
    QTest.keyClicks(line, "Sue")
    ended: list[object] = []
    window.finished.connect(lambda: ended.append(None))
    window.quit()
    settle(qtbot, window)
    assert questions(dialog)
    assert not ended
    assert window.isVisible()
    dialog.give_up(lambda: None)
    window.quit()
    qtbot.waitUntil(lambda: bool(ended), timeout=PATIENCE)
