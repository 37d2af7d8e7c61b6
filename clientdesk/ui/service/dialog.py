"""A record of service to be written or changed: its fields beside each other, its parts, and its steps so far."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.dossier.fields import Field, Rows
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.service.kinds import COMPLAINT
from clientdesk.dossier.service.moves import WAYS
from clientdesk.dossier.types import LongText, Photo, PostalAddress
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.labels import quiet
from clientdesk.ui.rows.record_dialog import RecordDialog
from clientdesk.ui.trade.wording import kind_label

_LEFT_OUT = frozenset({"steps", "answered_at", "resolved_at", "closed_on", "asked_for", "skipped"})
"""What the program writes itself."""
_WHEN: Mapping[str, Mapping[str, frozenset[str]]] = {
    "dispatch": {
        "done_on done_from done_to work_done labour_hours hourly_cost travel_cost other_cost parts": frozenset(
            {"assigned", "in_progress", "done", "checked", "closed"}
        ),
        "signed_by signature satisfaction next_visit": frozenset({"in_progress", "done", "checked", "closed"}),
        "reason": frozenset({"rejected", "cancelled"}),
    },
    "complaint": {
        "cause proposal compensation reward currency escalated_to": frozenset(
            {"acknowledged", "investigating", "proposed", "resolved", "closed", "rejected", "withdrawn"}
        ),
        "result satisfaction outcome measure lesson": frozenset({"proposed", "resolved", "closed"}),
        "reason": frozenset({"rejected"}),
    },
}
"""{kind: {keys: the states in which they have something to say}}; what holds something always has."""
_STATED = frozenset({"installed_item", "service_plan"})
"""The kinds whose state is chosen; the others go their way."""
_FIRST = {"dispatch": "subject", "complaint": "subject", "service_request": "subject"}
_ABREAST = 2


class ServiceDialog(RecordDialog):
    """New or as it stands; what follows from others, such as the warranty from the item, is filled in when stored."""

    size_wanted = (88, 46)

    def __init__(self, context: Context, record: Record, parent: QWidget | None = None) -> None:
        words = context.words
        label = kind_label(record.kind.name, words)
        title = f"{label} {record.code}" if record.code else words.tr(N_("New: {kind}"), kind=label)
        super().__init__(context, title, parent)
        self.way = quiet(parent=self.form.page)
        self._fill_form(record)
        self.complete()
        self.show_record(record)

    def _fill_form(self, record: Record) -> None:
        fields = [field for field in record.kind.sections[0].declared.fields if _has_say(field, record)]
        below = [field for field in fields if isinstance(field.type, LongText | PostalAddress | Photo)]
        above = [field for field in fields if field not in below and not isinstance(field.type, Rows)]
        if record.kind.name == COMPLAINT.name and not record.id:
            told = N_("Hear out, thank, repeat it in your own words, agree on the next step and its day.")
            self.form.add(quiet(self.context.words.tr(told), self.form.page))
        self.add_fields(above, columns=_ABREAST)
        for field in (field for field in fields if isinstance(field.type, Rows)):
            self.add_grid(field).let_grow("product")
        self.add_fields(below, columns=1)
        self.form.add(self.way)

    def show_record(self, record: Record) -> None:
        """Show a record as it stands."""
        self.fill(record)
        self.way.setText(way_told(record, self.context))
        self.way.setVisible(bool(self.way.text()))
        first = "client" if record[record.kind.by_key["client"]] is None else _FIRST.get(record.kind.name, "name")
        self.entries[first].editor.setFocus()

    def look_over(self, entry: Entry) -> None:
        super().look_over(entry)
        if entry.field.key == "client" and self.record is not None and not entry.is_refused:
            # Items and requests are looked for among those of the client.
            self.record[entry.field] = entry.editor.value()

    def look_for_gaps(self) -> None:
        entry = self.entries["client"]
        try:
            value = entry.editor.value()
        except Unreadable:
            return
        if value is None:
            entry.refuse(self.context.words.tr(N_("Say for which client it is.")))

    def kept(self) -> str:
        """What was stored, in a sentence."""
        assert self.record is not None
        words = self.context.words
        kind = kind_label(self.record.kind.name, words)
        return words.tr(N_("Kept: {kind} {number}"), kind=kind, number=self.record.code)

    def storing_whole(self, record: Record) -> Callable[[], Changed]:
        clients = self.context.desk.clients
        return partial(clients.save if record.id else clients.create, record)


def _has_say(field: Field[Any], record: Record) -> bool:
    """Whether a field is shown for a record as it stands."""
    key, kind = field.key, record.kind.name
    if not field.stored or key in _LEFT_OUT or (key == "state" and kind not in _STATED):
        return False
    if record[field] is not None and key != "currency":
        return True
    state = record[record.kind.by_key["state"]] or ""
    return all(state in states for keys, states in _WHEN.get(kind, {}).items() if key in keys.split())


def way_told(record: Record, context: Context) -> str:
    """The steps a dispatch or complaint has made, in words."""
    way = WAYS.get(record.kind.name)
    steps = []
    for row in record.rows(way.steps) if way is not None else ():
        assert way is not None
        at, move = row[way.at], row[way.move]
        moment = at.astimezone().strftime("%Y-%m-%d %H:%M") if at else ""
        label = way.move.type.show(move, context.words) if move else ""
        steps.append(" · ".join(filter(None, (label, row[way.by], moment, row[way.remark]))))
    return "   →   ".join(steps)
