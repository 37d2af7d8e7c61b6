"""How the house gives credit: what is weighed and how much it counts, grades, haircuts, limits, months to a review."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clientdesk.dossier.choices.evaluation import CRITERION, EVALUATION_KIND
from clientdesk.dossier.fields import Field, Rows
from clientdesk.dossier.house.credit import WHOLE, Credit, Criterion, GradeRow, Haircut, Rules, rules_of
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types.numbers import plain
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import FieldsDialog
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.form.scrolling import Scrolling
from clientdesk.ui.labels import heading, quiet, wrapping
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.rows.grid import Grid

FIELDS = tuple(field for field in Credit.declared.fields if not isinstance(field.type, Rows))
GROUPS = (Credit.evaluation_criteria, Credit.credit_grades, Credit.haircuts)


def open_credit(context: Context, parent: QWidget | None) -> "CreditDialog":
    """Ask how credit is given and clients are weighed."""
    dialog = CreditDialog(context, parent)
    dialog.open()
    return dialog


class CreditDialog(FieldsDialog):
    """What holds now stands in it; an empty field or table takes back what is usual."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(context, words.label(Credit.declared.context, Credit.declared.title), parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.form = Scrolling(self)
        told = N_(
            "This is kept in the file, for everybody who uses it. Finished evaluations stay as they were decided. "
            "An empty field or table takes back what is usual."
        )
        self.form.add(quiet(words.tr(told), self.form.page))
        self.grids: dict[str, Grid] = {}
        self.sums = wrapping(parent=self.form.page)
        self.sums.setAccessibleName(words.tr(N_("Sums of the weights")))
        for group in GROUPS:
            grid = self.grids[group.key] = Grid(group, context, self.form.page)
            grid.fit_choices()
            self.form.add(grid)
            if group is Credit.evaluation_criteria:
                self.form.add(self.sums)
                grid.model.touched.connect(self.show_sums)
        self.form.add(self._make_fields())
        self.form.column.addStretch()
        column.addWidget(self.form, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(em(self, 1.5), em(self, 0.6), em(self, 1.5), em(self, 1))
        self.add_foot(foot)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(em(self, 58), room.width()), min(em(self, 54), round(room.height() * 0.9)))
        self.setEnabled(False)
        context.tasks.read(("credit rules", id(self)), context.desk.house.record, self.show_record)

    def _make_fields(self) -> QWidget:
        part = QWidget(self.form.page)
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(em(part, 1.2))
        grid.setVerticalSpacing(em(part, 0.6))
        grid.addWidget(heading(self.context.words.tr(N_("Limits and reviews")), part), 0, 0, 1, 2)
        for place, field in enumerate(FIELDS, 1):
            entry = self.entries[field.key] = Entry(field, self.context, part)
            entry.label.setFixedWidth(em(part, 24))
            entry.editor.setMaximumWidth(em(part, 14))
            grid.addWidget(entry.label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(entry.cell, place, 1, Qt.AlignmentFlag.AlignTop)
            entry.finished.connect(self.look_over)
        grid.setColumnStretch(1, 1)
        return part

    # Filling

    def show_record(self, record: Record) -> None:
        """Show what holds now."""
        self.record = record
        rules = rules_of(record)
        for field in GROUPS:
            self.grids[field.key].show_rows(record, _rows(record, field, rules=rules), ())
        usual = _usual(rules)
        for entry in self.entries.values():
            entry.editor.set_record(record)
            entry.editor.set_value(usual.get(entry.field.key))
        self.setEnabled(True)
        self.show_sums()
        self.grids[GROUPS[0].key].view.setFocus()

    def show_sums(self) -> None:
        """Say of each kind of evaluation what its weights add up to."""
        words, sums = self.context.words, self._sums()
        told = []
        for kind, whole in sums.items():
            text = N_("{kind}: 100") if whole == WHOLE else N_("{kind}: {whole}, but it must be 100")
            told.append(words.tr(text, kind=EVALUATION_KIND.label(kind, words), whole=plain(whole)))
        self.sums.setText("   ·   ".join(told))
        wrong = any(whole != WHOLE for whole in sums.values())
        coloured(self.sums, colours_of(self).problem if wrong else colours_of(self).quiet)

    def _sums(self) -> dict[str, Decimal]:
        rows = self.grids[Credit.evaluation_criteria.key].model.rows()
        kinds = dict.fromkeys(kind for row in rows if (kind := row[Criterion.kind]))
        return {
            kind: sum((row[Criterion.weight] or Decimal(0) for row in rows if row[Criterion.kind] == kind), Decimal(0))
            for kind in kinds
        }

    # Storing

    def save(self) -> None:
        """Store it, unless a cell holds what cannot be read."""
        if any(grid.model.has_texts for grid in self.grids.values()):
            self.say(self.context.words.tr(N_("Something in a table cannot be read; it is marked there.")))
        else:
            super().save()

    def storing(self, record: Record) -> Callable[[], Changed]:
        for field in GROUPS:
            record[field] = self.grids[field.key].model.rows()
        return partial(self.context.desk.credit.keep_rules, record)


def _usual(rules: Rules) -> dict[str, Any]:
    """What holds, by the key of its field."""
    return {
        Credit.credit_cap.key: rules.cap,
        Credit.credit_currency.key: rules.currency,
        Credit.net_worth_share.key: rules.net_worth_share,
        Credit.least_rated.key: rules.least_rated,
        Credit.review_months.key: rules.review_months,
        Credit.ideal_from.key: rules.bands.ideal_from,
        Credit.ideal_to.key: rules.bands.ideal_to,
        Credit.strong_to.key: rules.bands.strong_to,
    }


def _rows(record: Record, field: Field[tuple[Row, ...]], *, rules: Rules) -> tuple[Row, ...]:
    """The rows of a table as they were stored, and for what nobody stored those that are usual."""
    stored = record.rows(field)
    if field is Credit.evaluation_criteria:
        told = {row[Criterion.kind] for row in stored}
        return (*stored, *(row for row in _criteria(rules) if row[Criterion.kind] not in told))
    if field is Credit.credit_grades:
        return stored or tuple(_grades(rules))
    told = {row[Haircut.kind] for row in stored}
    return (*stored, *(row for row in _haircuts(rules) if row[Haircut.kind] not in told))


def _criteria(rules: Rules) -> Iterator[Row]:
    for kind, weights in rules.weights.items():
        for one in weights:
            column = Criterion.criterion if one.criterion in CRITERION.labels else Criterion.own_criterion
            yield Row({Criterion.kind.key: kind, column.key: one.criterion, Criterion.weight.key: one.weight})


def _grades(rules: Rules) -> Iterator[Row]:
    for step in rules.grades:
        yield Row(
            {
                GradeRow.grade.key: step.grade,
                GradeRow.least.key: step.least,
                GradeRow.factor.key: step.factor,
                GradeRow.days.key: step.days,
            }
        )


def _haircuts(rules: Rules) -> Iterator[Row]:
    for kind, share in rules.haircuts.items():
        yield Row({Haircut.kind.key: kind, Haircut.haircut.key: share})
