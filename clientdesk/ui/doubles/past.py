"""What was merged and told apart before: what can be taken back, each pair forgotten again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from clientdesk.desk import Desk
from clientdesk.desk.doubles.given import Apart, Fate, Merger
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.labels import heading, quiet, wrapping
from clientdesk.ui.look import em, within_screen
from clientdesk.ui.scrolled import paper_in

_NAMED = 3
"""So many of the pairs of one merge are named."""
_FATES = {
    Fate.UNDONE: N_("Taken back"),
    Fate.ERASED: N_("Cannot be undone: erased since"),
    Fate.RESTORED: N_("Cannot be undone: restored since"),
}
"""What is said of a merge that cannot be taken back."""


@dataclass(frozen=True)
class Past:
    """Merges and pairs told apart, the latest first."""

    mergers: tuple[Merger, ...]
    apart: tuple[Apart, ...]


def look_up(desk: Desk) -> Past:
    """Off the window's thread."""
    return Past(desk.doubles.mergers(), desk.doubles.apart())


class PastDialog(QDialog):
    """`undo_asked` tells the step of a merge, `again_asked` the codes of a pair that may be offered again."""

    undo_asked = Signal(int)
    again_asked = Signal(str, str)

    def __init__(self, context: Context, past: Past, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        words = context.words
        self.setWindowTitle(words.tr(N_("Merged and told apart")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        area = QScrollArea(self)
        page = paper_in(area)
        self.inside = QVBoxLayout(page)
        self.inside.setContentsMargins(em(page, 1.5), em(page, 1), em(page, 1.5), em(page, 1))
        self.inside.setSpacing(em(page, 0.6))
        self.buttons: list[QPushButton] = []
        merged = [self._merger(one) for one in past.mergers]
        self._add(words.tr(N_("Merged")), words.tr(N_("Nothing was merged.")), merged)
        apart = [self._apart(one) for one in past.apart]
        self._add(words.tr(N_("Said not to be the same")), words.tr(N_("No pair was told apart.")), apart)
        self.inside.addStretch()
        column.addWidget(area, 1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self.resize(within_screen(self, 56, 36))

    def _add(self, title: str, nothing: str, told: Sequence[tuple[str, str, Callable[[], object] | None]]) -> None:
        self.inside.addWidget(heading(title, self))
        if not told:
            self.inside.addWidget(quiet(nothing, self))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(self, 1))
        grid.setColumnStretch(0, 1)
        for row, (text, button, do) in enumerate(told):
            grid.addWidget(wrapping(text, self), row, 0)
            if do is None:
                grid.addWidget(quiet(button, self), row, 1)
            else:
                grid.addWidget(self._button(text, button, do), row, 1, Qt.AlignmentFlag.AlignLeft)
        self.inside.addLayout(grid)

    def _button(self, about: str, text: str, do: Callable[[], object]) -> QPushButton:
        made = QPushButton(text, self)
        made.setAutoDefault(False)
        made.setAccessibleName(f"{text}: {about}")
        made.clicked.connect(lambda _checked=False: self._do(do))
        self.buttons.append(made)
        return made

    def _do(self, do: Callable[[], object]) -> None:
        self.accept()
        do()

    def _merger(self, one: Merger) -> tuple[str, str, Callable[[], object] | None]:
        words = self.context.words
        named = [f"{drop} → {keep}" for keep, drop in one.pairs[:_NAMED]]
        if len(one.pairs) > _NAMED:
            named.append(words.ntr("{n} more", "{n} more", len(one.pairs) - _NAMED))
        day = datetime.fromisoformat(one.at).astimezone().strftime("%Y-%m-%d")
        told = words.tr(N_("{day}, {by}: {what}"), day=day, by=one.by, what=words.tr(N_("; ")).join(named))
        if one.fate is Fate.OPEN:
            return told, words.tr(N_("Undo")), partial(self.undo_asked.emit, one.step)
        return told, words.tr(_FATES[one.fate]), None

    def _apart(self, one: Apart) -> tuple[str, str, Callable[[], object] | None]:
        words = self.context.words
        told = words.tr(
            N_("{day}, {by}: {what}"),
            day=one.at,
            by=one.by,
            what=f"{one.one.name} ({one.one.code}) ≠ {one.other.name} ({one.other.code})",
        )
        return told, words.tr(N_("Offer again")), partial(self.again_asked.emit, one.one.code, one.other.code)
