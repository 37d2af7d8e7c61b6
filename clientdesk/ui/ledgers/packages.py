"""Files for accounting packages on the page of ledgers: which, also what was given before, and what was in them."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.desk.trading.packages import Exported, export_package, profiles
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.trade.packages import SHIPPED, Profile
from clientdesk.i18n import N_
from clientdesk.ui.client.buttons import push
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import Combo, Tick
from clientdesk.ui.labels import heading
from clientdesk.ui.look import em
from clientdesk.ui.printing.outcome import Outcome
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.saving_file import ask_where

Period = Callable[[], tuple[date | None, date | None]]


class ForPackages(QWidget):
    """`period` hands out the first and the last day, or raises `Unreadable`; `wrote` says that something was marked as
    given."""

    wrote = Signal()

    def __init__(self, context: Context, outcome: Outcome, period: Period, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.outcome = outcome
        self.period = period
        self.profiles: dict[str, Profile] = {}
        tr = context.words.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        column.addWidget(heading(tr(N_("For an accounting package")), self))
        self.combo = Combo(self)
        self.combo.setAccessibleName(tr(N_("For an accounting package")))
        column.addWidget(self.combo)
        self.again = Tick(tr(N_("Also what was given before")), self)
        column.addWidget(self.again)
        self.button = push(tr(N_("Write the file…")), self.ask_where, self)
        column.addWidget(self.button)
        self.offer(SHIPPED)

    def look(self) -> None:
        """Look up which files there are."""
        self.context.tasks.read("packages", partial(profiles, self.context.desk), self.offer)

    def offer(self, known: Mapping[str, Profile]) -> None:
        """The files there are, those of the house too."""
        chosen = self.combo.currentData()
        self.profiles = dict(known)
        self.combo.clear()
        for name, profile in known.items():
            self.combo.addItem(self.context.words.tr(profile.title) if profile.title else name, name)
        self.combo.setCurrentIndex(max(0, self.combo.findData(chosen)))

    def ask_where(self) -> None:
        """Ask where the file goes."""
        context, profile = self.context, self.profiles[self.combo.currentData()]
        self.asking = ask_where(
            self,
            context.words.tr(N_("Save the file for the accounting package")),
            kind=f"{profile.form} (*.{profile.form})",
            name=f"{profile.name}_{context.desk.today:%Y%m%d}.{profile.form}",
            folder=context.remembered.folder_for_prints(context.desk.store.path),
            then=self.save,
        )

    def save(self, path: str) -> None:
        """Write the file and mark what is in it."""
        out, words = Path(path), self.context.words
        try:
            since, until = self.period()
        except Unreadable as problem:
            self.outcome.complain(words.tr(problem.reason, **problem.values))
            return
        self.context.remembered.prints.update(folder=str(out.parent))
        self.context.remembered.save()
        self.button.setEnabled(False)
        give = partial(export_package, self.context.desk, self.combo.currentData(), out)
        work = partial(give, since=since, until=until, again=self.again.isChecked())
        self.context.tasks.ask(work, partial(self._gave, out), self._fail)

    def _gave(self, out: Path, made: Exported) -> None:
        self.button.setEnabled(True)
        words = self.context.words
        told = words.tr(
            N_("Saved as {file}: {documents} documents, debit {debit}, credit {credit}. They are marked as given out."),
            file=out.name,
            documents=made.documents,
            debit=f"{made.debit:,.2f}",
            credit=f"{made.credit:,.2f}",
        )
        parts = [told]
        if made.corrections:
            corrected = words.ntr(
                "{n} corrects what was given before.", "{n} correct what was given before.", made.corrections
            )
            parts.append(corrected)
        if len(made.files) > 1:
            parts.append(words.tr(N_("It took {n} files, one beside the other."), n=len(made.files)))
        if made.left_out:
            parts.append(words.ntr("{n} document was left out.", "{n} documents were left out.", len(made.left_out)))
        self.outcome.say(words.sentences(*parts), out)
        self.wrote.emit()

    def _fail(self, error: Exception) -> None:
        self.button.setEnabled(True)
        self.outcome.complain(reason_and_hint(error, self.context.words))
