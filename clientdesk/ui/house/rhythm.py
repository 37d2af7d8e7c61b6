"""How often clients are spoken to by their class, and how early things are told."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.dossier.fields import Field
from clientdesk.dossier.house.rhythm import Rhythm, kept
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.house.rules import Asked, RulesDialog


def open_rhythm(context: Context, parent: QWidget | None) -> "RhythmDialog":
    """Ask how often clients are spoken to."""
    dialog = RhythmDialog(context, parent)
    dialog.open()
    return dialog


class RhythmDialog(RulesDialog):
    """An empty field takes back what is usual."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        tr = context.words.tr
        told = N_("Today lists clients not spoken to for longer than this, and tasks are planned by it.")
        title = tr(N_("How often we speak to clients"))
        super().__init__(context, Asked(title, tr(told), Rhythm.declared.fields), parent)

    def width_of(self, field: Field[Any]) -> int | None:
        return 7

    def held(self, house: Record, field: Field[Any]) -> Any:
        return kept(house, field)

    def storing(self, record: Record) -> Callable[[], Changed]:
        return partial(self.context.desk.house.keep_rhythm, record)
