"""The page of expenses: mine, those I am to approve, those to be paid, all; and each step of their way."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.desk.trading.retelling import retold
from clientdesk.desk.trading.spending import Spending, spendings
from clientdesk.dossier.choices.trade import EXPENSE_MOVE
from clientdesk.dossier.kinds import EXPENSE
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.moves import APPROVE, PAY, REJECT, REOPEN, SUBMIT, WITHDRAW
from clientdesk.dossier.trade.spent import Expense
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import one_of, push
from clientdesk.ui.context import Context
from clientdesk.ui.expenses.asking import PayDialog, RejectDialog
from clientdesk.ui.form.dialog import StoringDialog
from clientdesk.ui.labels import heading, quiet, wrapping
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.page_parts import in_a_row, nothing_yet, page_title, title_line
from clientdesk.ui.trade.book_page import BookPage
from clientdesk.ui.trade.dialog import DocumentDialog
from clientdesk.ui.trade.strip import said
from clientdesk.ui.trade.table import Column, LinesTable, Told
from clientdesk.ui.trade.wording import amount, state_label, told

_COLUMNS = (
    Column(N_("Number"), 14),
    Column(N_("Day"), 10, sample="2026-03-09"),
    Column(N_("Applicant"), 10),
    Column(N_("Category"), 14),
    Column(N_("What for"), 30),
    Column(N_("Client"), 21),
    Column(N_("Amount"), 14, right=True),
    Column(N_("Papers"), 8, right=True, sample="00"),
    Column(N_("Status"), 12),
)
_PARTS: tuple[tuple[str, str, Callable[[Spending], bool], str], ...] = (
    ("mine", N_("Mine"), lambda each: each.mine, N_("You have no expenses yet. Write one, and submit it.")),
    ("to_approve", N_("To approve"), lambda each: each.waits_for_me, N_("Nothing waits for your approval.")),
    ("unpaid", N_("Approved, not paid"), lambda each: each.unpaid, N_("Everything that was approved is paid.")),
    ("all", N_("All"), lambda _each: True, N_("No expenses yet. Write one, and submit it.")),
)
"""(name, title, what belongs to it, what is said where there is nothing)."""
_MOVES = (
    (SUBMIT, N_("Submit")),
    (APPROVE, N_("Approve")),
    (REJECT, N_("Reject…")),
    (PAY, N_("Mark as paid…")),
    (WITHDRAW, N_("Withdraw")),
    (REOPEN, N_("Back to draft")),
)
_DONE = {
    SUBMIT: N_("Submitted {document}"),
    APPROVE: N_("Approved {document}"),
    REJECT: N_("Rejected {document}"),
    PAY: N_("Marked {document} as paid"),
    WITHDRAW: N_("Withdrew {document}"),
    REOPEN: N_("{document} is a draft again"),
}
_NAMED = 3
"""So many expenses are told by their numbers."""


class ExpensesPage(BookPage):
    """`counted` tells how many wait for an approval."""

    counted = Signal(int)
    kinds = frozenset({EXPENSE.name})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.found: tuple[Spending, ...] = ()
        words = context.words
        column = QVBoxLayout(self)
        # What is told of an expense stands above where messages come up.
        column.setContentsMargins(em(self, 2), em(self, 1.4), em(self, 2), em(self, 4))
        column.setSpacing(em(self, 0.7))
        column.addLayout(self._make_head())
        column.addLayout(self._make_parts())
        column.addLayout(self._make_tools())
        self.places = QStackedWidget(self)
        self.table: LinesTable[Spending] = LinesTable(
            words, words.tr(N_("Expenses")), _COLUMNS, self._tell, self.places
        )
        self.empty = self._make_empty(self.places)
        self.places.addWidget(self.table)
        self.places.addWidget(self.empty)
        column.addWidget(self.places, 1)
        self.warning = wrapping(parent=self)
        coloured(self.warning, colours_of(self).problem)
        self.warning.hide()
        self.way = quiet(parent=self)
        column.addWidget(self.warning)
        column.addWidget(self.way)
        self.table.opened.connect(self._open)
        self.table.moved.connect(self._show_chosen)
        self.setFocusProxy(self.table)
        self._show_chosen()

    # Making

    def _make_head(self) -> QHBoxLayout:
        tr = self.context.words.tr
        self.sum = quiet(parent=self)
        self.add_button = push(tr(N_("+ Expense")), self.write, self)
        return title_line(page_title(tr(N_("Expenses")), self), self.sum, [self.add_button])

    def _make_parts(self) -> QHBoxLayout:
        self.parts = [push("", partial(self.show_part, name), self) for name, *_rest in _PARTS]
        line = in_a_row(self.parts, self)
        self.group = one_of(self.parts, self)
        self._name_parts()
        return line

    def _make_empty(self, parent: QWidget) -> QWidget:
        tr, side = self.context.words.tr, QWidget(parent)
        told = N_(
            "An expense goes from draft to submitted, approved and paid; each step is kept with its day and name."
        )
        self.nothing = heading(parent=side)
        return nothing_yet(side, [self.nothing, quiet(tr(told), side)], [push(tr(N_("+ Expense")), self.write, side)])

    def _make_tools(self) -> QHBoxLayout:
        tr = self.context.words.tr
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.4))
        self.open_button = push(tr(N_("Open")), self.open_current, self)
        line.addWidget(self.open_button)
        self.moves = {name: push(tr(title), partial(self.make, name), self) for name, title in _MOVES}
        for button in self.moves.values():
            line.addWidget(button)
        line.addStretch()
        return line

    # Showing

    def refresh(self) -> None:
        """Look the expenses up anew."""
        self.is_stale = False
        self.context.tasks.read("expenses", partial(spendings, self.context.desk), self.show_found)

    def show_found(self, found: tuple[Spending, ...]) -> None:
        """Show these."""
        self.found = found
        self._name_parts()
        self.counted.emit(sum(each.waits_for_me for each in found))
        self._show_shown()

    def _name_parts(self) -> None:
        for button, (name, title, belongs, _nothing) in zip(self.parts, _PARTS, strict=True):
            count = sum(belongs(each) for each in self.found)
            text = self.context.words.tr(title)
            button.setText(f"{text} ({count:,})" if count and name != "all" else text)

    @property
    def part(self) -> str:
        """The name of the part that is shown."""
        return _PARTS[max(0, self.group.checkedId())][0]

    def show_part(self, name: str) -> None:
        """Show a part."""
        place = next(place for place, part in enumerate(_PARTS) if part[0] == name)
        self.parts[place].setChecked(True)
        self._show_shown()

    def _show_shown(self) -> None:
        words = self.context.words
        _name, _title, belongs, nothing = _PARTS[max(0, self.group.checkedId())]
        shown = [each for each in self.found if belongs(each)]
        before = self.wanted or (self.table.current.code if self.table.current else "")
        self.wanted = ""
        self.nothing.setText(words.tr(nothing))
        self.places.setCurrentWidget(self.table if shown else self.empty)
        self.table.show_lines(shown, at=next((n for n, each in enumerate(shown) if each.code == before), 0))
        sums: dict[str, Decimal] = {}
        for each in shown:
            sums[each.currency] = sums.get(each.currency, Decimal(0)) + each.total
        self.sum.setText(words.tr(N_("in all {amounts}"), amounts=told(sums, words)) if shown else "")
        self._show_chosen()

    def _tell(self, each: Spending) -> Told:
        words, colours = self.context.words, colours_of(self)
        state = state_label(EXPENSE.name, each.state, words)
        if each.halfway:
            state = words.tr(N_("{state}, 1 of 2"), state=state)
        texts = (
            each.code,
            each.day.isoformat() if each.day else "",
            each.applicant,
            Expense.category.type.show(each.category, words) if each.category else "",
            retold(EXPENSE.name, " ".join(each.particulars.split()), words),
            each.client_name,
            amount(each.total, each.currency),
            str(each.papers or ""),
            state,
        )
        ended = each.state in ("paid", "withdrawn")
        shades = {len(texts) - 1: colours.problem} if each.state == "rejected" else {}
        return Told(texts, shades, colour=colours.quiet if ended else "")

    def _show_chosen(self) -> None:
        chosen = self.table.chosen_lines() if self.places.currentWidget() is self.table else []
        self.open_button.setVisible(self.places.currentWidget() is self.table)
        self.open_button.setEnabled(len(chosen) == 1)
        for name, button in self.moves.items():
            button.setVisible(any(name in each.moves for each in chosen))
        self._show_way([])
        self.warning.hide()
        if len(chosen) == 1:
            code = chosen[0].code
            self.context.tasks.read("expense", partial(self._look_at, code), partial(self._show_told, code))

    def _look_at(self, code: str) -> tuple[list[str], str]:
        """Off the window's thread: the steps of an expense in words, and what stands against it."""
        desk, words = self.context.desk, self.context.words
        record = desk.clients.get(code)
        steps = []
        for step in desk.trading.approving.way_of(record):
            moment = step.at.astimezone().strftime("%Y-%m-%d %H:%M")
            told = f"{EXPENSE_MOVE.label(step.move, words)} · {step.by} · {moment}"
            steps.append(f"{told} · {step.remark}" if step.remark else told)
        against = said(desk, record, words=words)
        return steps, against.text if against else ""

    def _show_told(self, code: str, told: tuple[list[str], str]) -> None:
        if self.table.current is not None and self.table.current.code == code:
            self._show_way(told[0])
            self.warning.setText(told[1])
            self.warning.setVisible(bool(told[1]))

    def _show_way(self, steps: list[str]) -> None:
        self.way.setText("   →   ".join(steps))
        self.way.setVisible(bool(steps))

    # Writing

    def write(self) -> None:
        """Write a new expense."""
        self._ask(partial(self.context.desk.trading.document, EXPENSE.name))

    def open_current(self) -> None:
        """Open the expense that is chosen."""
        if self.table.current is not None:
            self._open(self.table.current)

    def _open(self, each: Spending) -> None:
        self._ask(partial(self.context.desk.clients.get, each.code))

    def _ask(self, maker: Callable[[], Record]) -> None:
        self.context.tasks.read("document", maker, self._show_document)

    def _show_document(self, record: Record) -> None:
        dialog = DocumentDialog(self.context, record, self)
        dialog.stored.connect(partial(self._took_document, dialog))
        dialog.open()

    def _took_document(self, dialog: DocumentDialog, changed: Changed) -> None:
        assert dialog.record is not None
        self.wanted = dialog.record.code
        self.took(dialog.kept(), changed)

    # The way

    def make(self, move: str) -> StoringDialog | None:
        """Make a step with all that is chosen, undone as one; a rejection asks why, a payment when and how."""
        chosen = [each.code for each in self.table.chosen_lines() if move in each.moves]
        if not chosen:
            return None
        words = self.context.words
        done = words.tr(_DONE[move], document=words.listed(chosen[:_NAMED]))
        if len(chosen) > _NAMED:
            done = words.tr(N_("{move}: {n} expenses"), move=EXPENSE_MOVE.label(move, words), n=len(chosen))
        if move in (REJECT, PAY):
            dialog = (RejectDialog if move == REJECT else PayDialog)(self.context, chosen, self)
            dialog.stored.connect(partial(self.took, done))
            dialog.open()
            return dialog
        work = partial(self.context.desk.trading.approving.several, chosen, move)
        self.context.tasks.ask(work, partial(self.took, done), self.failed)
        return None
