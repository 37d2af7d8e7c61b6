"""The line over the grid that tells which statement the cursor is in, and what can be done with it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from clientdesk.dossier.choices.statements import UNIT
from clientdesk.dossier.fields import Field
from clientdesk.dossier.statements.periods import Period
from clientdesk.dossier.statements.statement import CHECKED, DRAFT, LOCKED, Statement
from clientdesk.i18n import N_
from clientdesk.ui.client.buttons import push
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import Combo
from clientdesk.ui.labels import Pieces, plain_tip, quiet
from clientdesk.ui.look import em, lifted

_TOLD: tuple[Field[str], ...] = (Statement.currency, Statement.scope, Statement.standard)


class Strip(QWidget):
    """`asked` tells what is to be done with the statement: a verb of these."""

    asked = Signal(str)
    unit_asked = Signal(str)

    HEAD, OPENING, CARRY, CHECK, REOPEN, LOCK, UNLOCK, DELETE = (
        "head",
        "opening",
        "carry",
        "check",
        "reopen",
        "lock",
        "unlock",
        "delete",
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        words = context.words
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em(self, 0.4))
        self.told = Pieces(self)
        line.addWidget(self.told, 1)
        self.caption = quiet(words.tr(N_("Typed in")), self)
        self.caption.setWordWrap(False)
        line.addWidget(self.caption)
        self.unit = Combo(self)
        self.unit.setMinimumContentsLength(11)
        for code in UNIT.labels:
            self.unit.addItem(UNIT.label(code, words), code)
        self.caption.setBuddy(self.unit)
        self.unit.activated.connect(lambda _place: self.unit_asked.emit(str(self.unit.currentData())))
        line.addWidget(self.unit)
        self.verb = push("", self._do, self)
        line.addWidget(self.verb)
        self.more = QPushButton(words.tr(N_("More")), self)
        self.more.setAutoDefault(False)
        self.menu = QMenu(self)
        lifted(self.menu)
        self.actions_by_name = {
            name: self._action(text, name)
            for name, text in (
                (self.HEAD, N_("Period and source…")),
                (self.OPENING, N_("Opening balances")),
                (self.CARRY, N_("Opening balances from the period before")),
                (self.LOCK, N_("Lock")),
                (self.REOPEN, N_("Make it a draft again")),
                (self.DELETE, N_("Delete")),
            )
        }
        self.actions_by_name[self.OPENING].setCheckable(True)
        self.more.setMenu(self.menu)
        line.addWidget(self.more)
        self._verb = self.CHECK

    def _action(self, text: str, name: str) -> QAction:
        action = self.menu.addAction(self.context.words.tr(text))
        action.triggered.connect(partial(self._ask, name))
        return action

    def _ask(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's argument
        self.asked.emit(name)

    def _do(self) -> None:
        self.asked.emit(self._verb)

    def show_period(self, period: Period, *, opened: bool, unit: int) -> None:
        """Tell of a statement; `opened` says whether its opening balances are shown, `unit` what its amounts are in."""
        words, record = self.context.words, period.record
        parts = [record.name]
        parts += [field.type.show(value, words) for field in _TOLD if (value := record[field])]
        if record[Statement.audited]:
            parts.append(words.tr(N_("audited")))
        told = " · ".join(filter(None, parts))
        self.told.setText(told)
        self.told.setToolTip(plain_tip(f"{told}\n{_days(period)}"))
        self.unit.setCurrentIndex(self.unit.findData(str(unit)))
        status = record[Statement.status] or DRAFT
        covered = self.context.privacy.is_on
        caption = words.tr(N_("Typed in") if status == DRAFT else N_("Shown in"))
        self.caption.setText(caption)
        self.unit.setAccessibleName(caption)
        self.unit.setEnabled(not covered)
        self._verb, text = _VERBS[status]
        self.verb.setText(words.tr(text))
        self.verb.setEnabled(not covered)
        self.actions_by_name[self.OPENING].setChecked(opened)
        self.actions_by_name[self.LOCK].setVisible(status != LOCKED)
        self.actions_by_name[self.REOPEN].setVisible(status == CHECKED and self._verb != self.REOPEN)
        self.actions_by_name[self.CARRY].setVisible(status == DRAFT and not covered)
        for name in (self.HEAD, self.LOCK, self.DELETE):
            self.actions_by_name[name].setEnabled(not covered and (status != LOCKED or name == self.HEAD))


_VERBS = {
    DRAFT: (Strip.CHECK, N_("Mark as checked")),
    CHECKED: (Strip.REOPEN, N_("Reopen")),
    LOCKED: (Strip.UNLOCK, N_("Unlock")),
}
"""What is done next with a statement of a status."""


def _days(period: Period) -> str:
    start, end = period.sheet.start, period.sheet.end
    return f"{start} – {end}" if start and end else ""
