"""How the house serves: what is approved, how fast complaints are answered, when it works."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.dossier.fields import Field
from clientdesk.dossier.house.service import Service, ServiceRules, service_rules
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.house.rules import Asked, RulesDialog


def open_service_rules(context: Context, parent: QWidget | None) -> "ServiceRulesDialog":
    """Ask how the house serves."""
    dialog = ServiceRulesDialog(context, parent)
    dialog.open()
    return dialog


class ServiceRulesDialog(RulesDialog):
    """An empty field takes back what is usual."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        tr = context.words.tr
        told = N_("Complaints are answered and resolved within hours of work, nights and free days left out.")
        super().__init__(context, Asked(tr(N_("How we serve")), tr(told), Service.declared.fields), parent)

    def held(self, house: Record, field: Field[Any]) -> Any:
        return _held(service_rules(house), field)

    def storing(self, record: Record) -> Callable[[], Changed]:
        return partial(self.context.desk.house.keep_service, record)


def _held(rules: ServiceRules, field: Field[Any]) -> Any:
    """What holds of a field: what the house says, or what is usual."""
    held: dict[str, Any] = {
        Service.dispatch_approval_above.key: rules.approval_above,
        Service.work_begins.key: rules.working.begins,
        Service.work_ends.key: rules.working.ends,
        Service.work_days.key: tuple(str(day) for day in sorted(rules.working.days)),
    }
    return held[field.key] if field.key in held else getattr(rules, field.key)
