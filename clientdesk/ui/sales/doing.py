"""What can be done with an opportunity, by button and by key: opened, moved, won, lost, put on hold, opened again."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from clientdesk.dossier.record import Record
from clientdesk.dossier.sales.deal import Deal
from clientdesk.dossier.sales.stages import HOLD, LEAD, LOST, OVER, WAY, place
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import push
from clientdesk.ui.context import Context
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.sales.asking import LoseDialog, NoteDialog, ReopenDialog
from clientdesk.ui.sales.dialog import OpportunityDialog
from clientdesk.ui.sales.wording import stage_label

_FURTHER, _BACK = "Alt+Right", "Alt+Left"


class Doing(QObject):
    """`took` brings what was done in words and its news, `failed` an error, `wanted` the code of what was made or
    changed and is to be the current line."""

    took = Signal(str, object)
    failed = Signal(object)
    wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.host = parent
        self.deal: Deal | None = None
        self.buttons: Mapping[str, QPushButton] = {}

    def make_buttons(self, parent: QWidget) -> tuple[QPushButton, ...]:
        """The buttons for the current opportunity."""
        tr = self.context.words.tr
        ways: tuple[tuple[str, str, Callable[[], object]], ...] = (
            ("open", N_("Open"), self.open_current),
            ("note", N_("Note…"), self.note),
            ("back", "←", partial(self.step, -1)),
            ("further", "→", partial(self.step, 1)),
            ("win", N_("Won"), self.win),
            ("lose", N_("Lost…"), self.lose),
            ("hold", N_("On hold"), partial(self.move, HOLD)),
            ("resume", N_("Go on"), self.resume),
            ("reopen", N_("Open again…"), self.reopen),
            ("trash", N_("Move to trash"), self.trash),
        )
        self.buttons = {name: push(tr(text), do, parent) for name, text, do in ways}
        self.take(None)
        return tuple(self.buttons.values())

    def watch(self, view: QWidget) -> None:
        """Let the keys of the stages work in a list."""
        for keys, by in ((_FURTHER, 1), (_BACK, -1)):
            shortcut = QShortcut(QKeySequence(keys), view, partial(self.step, by))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def take(self, deal: Deal | None) -> None:
        """This is the current one: offer what can be done with it."""
        self.deal = deal
        stage = (deal.stage or LEAD) if deal else ""
        at = place(stage)
        offered = {
            "open": deal is not None,
            "note": deal is not None and stage not in OVER,
            "back": at > 0,
            "further": 0 <= at < len(WAY) - 1,
            "win": deal is not None and stage not in OVER,
            "lose": deal is not None and stage not in OVER,
            "hold": stage in WAY,
            "resume": stage == HOLD,
            "reopen": stage in OVER,
            "trash": deal is not None,
        }
        for name, button in self.buttons.items():
            button.setVisible(offered[name])
        for name, by, keys in (("back", -1, _BACK), ("further", 1, _FURTHER)):
            if offered[name] and name in self.buttons:
                self._name(self.buttons[name], WAY[at + by], keys)

    def _name(self, button: QPushButton, stage: str, keys: str) -> None:
        words = self.context.words
        title = stage_label(stage, words)
        button.setText(f"← {title}" if keys == _BACK else f"{title} →")
        told = words.tr(N_("Move to the stage {stage} ({keys})"), stage=title, keys=keys)
        button.setToolTip(plain_tip(told))
        button.setAccessibleName(told)

    # Writing

    def add(self, client: str = "") -> None:
        """Ask for a new opportunity, perhaps of a client."""
        self._ask(partial(self.context.desk.opportunities.new, client))

    def open(self, code: str) -> None:
        """Show one, to be changed."""
        if not self.context.privacy.is_on:
            self._ask(partial(self.context.desk.clients.get, code))

    def open_current(self) -> None:
        """Show the current one."""
        if self.deal is not None:
            self.open(self.deal.code)

    def _ask(self, maker: Callable[[], Record]) -> None:
        self.context.tasks.read("opportunity", maker, self._show)

    def _show(self, record: Record) -> None:
        dialog = OpportunityDialog(self.context, record, self.host)
        dialog.stored.connect(partial(self._kept, dialog))
        dialog.open()

    def _kept(self, dialog: OpportunityDialog, changed: Changed) -> None:
        assert dialog.record is not None
        self.wanted.emit(dialog.record.code)
        self.took.emit(dialog.kept(), changed)

    # Moving

    def step(self, by: int) -> None:
        """Go one stage further (1) or back (-1)."""
        at = place((self.deal.stage or LEAD) if self.deal else "")
        if at >= 0 and 0 <= at + by < len(WAY):
            self.move(WAY[at + by])

    def resume(self) -> None:
        """Take what is on hold up again, in the stage in which it was."""
        if self.deal is not None:
            before = next((step.before for step in reversed(self.deal.way) if step.before in WAY), LEAD)
            self.move(before)

    def move(self, stage: str) -> None:
        """Bring the current one to a stage."""
        if self.deal is None:
            return
        words, deal = self.context.words, self.deal
        opportunities = self.context.desk.opportunities
        told = words.tr(N_("{name}: {stage}"), name=deal.name, stage=stage_label(stage, words))

        def work() -> tuple[Changed, str]:
            changed = opportunities.move(deal.code, stage)
            unknown = words.listed(field.title(words) for field in opportunities.to_find_out(deal.code))
            return changed, words.tr(N_("Still to be found out: {what}."), what=unknown) if unknown else ""

        def take(moved: tuple[Changed, str]) -> None:
            self.took.emit("   ·   ".join(filter(None, (told, moved[1]))), moved[0])

        self.context.tasks.ask(work, take, self.failed.emit)

    def win(self) -> None:
        """The current one is won: its order is drafted."""
        if self.deal is None:
            return
        deal, words, opportunities = self.deal, self.context.words, self.context.desk.opportunities

        def take(won: tuple[str, Changed]) -> None:
            number, changed = won
            told = words.tr(N_("Won: {name}. The draft of the order is {number}."), name=deal.name, number=number)
            self.took.emit(told, changed)

        self.context.tasks.ask(partial(opportunities.win, deal.code), take, self.failed.emit)

    def lose(self) -> LoseDialog | None:
        """The current one is lost: ask why."""
        if self.deal is None or self.deal.stage in OVER:
            return None
        dialog = LoseDialog(self.context, self.deal, self.host)
        told = self.context.words.tr(
            N_("{name}: {stage}"), name=self.deal.name, stage=stage_label(LOST, self.context.words)
        )
        dialog.stored.connect(partial(self.took.emit, told))
        dialog.open()
        return dialog

    def note(self) -> NoteDialog | None:
        """Ask what was said about the current one, and what is next."""
        if self.deal is None:
            return None
        dialog = NoteDialog(self.context, self.deal, self.host)
        dialog.stored.connect(partial(self.took.emit, self.context.words.tr(N_("Noted."))))
        dialog.open()
        return dialog

    def reopen(self) -> ReopenDialog | None:
        """The current one is opened again: ask why."""
        if self.deal is None or self.deal.stage not in OVER:
            return None
        dialog = ReopenDialog(self.context, self.deal, self.host)
        told = self.context.words.tr(N_("Opened again: {name}"), name=self.deal.name)
        dialog.stored.connect(partial(self.took.emit, told))
        dialog.open()
        return dialog

    def trash(self) -> None:
        """Throw the current one away."""
        if self.deal is not None:
            told = self.context.words.tr(N_("Moved to trash."))
            self._do(partial(self.context.desk.clients.trash, [self.deal.code]), told)

    def _do(self, work: Callable[[], Changed], told: str) -> None:
        self.context.tasks.ask(work, partial(self.took.emit, told), self.failed.emit)
