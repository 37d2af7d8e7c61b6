"""Whether the house looks after policies, and the days that hold for them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.dossier.fields import Field
from clientdesk.dossier.house.insurance import Insurance, usual
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.house.rules import Asked, RulesDialog

_SWITCH = Insurance.sells_insurance


def open_insurance(context: Context, parent: QWidget | None) -> "InsuranceRules":
    """Ask how the house looks after policies."""
    dialog = InsuranceRules(context, parent)
    dialog.open()
    return dialog


class InsuranceRules(RulesDialog):
    """Without a yes or no the first policy turns insurance on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        tr = context.words.tr
        told = N_(
            "Policies, renewals and claims have a page in the sidebar and a tab at each client. Where neither yes nor "
            "no is said, they come with the first policy."
        )
        super().__init__(context, Asked(tr(N_("Insurance")), tr(told), Insurance.declared.fields), parent)

    def width_of(self, field: Field[Any]) -> int | None:
        return None if field is _SWITCH else 7

    def held(self, house: Record, field: Field[Any]) -> Any:
        said = house[field]
        return usual(field) if said is None and field is not _SWITCH else said

    def storing(self, record: Record) -> Callable[[], Changed]:
        return partial(self.context.desk.house.keep_insurance, record)
