"""What every dialog about many clients has: it says what would happen before anything does."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from clientdesk.desk import Desk
from clientdesk.desk.bulk import Change, Outlook
from clientdesk.dossier.reading import Unreadable
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Catalogue
from clientdesk.progress import Cancelled, Progress
from clientdesk.ui.context import Context
from clientdesk.ui.labels import heading, wrapping
from clientdesk.ui.look import coloured, colours_of, em, primary
from clientdesk.ui.refusals import reason
from clientdesk.ui.under_way import Watch

_SETTLED = 250
"""Milliseconds after the last letter until it is counted."""
_NAMED = 3
"""So many of those that refuse are named."""


class BulkDialog(QDialog):
    """`agreed` brings the change, once it has been said what it does. Nothing is stored here."""

    agreed = Signal(object)

    def __init__(self, context: Context, clients: tuple[int, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.clients = clients
        self.wanted: Change | None = None
        self._watch: Watch | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        self.column.setSpacing(em(self, 0.8))
        words = context.words
        self.column.addWidget(heading(words.ntr("{n} client is chosen", "{n} clients are chosen", len(clients)), self))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED)
        self._settle.timeout.connect(self.look)

    def end_with_buttons(self) -> None:
        """What stands below the questions: what would happen, what keeps it from happening, the buttons."""
        self.told = wrapping(parent=self)
        self.problem = wrapping(parent=self)
        coloured(self.problem, colours_of(self).problem)
        self.column.addWidget(self.told)
        self.column.addWidget(self.problem)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = box.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setDefault(True)
        primary(self.ok)
        box.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        box.accepted.connect(self._agree)
        box.rejected.connect(self.reject)
        self.column.addWidget(box)
        self.show_problem("")

    # What the dialogs fill in

    def change(self) -> Change | None:
        """What is asked for now; None while something is missing. Raises what `reason` can tell."""
        raise NotImplementedError

    # Looking ahead

    def look_soon(self) -> None:
        """Something was typed: count once it has become quiet."""
        self._stop()
        self.wanted = None
        self.ok.setEnabled(False)
        self._settle.start()

    def look(self) -> None:
        """Say what would happen."""
        self._settle.stop()
        self._stop()
        self.wanted = None
        self.show_problem("")
        words = self.context.words
        try:
            change = self.change()
        except Unreadable as problem:
            self.show_problem(words.tr(problem.reason, **problem.values))
            return
        except UserError as error:
            self.show_problem(reason(error, words))
            return
        if change is None:
            return
        self.told.setText(words.tr(N_("Counting…")))
        watch = self._watch = Watch()
        work = partial(_outlook, self.context.desk, self.clients, change, watch.progress())
        self.context.tasks.file(work, partial(self._take, watch, change))

    def _take(self, watch: Watch, change: Change, seen: Outlook | None) -> None:
        if watch is not self._watch or seen is None:
            return
        self._watch = None
        words = self.context.words
        self.told.setText("\n".join(outlook_told(seen, words)))
        self.problem.setText("\n".join(refusals_told(seen, words)))
        self.problem.setVisible(bool(seen.refused))
        if seen.changing and not seen.refused:
            self.wanted = change
            self.ok.setEnabled(True)

    def show_problem(self, text: str) -> None:
        """Say what keeps it from happening; empty: nothing has been asked for yet."""
        self.told.clear()
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.ok.setEnabled(False)

    def _stop(self) -> None:
        if self._watch:
            self._watch.is_stopped = True
            self._watch = None

    def _agree(self) -> None:
        if self.wanted:
            self.agreed.emit(self.wanted)
            self.accept()

    def done(self, answer: int) -> None:
        """Whatever is still being counted is not wanted any more."""
        self._stop()
        super().done(answer)


def _outlook(desk: Desk, clients: tuple[int, ...], change: Change, progress: Progress) -> Outlook | None:
    """Off the window's thread; None when it was stopped."""
    try:
        return desk.bulk.outlook(clients, change, progress=progress)
    except Cancelled:
        return None


def outlook_told(seen: Outlook, words: Catalogue) -> list[str]:
    """What would happen, in sentences."""
    told = [
        words.tr(N_("{n} of {total} would change."), n=f"{len(seen.changing):,}", total=f"{seen.total:,}")
        if seen.changing
        else words.tr(N_("Nobody would change."))
    ]
    if seen.same:
        told.append(words.ntr("{n} is so already.", "{n} are so already.", seen.same))
    if seen.without:
        told.append(words.ntr("{n} has no such field.", "{n} have no such field.", seen.without))
    return told


def refusals_told(seen: Outlook, words: Catalogue) -> list[str]:
    """Who cannot take it, and why, in sentences."""
    if not seen.refused:
        return []
    told = [
        words.ntr(
            "{n} cannot take it, so nothing is changed:",
            "{n} cannot take it, so nothing is changed:",
            len(seen.refused),
        )
    ]
    named = (
        words.tr(
            N_("{name}: {field}: {reason}"),
            name=refusal.name,
            field=refusal.problem.field.title(words),
            reason=refusal.problem.sentence(words),
        )
        for refusal in seen.refused[:_NAMED]
    )
    return [*told, *named]
