"""The sheets of dispatches on paper: their pages first, then where they go."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from clientdesk.exchange.cards import Print
from clientdesk.exchange.profiles import Disclosure, Profile
from clientdesk.i18n import N_
from clientdesk.ui.context import Context

if TYPE_CHECKING:
    from clientdesk.ui.printing.single import SinglePrint


def ask_sheets(context: Context, codes: list[str], parent: QWidget) -> "SinglePrint":
    """Show the sheets of these dispatches; whoever is sent needs all that was written for the visit."""
    # Qt's parts for PDF are loaded with the first print, so that the window opens quickly.
    from clientdesk.ui.printing.single import SinglePrint

    words = context.words
    title = words.tr(N_("Dispatch sheet"))
    dialog = SinglePrint(
        context,
        title,
        make=partial(_make, context, tuple(codes)),
        name=f"{title}_{codes[0]}",
        readers=(Profile.WORK,),
        parent=parent,
    )
    dialog.open()
    return dialog


def _make(context: Context, codes: tuple[str, ...], _for_whom: Disclosure) -> Print:
    return context.desk.service.sheets(codes, language=context.words.language)
