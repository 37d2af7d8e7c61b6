"""An opportunity to be added or changed: what matters most above, what helps to win it unfolded below."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from clientdesk.analysis.sales.chain import chain
from clientdesk.analysis.sales.man import verdict
from clientdesk.desk.selling import unknown
from clientdesk.desk.selling.settling import products_amount
from clientdesk.dossier.fields import Field
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.sales.opportunity import Competitor, Opportunity, StageStep, Wanted, weighted
from clientdesk.dossier.sales.stages import LEAD, LIKELY, OVER
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import push
from clientdesk.ui.context import Context
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.labels import heading, quiet, wrapping
from clientdesk.ui.look import coloured, colours_of
from clientdesk.ui.rows.grid import Grid
from clientdesk.ui.rows.model import Worked
from clientdesk.ui.rows.record_dialog import RecordDialog
from clientdesk.ui.sales.wording import money, share, signed, stage_label

_ABOVE = (
    Opportunity.name,
    Opportunity.client,
    Opportunity.amount,
    Opportunity.currency,
    Opportunity.stage,
    Opportunity.probability,
    Opportunity.stage_reason,
    Opportunity.expected,
    Opportunity.next_step,
    Opportunity.owner,
    Opportunity.contact_person,
    Opportunity.result_on,
    Opportunity.lost_reason,
    Opportunity.lost_to,
    Opportunity.won_order,
)
_BELOW = (
    Opportunity.date,
    Opportunity.source,
    Opportunity.purchase_type,
    Opportunity.budget,
    Opportunity.man_money,
    Opportunity.man_authority,
    Opportunity.man_need,
    Opportunity.man_eligible,
    Opportunity.team,
    Opportunity.joint,
)
_LONG = (Opportunity.need, Opportunity.risk, Opportunity.lost_note, Opportunity.remarks)
_USUAL = frozenset({Opportunity.date.key, Opportunity.source.key, Opportunity.purchase_type.key})
"""What a new one has by itself: it unfolds nothing."""
_COUNTING = frozenset(
    {"stage", "probability", "amount", "currency", "man_money", "man_authority", "man_need", "man_eligible"}
)
"""What the sentences below the fields depend on."""


class OpportunityDialog(RecordDialog):
    """New or as it stands."""

    def __init__(self, context: Context, record: Record, parent: QWidget | None = None) -> None:
        words = context.words
        title = words.tr(N_("Opportunity {code}"), code=record.code) if record.id else words.tr(N_("New opportunity"))
        super().__init__(context, title, parent)
        self.was_ordered = False
        """Whether it had an order before it was stored."""
        self.add_fields(_ABOVE, columns=2)
        self.figures = wrapping(parent=self.form.page)
        self.form.add(self.figures)
        self.warning = wrapping(parent=self.form.page)
        coloured(self.warning, colours_of(self).warning)
        self.form.add(self.warning)
        wanted = self.add_grid(Opportunity.products)
        wanted.work_out(Worked(words.tr(N_("Amount")), _tell_amount))
        wanted.let_grow(Wanted.product.key)
        self.more_line = self._make_more()
        self.form.add(self.more_line)
        self.complete()
        self.show_record(record)

    # Making

    def _make_more(self) -> QWidget:
        side = QWidget(self.form.page)
        line = QHBoxLayout(side)
        line.setContentsMargins(0, 0, 0, 0)
        self.more = push(self.context.words.tr(N_("Need, who decides, competitors…")), self.unfold, side)
        line.addWidget(self.more)
        line.addStretch()
        return side

    def add_grid(self, field: Field[Any]) -> Grid:
        grid = super().add_grid(field)
        grid.model.touched.connect(self.tell)
        return grid

    def unfold(self) -> None:
        """Show the other fields, too."""
        if Opportunity.need.key in self.entries:
            return
        self.more_line.hide()
        known = set(self.entries) | set(self.grids)
        self.add_fields(_LONG, columns=1)
        self.add_fields(_BELOW, columns=2)
        self.man = quiet(parent=self.form.page)
        self.form.add(self.man)
        self.add_grid(Opportunity.decision_chain)
        self.chain = quiet(parent=self.form.page)
        self.form.add(self.chain)
        self.add_grid(Opportunity.competitors).let_grow(Competitor.strength.key)
        self.way = quiet(parent=self.form.page)
        self.form.add(heading(Opportunity.stages.title(self.context.words), self.form.page))
        self.form.add(self.way)
        self.form.column.addStretch()
        if self.record is not None:
            self.fill(self.record, known=known)
            self.way.setText("\n".join(self._steps(self.record)) or "–")
            self.tell()

    # Filling

    def show_record(self, record: Record) -> None:
        """Show an opportunity as it stands."""
        self.fill(record)
        below = (*_LONG, *_BELOW, Opportunity.decision_chain, Opportunity.competitors)
        if record.id and any(record[field] is not None for field in below if field.key not in _USUAL):
            self.unfold()
        self.tell()
        first = Opportunity.name if record[Opportunity.client] else Opportunity.client
        self.entries[first.key].editor.setFocus()

    def _steps(self, record: Record) -> list[str]:
        words, told = self.context.words, []
        for row in record.rows(Opportunity.stages):
            at = row[StageStep.at]
            parts = [at.astimezone().strftime("%Y-%m-%d %H:%M") if at else "", row[StageStep.by] or ""]
            before = stage_label(row[StageStep.before] or "", words)
            after = stage_label(row[StageStep.after] or "", words)
            parts.append(f"{before} → {after}" if before else after)
            days = row[StageStep.days]
            parts.append("" if days is None else words.ntr("{n} day", "{n} days", days))
            told.append(" · ".join(filter(None, (*parts, row[StageStep.reason] or ""))))
        return told

    # Telling

    def look_over(self, entry: Entry) -> None:
        super().look_over(entry)
        if entry.field is Opportunity.stage:
            self._follow_stage()
        if entry.field.key in _COUNTING:
            self.tell()

    def _follow_stage(self) -> None:
        """The probability goes with the stage, as long as nobody said another."""
        assert self.record is not None
        entry, stage = self.entries[Opportunity.probability.key], self.entries[Opportunity.stage.key].editor.value()
        try:
            shown = entry.editor.value()
        except Unreadable:
            return
        if stage in LIKELY and (shown is None or shown in LIKELY.values()):
            entry.editor.set_value(LIKELY[stage])

    def tell(self) -> None:
        """Say anew what follows from what stands here, and show the fields that fit the stage."""
        if self.record is None:
            return
        shown, words = self.as_typed(), self.context.words
        for part in self.parts:
            fields = [entry.field for entry in part.entries.values()]
            part.show_these([field.key for field in fields if self._has_say(field, shown)])
        amount, likely = shown[Opportunity.amount], shown[Opportunity.probability]
        expected = weighted(amount, likely)
        told = ""
        if expected is not None and shown[Opportunity.stage] not in OVER:
            told = words.tr(
                N_("Weighted {amount}: {whole} × {share}"),
                amount=money(expected, shown[Opportunity.currency] or ""),
                whole=money(amount),
                share=share(likely, words),
            )
        self.figures.setText(told)
        self.figures.setVisible(bool(told))
        self._warn(shown)
        if Opportunity.need.key in self.entries:
            self._tell_below(shown)

    def _warn(self, shown: Record) -> None:
        """What should be known by now, and products that come to another amount."""
        words, told = self.context.words, []
        if missing := words.listed(field.title(words) for field in unknown(shown)):
            told.append(words.tr(N_("Still to be found out: {what}."), what=missing))
        amount, whole = shown[Opportunity.amount], products_amount(shown.rows(Opportunity.products))
        if whole is not None and amount not in (None, whole):
            told.append(words.tr(N_("The products come to {amount}."), amount=money(whole)))
        self.warning.setText(self.context.words.sentences(*told))
        self.warning.setVisible(bool(told))

    def _tell_below(self, shown: Record) -> None:
        words = self.context.words
        fields = (Opportunity.man_money, Opportunity.man_authority, Opportunity.man_need, Opportunity.man_eligible)
        found = verdict(*(shown[field] for field in fields))
        named = [field.title(words) for field in fields if field.key.removeprefix("man_") in found.unknown]
        told = words.tr(found.advice)
        self.man.setText(
            words.tr(N_("{advice} To find out: {what}"), advice=told, what=words.listed(named)) if named else told
        )
        links = chain(shown.rows(Opportunity.decision_chain), self.context.desk.today)
        parts = [words.tr(text, **values) for text, values in links.warnings]
        if links.support is not None and links.coverage is not None:
            figures = N_("Support is {support}, from −1 to +1; we are in touch with {coverage} of the influence.")
            parts.insert(0, words.tr(figures, support=signed(links.support), coverage=share(links.coverage, words)))
        self.chain.setText(words.sentences(*parts))
        self.chain.setVisible(bool(shown.rows(Opportunity.decision_chain)))
        coloured(self.chain, colours_of(self).warning if links.warnings else colours_of(self).quiet)

    def _has_say(self, field: Field[Any], shown: Record) -> bool:
        assert self.record is not None
        if field is Opportunity.stage_reason:
            was = self.record.original(Opportunity.stage) or LEAD
            return bool(self.record.id) and (shown[Opportunity.stage] or LEAD) != was
        if field is Opportunity.won_order and shown[field] is None:
            return False
        return field.shown is None or field.shown(shown)

    def kept(self) -> str:
        """What was stored, in a sentence."""
        assert self.record is not None
        words, order = self.context.words, self.record[Opportunity.won_order]
        if order is not None and not self.was_ordered:
            number = order.target or order.name
            return words.tr(
                N_("Won: {name}. The draft of the order is {number}."), name=self.record.name, number=number
            )
        return words.tr(N_("Kept: {name}"), name=self.record.name)

    # Storing

    def look_for_gaps(self) -> None:
        for field, told in (
            (Opportunity.name, N_("Say what it is about.")),
            (Opportunity.client, N_("Choose a client, or type a name.")),
        ):
            entry = self.entries[field.key]
            if not entry.is_refused and not entry.editor.text().strip():
                entry.refuse(self.context.words.tr(told))
        lost = self.entries[Opportunity.lost_reason.key]
        if self.as_typed()[Opportunity.stage] == "lost" and lost.editor.value() is None:
            lost.refuse(self.context.words.tr(N_("Say why it was lost.")))

    def storing_whole(self, record: Record) -> Callable[[], Changed]:
        stage = record[Opportunity.stage]
        if record.id and stage == record.original(Opportunity.stage):
            record[Opportunity.stage_reason] = record.original(Opportunity.stage_reason)
        self.was_ordered = record.original(Opportunity.won_order) is not None
        return partial(self.context.desk.opportunities.save, record)


def _tell_amount(row: Row) -> str:
    return money(products_amount((row,)))
