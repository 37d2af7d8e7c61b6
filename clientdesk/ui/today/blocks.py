"""The blocks of the morning page: what each is called, what it says where it has nothing, which list it leads to."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from clientdesk.desk.morning import MOST, Asked, Some
from clientdesk.i18n import N_, Catalogue
from clientdesk.store.lists import Line
from clientdesk.ui.context import Context
from clientdesk.ui.today.block import Block, Told

_BLOCKS: dict[str, tuple[str, str, Asked | None]] = {
    "due": (N_("To do in the next week"), N_("Nothing is due. A note or call can end with a next step."), Asked.DUE),
    "promises": (N_("Promises"), N_("Nobody owes anybody anything."), Asked.PROMISES),
    "unplanned": (N_("Without a next step"), N_("Every client who is not lost has a next step."), Asked.UNPLANNED),
    "quiet": (N_("Not spoken to for long"), N_("Nobody has been left alone too long."), Asked.QUIET),
    "notices": (N_("Notices"), N_("No notices."), None),
    "occasions": (
        N_("Birthdays and occasions of the next week"),
        N_("None in the next seven days."),
        Asked.OCCASIONS,
    ),
    "contacts": (N_("Last contacts"), N_("No call, visit or note has been written down yet."), Asked.CONTACTS),
    "opportunities": (
        N_("Recent opportunities"),
        N_("None yet. What a client may order is followed here, from lead to order."),
        Asked.OPPORTUNITIES,
    ),
    "clients": (N_("Last opened or changed"), N_("No clients yet."), Asked.CLIENTS),
    "month": (N_("This month"), N_("Nothing yet."), None),
}
NEW_OPPORTUNITY = "new-opportunity"
"""Asks for a new opportunity, where the others ask for a list."""
USUAL = tuple(_BLOCKS)
"""The names of the blocks in the order they usually have."""


class MorningBlock(Block):
    """Beside the title stands how many there are, and of how many these are the first."""

    def __init__(self, title: str, nothing: str, words: Catalogue, parent: QWidget) -> None:
        super().__init__(title, nothing, parent)
        self.words = words

    def show_rows(self, rows: Sequence[Told], *, count: int | None = None, more: bool = False) -> None:
        super().show_rows(rows, count=count, more=more)
        if count is not None and 0 < len(rows) < count:
            found = self.count.text()
            self.count.setText(self.words.tr(N_("first {shown} of {total}"), shown=len(rows), total=found))


class FoldingBlock(MorningBlock):
    """The first rows, and a button that unfolds the others in place and folds them back. The list of all is offered
    only where there are even more than can be unfolded."""

    def __init__(self, title: str, nothing: str, words: Catalogue, parent: QWidget) -> None:
        super().__init__(title, nothing, words, parent)
        self.is_unfolded = False
        self._given: tuple[Sequence[Told], int] = ((), 0)
        self.rest = self.make_link()
        self.rest.clicked.connect(self.turn)
        self.foot.addWidget(self.rest)

    def show_rows(self, rows: Sequence[Told], *, count: int | None = None, more: bool = False) -> None:
        del more  # Tasks are always counted to the last.
        total = len(rows) if count is None else count
        self._given = rows, total
        is_folded = not self.is_unfolded and len(rows) > MOST
        super().show_rows(rows[:MOST] if is_folded else rows, count=total)
        left = total - MOST
        text = self.words.ntr("{n} more task", "{n} more tasks", left) if is_folded else self.words.tr(N_("Show fewer"))
        self.rest.setText(text)
        self.rest.setAccessibleName(f"{self.title}: {text}")
        self.rest.setVisible(len(rows) > MOST)
        self.all.setVisible(self.all.isVisibleTo(self) and total > len(rows))

    def turn(self, _checked: object = None) -> None:
        """Unfold the rows that are left, or fold them back."""
        self.is_unfolded = not self.is_unfolded
        rows, total = self._given
        self.show_rows(rows, count=total)


class QuietBlock(MorningBlock):
    """Who was left alone too long; below them a way to those nobody ever spoke to. It reassures only where there are
    none of either."""

    def __init__(self, title: str, nothing: str, words: Catalogue, parent: QWidget) -> None:
        super().__init__(title, nothing, words, parent)
        self.reassuring = nothing
        self.never = self.make_link()
        self.foot.addWidget(self.never)

    def show_never(self, never: Some[Line]) -> None:
        """Say how many clients nobody ever spoke to."""
        more = self.words.tr(N_("{n} clients and more were never spoken to"), n=never.count)
        told = self.words.ntr("{n} client was never spoken to", "{n} clients were never spoken to", never.count)
        self.never.setText(more if never.more else told)
        self.never.setAccessibleName(f"{self.title}: {self.never.text()}")
        self.never.setVisible(bool(never.count))
        others = self.words.tr(N_("Of those who were spoken to, nobody has been left alone too long."))
        self.nothing.setText(others if never.count else self.reassuring)


class SalesBlock(MorningBlock):
    """What may become an order, and a way to a new one."""

    def __init__(self, title: str, nothing: str, words: Catalogue, parent: QWidget) -> None:
        super().__init__(title, nothing, words, parent)
        self.new = self.make_link()
        self.new.setText(words.tr(N_("+ Opportunity")))
        self.new.setVisible(True)
        self.foot.addWidget(self.new)


_SHAPES: dict[str, type[MorningBlock]] = {
    "due": FoldingBlock,
    "promises": FoldingBlock,
    "quiet": QuietBlock,
    "opportunities": SalesBlock,
}
"""Those of tasks unfold in place: the list that they lead to is one of clients, where a task cannot be seen."""


def make_blocks(context: Context, page: QWidget, ask_list: Callable[[str], object]) -> dict[str, Block]:
    """{name: block}; `ask_list` is called with the name of a list to show in full."""
    words, made = context.words, dict[str, Block]()
    for name, (title, nothing, asked) in _BLOCKS.items():
        shape = _SHAPES.get(name, MorningBlock)
        made[name] = shape(words.tr(title), words.tr(nothing), words, page)
        if asked is not None:
            made[name].offer_all(words.tr(N_("All…")), partial(ask_list, asked.value))
        if isinstance(block := made[name], QuietBlock):
            block.never.clicked.connect(lambda _checked=False: ask_list(Asked.NEVER.value))
        if isinstance(block, SalesBlock):
            block.new.clicked.connect(lambda _checked=False: ask_list(NEW_OPPORTUNITY))
    return made
