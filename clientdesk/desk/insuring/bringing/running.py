"""Carrying an import of policies out: new holders and policies as one step, or nothing."""

from typing import TYPE_CHECKING

from clientdesk.desk.importing.given import DO_NEW, DO_UPDATE, Check, Report
from clientdesk.desk.importing.plan import Decision
from clientdesk.desk.importing.running import import_told, refuse_bad, report_of
from clientdesk.desk.insuring.bringing.checking import PlannedPolicies, as_told, decide
from clientdesk.desk.insuring.bringing.holders import NewClient, record_of
from clientdesk.dossier.insurance.policy import Policy as Held
from clientdesk.dossier.values import Link
from clientdesk.i18n import N_
from clientdesk.progress import Progress
from clientdesk.store.journal import Step
from clientdesk.store.known import last_step

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_WRITTEN = 50


def run_policies(desk: "Desk", check: Check, progress: Progress) -> Report:
    """Store what was checked, as one step; decided anew where the file was changed since."""
    planned = check.plan
    assert isinstance(planned, PlannedPolicies)
    refuse_bad(check)
    text, values = import_told(check.source)
    with desk.store.step(text, by=desk.user, values=values) as step:
        if last_step(step.connection) != planned.plan.step:
            terms, seen = desk.insurance.terms(), step.connection
            planned = decide(
                desk, planned.plan, planned.entries, check.policy, terms=terms, connection=seen, progress=progress
            )
        try:
            _write(desk, step, planned, progress)
        except BaseException:
            # Nothing was stored, so new holders have no codes; the check can be run again.
            for holder in planned.holders.values():
                holder.code = ""
            raise
    for decision in planned.plan.decisions:
        decision.code = decision.record.code if decision.action == DO_NEW and decision.record else ""
    return report_of(check, as_told(check.source, check.matching, check.policy, planned), step.changed.step or None)


def _write(desk: "Desk", step: Step, planned: PlannedPolicies, progress: Progress) -> None:
    decisions = planned.plan.decisions
    for done, decision in enumerate(decisions):
        if done % _WRITTEN == 0:
            progress.advance(done, len(decisions), N_("Writing"))
        _store(desk, step, decision, planned.holders.get(decision.entry.place))
    step.finish(progress)


def _store(desk: "Desk", step: Step, decision: Decision, holder: NewClient | None) -> None:
    record = decision.record
    if record is None:
        return
    if holder is not None:
        if not holder.code:
            made = record_of(holder, desk.clients.new(holder.kind), holder.values)
            desk.clients.create_in(step, made)
            holder.code = made.code
        record[Held.client] = Link(holder.code, holder.name)
    if decision.action == DO_NEW:
        desk.clients.create_in(step, record)
    elif decision.action == DO_UPDATE:
        desk.clients.save_in(step, record)
