"""What the duplicate centre and the list ask for, done: two files merged, many merged, a pair told apart."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clientdesk.desk import Desk
from clientdesk.desk.doubles.given import Losers, Merged, MergedAll, Pair, Side
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.doubles.all_safe import AllSafe
from clientdesk.ui.doubles.dialog import Beside, MergeDialog, look_up
from clientdesk.ui.doubles.page import DoublesPage
from clientdesk.ui.doubles.past import Past, PastDialog
from clientdesk.ui.doubles.past import look_up as look_up_past
from clientdesk.ui.long_work import LongStep

if TYPE_CHECKING:
    from clientdesk.ui.window import Window


class DoublesDoing(QObject):
    """Between the page, the list and the window. `dialog` is the one that was opened last."""

    def __init__(self, window: "Window", page: DoublesPage) -> None:
        super().__init__(window)
        self.window = window
        self.page = page
        self.context = window.context
        self.long = LongStep(window, page.under_way)
        self.dialog: MergeDialog | AllSafe | PastDialog | None = None
        page.merge_asked.connect(lambda pair: self.compare(pair.one.code, pair.other.code))
        page.apart_asked.connect(lambda pair: self.tell_apart(pair.one.code, pair.other.code))
        page.all_asked.connect(self.ask_all)
        page.client_asked.connect(window.show_client)
        page.past_asked.connect(self.show_past)

    # Two files

    def compare(self, keep: str, drop: str) -> None:
        """Show two files side by side, to merge them or to say that they are not the same."""
        if self.context.privacy.is_on:
            told = self.context.words.tr(N_("Files can be merged when nothing is masked (F8)."))
            self.window.toast.show_text(told)
            return
        self.window.page.flush()
        work = partial(look_up, self.context.desk, keep, drop)
        self.window.saving.when_idle(lambda: self.context.tasks.read("beside", work, self._show))

    def compare_numbers(self, one: int, other: int) -> None:
        """The same for clients by their numbers."""
        desk = self.context.desk

        def codes() -> tuple[str, str]:
            first, second = desk.clients.lines((one, other))
            return first.code, second.code

        self.context.tasks.read("pair", codes, lambda found: self.compare(*found))

    def _show(self, beside: Beside) -> None:
        dialog = self.dialog = MergeDialog(self.context, beside, self.window)
        dialog.agreed.connect(self._merge)
        dialog.apart_asked.connect(self.tell_apart)
        dialog.open()

    def _merge(self, keep: str, drop: str, choices: Mapping[str, Side], losers: Losers) -> None:
        work = partial(_merge, self.context.desk, keep, drop, choices, losers)
        self.context.tasks.ask(work, self._merged)

    def _merged(self, done: Merged) -> None:
        words = self.context.words
        self.page.drop({done.drop})
        stale = self.page.is_stale
        self._show_kept(done)
        self.page.is_stale = stale
        told = words.tr(N_("{drop} is part of {keep} now."), drop=done.drop, keep=done.keep)
        if done.noted:
            told += " " + words.ntr("{n} value was kept as a note.", "{n} values were kept as a note.", done.noted)
        self.window.tell_done(told)

    def _show_kept(self, done: Merged) -> None:
        """Where the list or a client is in front, the file that stays is shown; the page of doubles goes on."""
        window = self.window
        on_page = window.shell.entry in window.shell.pages
        window.take_news(done.changed)
        if not on_page:
            window.going.to_code(done.keep)

    def tell_apart(self, one: str, other: str) -> None:
        """Remember that two files are of two clients."""
        work = partial(self.context.desk.doubles.not_the_same, one, other)
        self.context.tasks.ask(work, partial(self._told_apart, one, other))

    def _told_apart(self, one: str, other: str, changed: Changed) -> None:
        for pair in self.page.found or ():
            if {pair.one.code, pair.other.code} == {one, other}:
                self.page.drop_pair(pair)
        self.window.take_news(changed)
        told = self.context.words.tr(N_("{one} and {other} are not offered as a pair any more."), one=one, other=other)
        self.window.tell_done(told)

    # Many files

    def ask_all(self, pairs: tuple[Pair, ...]) -> None:
        """Show which files would become one, and ask."""
        if pairs:
            dialog = self.dialog = AllSafe(self.context, pairs, self.window)
            dialog.agreed.connect(self._merge_all)
            dialog.open()

    def _merge_all(self, pairs: tuple[Pair, ...]) -> None:
        doubles = self.context.desk.doubles
        self.long.do(lambda progress: doubles.merge_all(pairs, progress=progress), self._merged_all)

    def _merged_all(self, done: MergedAll) -> None:
        words = self.context.words
        self.page.drop({one.drop for one in done.merged})
        self.window.take_news(done.changed)
        told = words.ntr("{n} pair was merged.", "{n} pairs were merged.", len(done.merged))
        if done.left:
            told += " " + words.ntr("{n} was left as it is.", "{n} were left as they are.", len(done.left))
        self.window.tell_done(told)

    # Before

    def show_past(self) -> None:
        """Show what was merged and told apart."""
        self.context.tasks.read("mergers", partial(look_up_past, self.context.desk), self._show_past)

    def _show_past(self, past: Past) -> None:
        dialog = self.dialog = PastDialog(self.context, past, self.window)
        dialog.undo_asked.connect(self._undo)
        dialog.again_asked.connect(self._offer_again)
        dialog.open()

    def _undo(self, step: int) -> None:
        self.context.tasks.ask(partial(self.context.desk.doubles.undo, step), self._undone)

    def _undone(self, changed: Changed) -> None:
        self.window.take_news(changed)
        self.page.refresh()
        self.window.tell_done(self.context.words.tr(N_("The merge was taken back.")))

    def _offer_again(self, one: str, other: str) -> None:
        work = partial(self.context.desk.doubles.the_same_again, one, other)
        self.context.tasks.ask(work, self._offered_again)

    def _offered_again(self, changed: Changed) -> None:
        self.window.take_news(changed)
        self.page.refresh()
        self.window.tell_done(self.context.words.tr(N_("The pair is offered again.")))


def _merge(desk: Desk, keep: str, drop: str, choices: Mapping[str, Side], losers: Losers) -> Merged:
    """On the writer's thread: make one file of two; what waited in it as a draft and stands there by now is dropped."""
    done = desk.doubles.merge(keep, drop, choices=dict(choices), losers=losers)
    record = desk.clients.get(keep)
    for draft in desk.drafts.of(record.id):
        field = record.kind.by_key.get(draft.field)
        stands = record[field] if field is not None else None
        if field is not None and stands is not None and field.type.write(stands, desk.reading.words) == draft.text:
            desk.drafts.drop(record.id, draft.field)
    return done
