"""A policy or a claim to be written or changed: its fields, the people or documents in it, and what follows from it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.dossier.fields import Field
from clientdesk.dossier.insurance.claim import Claim
from clientdesk.dossier.insurance.course import COVERED, MONTHS, first_unpaid
from clientdesk.dossier.insurance.policy import Policy, course_of
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.labels import quiet, wrapping
from clientdesk.ui.look import coloured, colours_of
from clientdesk.ui.rows.record_dialog import RecordDialog

_ABREAST = 2


class InsuranceDialog(RecordDialog):
    """The fields of a record beside each other, its rows below them; what is `later` stands at the end, and what is
    `filled` only where it holds something."""

    size_wanted = (84, 50)
    fields: Sequence[Field[Any]] = ()
    rows: Sequence[Field[tuple[Row, ...]]] = ()
    later: Sequence[Field[Any]] = ()
    filled: Sequence[Field[Any]] = ()
    needed: Sequence[tuple[Field[Any], str]] = ()
    """(field, what is said where it is empty)."""

    def __init__(self, context: Context, record: Record, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        shown = [*self.fields, *(field for field in self.filled if record[field] is not None)]
        self.add_fields(shown, columns=_ABREAST)
        self.note = quiet(parent=self.form.page)
        self.form.add(self.note)
        self.warning = wrapping(parent=self.form.page)
        coloured(self.warning, colours_of(self).warning)
        self.warning.hide()
        for field in self.rows:
            self.add_grid(field).model.touched.connect(self.look_again)
        self.form.add(self.warning)
        self.add_fields(self.later, columns=_ABREAST)
        self.complete()
        self.show_record(record)

    def show_record(self, record: Record) -> None:
        """Show a record as it stands."""
        self.fill(record)
        self.look_again()
        entries = list(self.entries.values())
        empty = (entry for entry in entries if not record.id and record[entry.field] is None)
        next(empty, entries[0]).editor.setFocus()

    def as_typed(self) -> Record:
        shown = super().as_typed()
        for key, grid in self.grids.items():
            shown[shown.kind.by_key[key]] = grid.model.rows_as_typed()
        return shown

    def look_over(self, entry: Entry) -> None:
        super().look_over(entry)
        self.look_again()

    def look_again(self) -> None:
        """Say anew what follows from what stands here."""
        if self.record is None:
            return
        shown = self.as_typed()
        self.note.setText(self.told(shown))
        self.note.setVisible(bool(self.note.text()))
        words = self.context.words
        found = [each for each in self.context.desk.clients.problems(shown) if each.row is None]
        texts = [each.sentence(words) for each in found if each.field.key in self.grids]
        self.warning.setText("\n".join(texts))
        self.warning.setVisible(bool(texts))

    def told(self, shown: Record) -> str:
        """What follows from what stands here, in words."""
        raise NotImplementedError

    def look_for_gaps(self) -> None:
        for field, text in self.needed:
            entry = self.entries[field.key]
            if not entry.is_refused and not entry.editor.text().strip():
                entry.refuse(self.context.words.tr(text))

    def storing_whole(self, record: Record) -> Callable[[], Changed]:
        """What stores the record with its rows."""
        return partial(self.context.desk.insurance.save, record)


class PolicyDialog(InsuranceDialog):
    """New, as it stands, or the next term of another."""

    fields = (
        Policy.client,
        Policy.product,
        Policy.insurer,
        Policy.policy_no,
        Policy.cover,
        Policy.status,
        Policy.premium,
        Policy.pay_mode,
        Policy.start,
        Policy.end,
        Policy.sum_insured,
        Policy.currency,
        Policy.next_premium_due,
        Policy.pay_until,
        Policy.object_insured,
        Policy.issued,
    )
    filled = (Policy.lapsed_on, Policy.ended_on, Policy.renewal_result, Policy.lost_reason)
    rows = (Policy.insured, Policy.beneficiaries, Policy.premiums, Policy.attachments)
    later = (Policy.agent, Policy.commission_rate, Policy.remarks)
    needed = ((Policy.client, N_("Say who holds the policy.")),)

    def __init__(self, context: Context, record: Record, parent: QWidget | None = None) -> None:
        tr = context.words.tr
        if record.id:
            title = tr(N_("Policy {code}"), code=record.code)
        elif link := record[Policy.renews]:
            title = tr(N_("Renewal of {policy}"), policy=link.name or link.target)
        else:
            title = tr(N_("New policy"))
        super().__init__(context, record, title, parent)

    def told(self, shown: Record) -> str:
        tr, mode = self.context.words.tr, shown[Policy.pay_mode]
        parts = []
        covered = shown[Policy.status] in COVERED
        if covered and mode in MONTHS and shown[Policy.next_premium_due] is None and not shown.id:
            due = first_unpaid(course_of(shown), self.context.desk.today)
            if due is not None:
                text = N_("Premiums until today are taken to be paid; the next one is due on {day}.")
                parts.append(tr(text, day=due.isoformat()))
        if not shown.rows(Policy.insured):
            parts.append(tr(N_("Where nobody is named as insured, it is the policyholder.")))
        return " ".join(parts)

    def storing_whole(self, record: Record) -> Callable[[], Changed]:
        insurance = self.context.desk.insurance
        if not record.id and record[Policy.renews] is not None:
            return partial(insurance.renew, record)
        return partial(insurance.save, record)

    def kept(self) -> str:
        """What was stored, in a sentence."""
        assert self.record is not None
        number = self.record[Policy.policy_no] or self.record.code
        return self.context.words.tr(N_("Kept: policy {number}"), number=number)


class ClaimDialog(InsuranceDialog):
    """New or as it stands, with its checklist of documents."""

    fields = (
        Claim.subject,
        Claim.kind,
        Claim.event_date,
        Claim.reported_at,
        Claim.status,
        Claim.claim_no,
        Claim.amount_claimed,
        Claim.handler,
    )
    filled = (Claim.decided_on, Claim.reason, Claim.amount_paid, Claim.paid_on, Claim.closed_on)
    rows = (Claim.documents, Claim.attachments)
    later = (Claim.account,)
    needed = ((Claim.kind, N_("Say what kind of claim it is; the documents follow from it.")),)

    def __init__(self, context: Context, record: Record, parent: QWidget | None = None) -> None:
        tr = context.words.tr
        policy = record[Claim.policy]
        named = policy.name if policy else ""
        title = tr(N_("Claim {code}: {policy}"), code=record.code, policy=named)
        self._listed = record[Claim.kind]
        super().__init__(context, record, title if record.id else tr(N_("New claim: {policy}"), policy=named), parent)
        self.entries[Claim.subject.key if record.id else Claim.kind.key].editor.setFocus()

    def look_again(self) -> None:
        self._fill_checklist()
        super().look_again()

    def _fill_checklist(self) -> None:
        """The documents usually wanted stand there once the kind of a new claim is known, as long as none is typed."""
        if self.record is None or self.record.id or self.grids["documents"].model.rows_as_typed():
            return
        kind = self.as_typed()[Claim.kind]
        if kind and kind != self._listed:
            self._listed = kind
            rows = self.context.desk.insurance.documents_of(kind)
            self.record[Claim.documents] = rows
            self.grids["documents"].show_rows(self.record, rows, ())

    def told(self, shown: Record) -> str:
        words, policy, rows = self.context.words, shown[Claim.policy], shown.rows(Claim.documents)
        parts = [words.tr(N_("Under the policy {policy}."), policy=policy.name)] if policy else []
        if rows:
            parts.append(words.tr(N_("A document that came gets its day in the list below.")))
        return words.sentences(*parts)

    def kept(self) -> str:
        """What was stored, in a sentence."""
        assert self.record is not None
        return self.context.words.tr(N_("Kept: claim {number}"), number=self.record.code)
