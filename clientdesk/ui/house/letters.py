"""How letters are written: from how many days overdue on payments are reminded of, and where letters are written."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.dossier.fields import Field
from clientdesk.dossier.house.letters import USUAL, Letters
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.house.rules import Asked, RulesDialog

_FIELDS: tuple[Field[Any], ...] = tuple(field for field in Letters.declared.fields if field is not Letters.letter_texts)


def open_letter_rules(context: Context, parent: QWidget | None) -> "LetterRulesDialog":
    """Ask how letters are written."""
    dialog = LetterRulesDialog(context, parent)
    dialog.open()
    return dialog


class LetterRulesDialog(RulesDialog):
    """An empty number takes back what is usual."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        tr = context.words.tr
        told = N_("Each reminder is firmer than the one before. The texts are changed where letters are written.")
        super().__init__(context, Asked(tr(N_("Letters and reminders")), tr(told), _FIELDS, 24), parent)

    def width_of(self, field: Field[Any]) -> int | None:
        return 7 if field in USUAL else 14

    def held(self, house: Record, field: Field[Any]) -> Any:
        said = house[field]
        return USUAL.get(field) if said is None else said

    def storing(self, record: Record) -> Callable[[], Changed]:
        return partial(self.context.desk.house.keep_letters, record)
