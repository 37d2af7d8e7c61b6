"""A record of service to be written or changed: its fields beside each other, its parts, and its steps so far."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clientdesk.dossier.fields import Field, Rows
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.service.kinds import COMPLAINT
from clientdesk.dossier.service.moves import WAYS
from clientdesk.dossier.types import LongText, Photo, PostalAddress
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import FieldsDialog
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.form.scrolling import Scrolling
from clientdesk.ui.labels import quiet
from clientdesk.ui.look import em
from clientdesk.ui.rows.grid import Grid
from clientdesk.ui.trade.fields import Abreast
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
_WIDTH, _HEIGHT, _ABREAST = 88, 46, 2


class ServiceDialog(FieldsDialog):
    """New or as it stands; what follows from others, such as the warranty from the item, is filled in when stored."""

    def __init__(self, context: Context, record: Record, parent: QWidget | None = None) -> None:
        words = context.words
        label = kind_label(record.kind.name, words)
        title = f"{label} {record.code}" if record.code else words.tr(N_("New: {kind}"), kind=label)
        super().__init__(context, title, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.form = Scrolling(self)
        self.form.let_widen()
        self.grids: dict[str, Grid] = {}
        self.parts: list[Abreast] = []
        self.way = quiet(parent=self.form.page)
        self._fill_form(record)
        column.addWidget(self.form, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(em(self, 1.5), em(self, 0.6), em(self, 1.5), em(self, 1))
        self.add_foot(foot)
        column.addLayout(foot)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        room = self.screen().availableSize()
        self.resize(min(em(self, _WIDTH), room.width()), min(em(self, _HEIGHT), round(room.height() * 0.9)))
        self.show_record(record)

    def _fill_form(self, record: Record) -> None:
        fields = [field for field in record.kind.sections[0].declared.fields if _has_say(field, record)]
        below = [field for field in fields if isinstance(field.type, LongText | PostalAddress | Photo)]
        above = [field for field in fields if field not in below and not isinstance(field.type, Rows)]
        if record.kind.name == COMPLAINT.name and not record.id:
            told = N_("Hear out, thank, repeat it in your own words, agree on the next step and its day.")
            self.form.add(quiet(self.context.words.tr(told), self.form.page))
        self._add_fields(above, columns=_ABREAST)
        for field in (field for field in fields if isinstance(field.type, Rows)):
            grid = self.grids[field.key] = Grid(field, self.context, self.form.page)
            grid.fit_choices()
            grid.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            grid.let_grow("product")
            self.form.add(grid)
        self._add_fields(below, columns=1)
        self.form.add(self.way)
        self.form.column.addStretch()

    def _add_fields(self, fields: list[Field[Any]], *, columns: int) -> None:
        part = Abreast(fields, self.context, self.form.page, columns=columns)
        self.parts.append(part)
        self.entries.update(part.entries)
        for entry in part.entries.values():
            entry.finished.connect(self.look_over)
        self.form.add(part)

    def show_record(self, record: Record) -> None:
        """Show a record as it stands."""
        self.record = record
        for entry in self.entries.values():
            entry.editor.set_record(record)
            entry.editor.set_value(record[entry.field])
        for key, grid in self.grids.items():
            grid.show_rows(record, record.rows(record.kind.by_key[key]), ())
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

    def save(self) -> None:
        """Store it, unless a cell holds what cannot be read."""
        if any(grid.model.has_texts for grid in self.grids.values()):
            self.say(self.context.words.tr(N_("Something in a table cannot be read; it is marked there.")))
        else:
            super().save()

    def storing(self, record: Record) -> Callable[[], Changed]:
        for key, grid in self.grids.items():
            record[record.kind.by_key[key]] = grid.model.rows()
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
