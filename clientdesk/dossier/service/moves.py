"""The ways of dispatches and complaints: which step leads from where to where, what it needs, and what it asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clientdesk.dossier.fields import Field
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.service.complaint import Complaint, ComplaintStep
from clientdesk.dossier.service.dispatch import Dispatch, DispatchStep
from clientdesk.i18n import N_

DRAFT, SUBMITTED, APPROVED, REJECTED, ASSIGNED = "draft", "submitted", "approved", "rejected", "assigned"
IN_PROGRESS, DONE, CHECKED, CLOSED, CANCELLED = "in_progress", "done", "checked", "closed", "cancelled"
RECEIVED, ACKNOWLEDGED, INVESTIGATING, PROPOSED = "received", "acknowledged", "investigating", "proposed"
RESOLVED, WITHDRAWN = "resolved", "withdrawn"
TO_GO = (DRAFT, SUBMITTED, APPROVED, ASSIGNED, IN_PROGRESS)
"""The states of a dispatch whose work is still to be done."""
WORKED = (DONE, CHECKED, CLOSED)
"""The states of a dispatch whose work is done."""
OPEN_DISPATCH = (*TO_GO, REJECTED, DONE, CHECKED)
UNANSWERED = (RECEIVED,)
UNRESOLVED = (RECEIVED, ACKNOWLEDGED, INVESTIGATING, PROPOSED)
OPEN_COMPLAINT = (*UNRESOLVED, RESOLVED)
"""The states of a complaint that shows at its client."""


@dataclass(frozen=True)
class Move:
    """A step from one of some states to another.

    needs         fields without which it is not made
    asks          further fields that are asked for when it is made
    wants_reason  it is not made without saying why
    """

    name: str
    before: tuple[str, ...]
    after: str
    needs: tuple[Field[Any], ...] = ()
    asks: tuple[Field[Any], ...] = ()
    wants_reason: bool = False


@dataclass(frozen=True)
class Way:
    """The steps of a kind. `first` is the state of what is new, `titles` are {step: its button}, `told` {step: what the
    history calls it}."""

    first: str
    moves: tuple[Move, ...]
    state: Field[str]
    steps: Field[tuple[Row, ...]]
    at: Field[datetime]
    by: Field[str]
    move: Field[str]
    remark: Field[str]
    reason: Field[str]
    titles: Mapping[str, str]
    told: Mapping[str, str]

    def by_name(self, name: str) -> Move | None:
        """The step of this name."""
        return next((move for move in self.moves if move.name == name), None)

    def between(self, before: str, after: str) -> Move | None:
        """The step that leads from one state to another."""
        return next((move for move in self.moves if before in move.before and move.after == after), None)

    def open_to(self, record: Record) -> tuple[str, ...]:
        """The names of the steps that can be made from where a record stands."""
        state = record[self.state] or self.first
        return tuple(move.name for move in self.moves if state in move.before)

    def row(self, at: datetime, by: str, move: str, remark: str) -> Row:
        """A step to be kept."""
        values = {self.at.key: at.replace(microsecond=0), self.by.key: by, self.move.key: move}
        return Row(values | ({self.remark.key: remark} if remark else {}))


DISPATCH_WAY = Way(
    DRAFT,
    (
        Move("submit", (DRAFT,), SUBMITTED, asks=(Dispatch.estimate,)),
        Move("approve", (SUBMITTED,), APPROVED),
        Move("reject", (SUBMITTED,), REJECTED, wants_reason=True),
        Move("assign", (DRAFT, APPROVED), ASSIGNED, needs=(Dispatch.engineer, Dispatch.planned_on)),
        Move("start", (ASSIGNED,), IN_PROGRESS),
        Move(
            "finish",
            (ASSIGNED, IN_PROGRESS),
            DONE,
            needs=(Dispatch.work_done,),
            asks=(Dispatch.done_on, Dispatch.labour_hours, Dispatch.travel_cost, Dispatch.next_visit),
        ),
        Move("check", (DONE,), CHECKED, asks=(Dispatch.satisfaction, Dispatch.signed_by)),
        Move("close", (CHECKED,), CLOSED),
        Move("reopen", (SUBMITTED, APPROVED, REJECTED, ASSIGNED), DRAFT),
        Move("cancel", (DRAFT, SUBMITTED, APPROVED, REJECTED, ASSIGNED), CANCELLED, wants_reason=True),
    ),
    Dispatch.state,
    Dispatch.steps,
    DispatchStep.at,
    DispatchStep.by,
    DispatchStep.move,
    DispatchStep.remark,
    Dispatch.reason,
    {
        "submit": N_("Submit…"),
        "approve": N_("Approve"),
        "reject": N_("Reject…"),
        "assign": N_("Assign…"),
        "start": N_("Begin"),
        "finish": N_("Done…"),
        "check": N_("Checked with the client…"),
        "close": N_("Close"),
        "reopen": N_("Back to draft"),
        "cancel": N_("Cancel it…"),
    },
    {
        "submit": N_("Submit the dispatch {document}"),
        "approve": N_("Approve the dispatch {document}"),
        "reject": N_("Reject the dispatch {document}"),
        "assign": N_("Assign the dispatch {document}"),
        "start": N_("Begin the work of {document}"),
        "finish": N_("Say that the work of {document} is done"),
        "check": N_("Check {document} with the client"),
        "close": N_("Close the dispatch {document}"),
        "reopen": N_("Make the dispatch {document} a draft again"),
        "cancel": N_("Cancel the dispatch {document}"),
    },
)
COMPLAINT_WAY = Way(
    RECEIVED,
    (
        Move("acknowledge", (RECEIVED,), ACKNOWLEDGED, needs=(Complaint.owner,)),
        Move("investigate", (RECEIVED, ACKNOWLEDGED), INVESTIGATING, needs=(Complaint.owner,)),
        Move(
            "propose",
            (ACKNOWLEDGED, INVESTIGATING),
            PROPOSED,
            needs=(Complaint.proposal,),
            asks=(Complaint.promised, Complaint.promised_for),
        ),
        Move("resolve", (ACKNOWLEDGED, INVESTIGATING, PROPOSED), RESOLVED, asks=(Complaint.compensation,)),
        Move(
            "close",
            (RESOLVED,),
            CLOSED,
            needs=(Complaint.result, Complaint.cause, Complaint.satisfaction, Complaint.outcome),
            asks=(Complaint.measure, Complaint.lesson),
        ),
        Move("reject", UNRESOLVED, REJECTED, wants_reason=True),
        Move("withdraw", OPEN_COMPLAINT, WITHDRAWN),
        Move("reopen", (RESOLVED, CLOSED, REJECTED, WITHDRAWN), INVESTIGATING, wants_reason=True),
    ),
    Complaint.state,
    Complaint.steps,
    ComplaintStep.at,
    ComplaintStep.by,
    ComplaintStep.move,
    ComplaintStep.remark,
    Complaint.reason,
    {
        "acknowledge": N_("Acknowledge…"),
        "investigate": N_("Look into it…"),
        "propose": N_("Propose a solution…"),
        "resolve": N_("The client agrees…"),
        "close": N_("Close…"),
        "reject": N_("Reject…"),
        "withdraw": N_("Withdrawn"),
        "reopen": N_("Open again…"),
    },
    {
        "acknowledge": N_("Acknowledge the complaint {document}"),
        "investigate": N_("Look into the complaint {document}"),
        "propose": N_("Propose a solution for {document}"),
        "resolve": N_("Note that the client agrees to {document}"),
        "close": N_("Close the complaint {document}"),
        "reject": N_("Reject the complaint {document}"),
        "withdraw": N_("Note that {document} was withdrawn"),
        "reopen": N_("Open the complaint {document} again"),
    },
)
WAYS: Mapping[str, Way] = {"dispatch": DISPATCH_WAY, "complaint": COMPLAINT_WAY}
"""{kind: its way}."""


@dataclass(frozen=True)
class Passed:
    """A step that was made; `at` is aware."""

    at: datetime
    by: str
    move: str
    remark: str = ""


def passed(record: Record) -> tuple[Passed, ...]:
    """The steps a dispatch or complaint has made, the earliest first."""
    way = WAYS[record.kind.name]
    return tuple(
        Passed(at, by, move, row[way.remark] or "")
        for row in record.rows(way.steps)
        if (at := row[way.at]) and (by := row[way.by]) and (move := row[way.move])
    )
