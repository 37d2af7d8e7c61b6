"""Distributors side by side: two to eight candidates, their points, totals and places, and which one is chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from clientdesk.desk import Desk
from clientdesk.dossier.evaluation.results import Comparison, criterion_label
from clientdesk.dossier.house.credit import Weight
from clientdesk.dossier.record import Record
from clientdesk.dossier.types.numbers import plain
from clientdesk.dossier.work.evaluation import DISTRIBUTOR, FINAL, Evaluation, Score, criterion_of
from clientdesk.i18n import N_
from clientdesk.ui.client.buttons import push
from clientdesk.ui.context import Context
from clientdesk.ui.editors.reference import ReferenceEditor
from clientdesk.ui.labels import quiet, wrapping
from clientdesk.ui.look import as_list, em, sized
from clientdesk.ui.scroll_bars import slim

MOST = 8
"""Candidates that are compared at once."""
_WIDE, _NAME_LINES = 11, 3
"""Letters a column is wide, and lines its name may take."""


@dataclass(frozen=True)
class Table:
    """What was looked up: names and points of the candidates by their codes, and who comes out best."""

    codes: tuple[str, ...]
    names: Mapping[str, str]
    weights: tuple[Weight, ...]
    points: Mapping[str, Mapping[str, Decimal | None]]
    comparison: Comparison


def look_up(desk: Desk, codes: Sequence[str]) -> Table:
    """Compare these clients."""
    names = {code: desk.clients.get(code).name for code in codes}
    points = {code: _points(desk.credit.history(code, DISTRIBUTOR)) for code in codes}
    weights = desk.credit.rules().weights[DISTRIBUTOR]
    return Table(tuple(codes), names, weights, points, desk.credit.compare(codes))


def look_up_first(desk: Desk, client: str) -> Table:
    """Compare a client with those that were scored last."""
    others = [code for code in desk.credit.distributors(limit=MOST) if code != client]
    return look_up(desk, [client, *others][:MOST])


def _points(history: Sequence[Record]) -> dict[str, Decimal | None]:
    """Those of the last finished evaluation, or of the last draft where none is finished."""
    last = next((one for one in history if one[Evaluation.status] == FINAL), history[0] if history else None)
    return {criterion_of(row): row[Score.score] for row in last.rows(Evaluation.scores)} if last else {}


class CompareDialog(QDialog):
    """Candidates can be added and taken out."""

    def __init__(self, context: Context, client: Record, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.shown: Table | None = None
        words = context.words
        self.setWindowTitle(words.tr(N_("Compare distributors")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.7))
        told = N_("From 2 to 8 clients, by the last evaluation of each as a distributor and the weights of today.")
        column.addWidget(quiet(words.tr(told), self))
        line = QHBoxLayout()
        self.other = ReferenceEditor(Evaluation.client, context, self)
        self.other.line.setAccessibleName(words.tr(N_("Client to be added")))
        self.other.line.setPlaceholderText(words.tr(N_("Name of a client to be added…")))
        self.add = push(words.tr(N_("Add")), self.add_client, self)
        self.remove = push(words.tr(N_("Take out")), self.remove_client, self)
        line.addWidget(self.other, 1)
        line.addWidget(self.add)
        line.addWidget(self.remove)
        column.addLayout(line)
        self.table = QTableWidget(self)
        slim(self.table)
        self.table.setAccessibleName(words.tr(N_("Compare distributors")))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.table.setTabKeyNavigation(False)
        as_list(self.table)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        head.setMinimumHeight(self.fontMetrics().lineSpacing() * _NAME_LINES + em(self, 0.5))
        column.addWidget(self.table, 1)
        self.verdict = wrapping(parent=self)
        sized(self.verdict, 1.1, bold=True)
        column.addWidget(self.verdict)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        room = self.screen().availableSize()
        self.resize(min(em(self, 64), room.width()), min(em(self, 54), round(room.height() * 0.9)))
        context.tasks.read(("compare", id(self)), partial(look_up_first, context.desk, client.code), self.show_table)

    def show_table(self, found: Table) -> None:
        """Show what was compared: a line for each criterion, a column for each candidate."""
        self.shown = found
        words, table = self.context.words, self.table
        table.setColumnCount(len(found.codes))
        table.setRowCount(len(found.weights) + 2)
        table.setHorizontalHeaderLabels([found.names[code] for code in found.codes])
        heads = []
        for one in found.weights:
            told = {"criterion": words.say(criterion_label(one.criterion)), "weight": plain(one.weight)}
            heads.append(words.tr(N_("{criterion} ({weight})"), **told))
        table.setVerticalHeaderLabels([*heads, words.tr(N_("Total")), words.tr(N_("Place"))])
        ranked = {one.name: one for one in found.comparison.ranked}
        for across, code in enumerate(found.codes):
            points = [found.points[code].get(one.criterion) for one in found.weights]
            texts = ["–" if one is None else plain(one) for one in points]
            total, place = ranked[code].result.total, ranked[code].place
            texts += ["–" if total is None else f"{total:.2f}", "–" if place is None else str(place)]
            for down, text in enumerate(texts):
                table.setItem(down, across, _cell(text, bold=down >= len(points)))
            table.setColumnWidth(across, em(self, _WIDE))
        self.add.setEnabled(len(found.codes) < MOST)
        self.verdict.setText(self._told(found))

    def _told(self, found: Table) -> str:
        words, chosen = self.context.words, found.comparison.chosen
        if chosen:
            return words.tr(N_("The choice by points: {name}"), name=found.names[chosen])
        return "\n".join(words.say(reason.sentence) for reason in found.comparison.reasons)

    def add_client(self) -> None:
        """Add the client that was picked."""
        link = self.other.link
        if self.shown is None or link is None or not link.target:
            self.other.line.setFocus()
            return
        self.other.set_value(None)
        self._show(tuple(dict.fromkeys((*self.shown.codes, link.target))))

    def remove_client(self) -> None:
        """Take out the candidate whose column is chosen."""
        place = self.table.currentColumn()
        if self.shown is not None and 0 <= place < len(self.shown.codes):
            self._show(tuple(code for at, code in enumerate(self.shown.codes) if at != place))

    def _show(self, codes: tuple[str, ...]) -> None:
        self.context.tasks.read(("compare", id(self)), partial(look_up, self.context.desk, codes), self.show_table)


def _cell(text: str, *, bold: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if bold:
        font = QFont(item.font())
        font.setBold(True)
        item.setFont(font)
    return item
