"""The blocks of the morning page: what each is called, what it says where it has nothing, which list it leads to."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from clientdesk.desk.morning import Asked
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.today.block import Block

_BLOCKS: dict[str, tuple[str, str, Asked | None]] = {
    "due": (N_("To do in the next week"), N_("Nothing is due. A note or call can end with a next step."), Asked.DUE),
    "promises": (N_("Promises"), N_("Nobody owes anybody anything."), Asked.PROMISES),
    "unplanned": (
        N_("Without a next step"),
        N_("Every client you are working on has a next step."),
        Asked.UNPLANNED,
    ),
    "quiet": (N_("Not spoken to for long"), N_("Nobody has been left alone too long."), Asked.QUIET),
    "notices": (N_("Notices"), N_("Nothing to be known by everybody."), None),
    "occasions": (
        N_("Birthdays and occasions of the next week"),
        N_("None in the next seven days."),
        Asked.OCCASIONS,
    ),
    "contacts": (N_("Last contacts"), N_("No call, visit or note has been written down yet."), Asked.CONTACTS),
    "clients": (N_("Last opened or changed"), N_("No clients yet."), Asked.CLIENTS),
    "month": (N_("This month"), N_("Nothing yet."), None),
}
USUAL = tuple(_BLOCKS)
"""The names of the blocks in the order they usually have."""


def make_blocks(context: Context, page: QWidget, ask_list: Callable[[str], object]) -> dict[str, Block]:
    """{name: block}; `ask_list` is called with the name of a list to show in full."""
    words, made = context.words, dict[str, Block]()
    for name, (title, nothing, asked) in _BLOCKS.items():
        made[name] = Block(words.tr(title), words.tr(nothing), page)
        if asked is not None:
            made[name].offer_all(words.tr(N_("All…")), partial(ask_list, asked.value))
    return made
