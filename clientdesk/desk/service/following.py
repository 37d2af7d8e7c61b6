"""What follows from a step of service: tasks, and what becomes of a request, a plan, an item; all in the same step."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from clientdesk.desk.service.filling import target
from clientdesk.dossier.fields import Field
from clientdesk.dossier.house.service import ServiceRules
from clientdesk.dossier.record import Record
from clientdesk.dossier.service.complaint import Complaint
from clientdesk.dossier.service.dispatch import Dispatch
from clientdesk.dossier.service.installed import IN_USE, REPLACED, InstalledItem
from clientdesk.dossier.service.moves import CANCELLED, CLOSED, REJECTED, WORKED
from clientdesk.dossier.service.plan import ServicePlan, next_service
from clientdesk.dossier.service.request import CANCELLED as GIVEN_UP
from clientdesk.dossier.service.request import DISPATCHED, OPEN, WAITING, ServiceRequest
from clientdesk.dossier.service.request import DONE as SERVED
from clientdesk.dossier.values import Link
from clientdesk.dossier.work.task import OPEN as OPEN_TASK
from clientdesk.dossier.work.task import Task
from clientdesk.i18n import N_, catalogue
from clientdesk.store.journal import Step
from clientdesk.store.pages import read_page
from clientdesk.store.records import read_record
from clientdesk.store.trading import pointing_at

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

Before = Mapping[str, Any]
"""{key: value as it was read}; empty of what is new."""
_SUBJECT = 200


def before_of(record: Record) -> Before:
    """How a record stood before it is stored."""
    return {field.key: record.original(field) for field in record.kind.fields} if record.id else {}


def follow(desk: "Desk", step: Step, record: Record, *, was: Before, rules: ServiceRules) -> None:
    """Do what follows from what was just stored."""
    _FOLLOWED[record.kind.name](desk, step, record, was, rules)


def _entered(record: Record, was: Before, field: Field[Any], value: str) -> bool:
    """Whether a record that stood in the file came to this value just now."""
    return bool(was) and record[field] == value and was.get(field.key) != value


def _dispatch(desk: "Desk", step: Step, record: Record, was: Before, rules: ServiceRules) -> None:
    if was.get("state") != record[Dispatch.state] or was.get("request") != record[Dispatch.request]:
        tell_request(desk, step, record[Dispatch.request], but=record, state=record[Dispatch.state])
        old = was.get("request")
        if old is not None and old != record[Dispatch.request]:
            tell_request(desk, step, old, but=record, state=None)
    if not _entered(record, was, Dispatch.state, CLOSED):
        return
    words = catalogue(desk.language)
    due = desk.today + timedelta(rules.check_days)
    _add_task(desk, step, record, words.tr(N_("After-sale check: {what}"), what=record.name), due)
    if (again := record[Dispatch.next_visit]) is not None:
        _add_task(desk, step, record, words.tr(N_("Next visit: {what}"), what=record.name), again)
    _tell_plan(desk, step, record)
    if record[Dispatch.kind] == "install" and record[Dispatch.item] is None and record[Dispatch.product] is not None:
        _install(desk, step, record)


def tell_request(desk: "Desk", step: Step, link: Link | None, *, but: Record, state: str | None) -> None:
    """A request is under way once somebody is to be sent, and done once all that was to be done is done. Whom a record
    names is looked up from what was stored before this step, so `but` stands here with its own `state`."""
    request = target(step, link)
    if request is None or request[ServiceRequest.state] == GIVEN_UP:
        return
    numbers = pointing_at(step.connection, request.code, "dispatch")
    others = (each for each in read_page(step.connection, step.schema, numbers) if each.code != but.code)
    states = [state, *(each[Dispatch.state] for each in others)]
    live = [state for state in states if state not in (None, CANCELLED, REJECTED)]
    now = OPEN if not live else SERVED if all(state in WORKED for state in live) else DISPATCHED
    if request[ServiceRequest.state] != now:
        request[ServiceRequest.state] = now
        desk.clients.save_in(step, request)


def _tell_plan(desk: "Desk", step: Step, record: Record) -> None:
    request = target(step, record[Dispatch.request])
    plan = target(step, request[ServiceRequest.plan]) if request is not None else None
    if plan is not None:
        done = record[Dispatch.done_on] or desk.today
        # A visit that is closed late does not take back a later one.
        plan[ServicePlan.last_done] = max(done, plan[ServicePlan.last_done] or done)
        desk.clients.save_in(step, plan)


def _install(desk: "Desk", step: Step, record: Record) -> None:
    """An installation that is done leaves an installed item."""
    item = desk.clients.new("installed_item")
    item[InstalledItem.client], item[InstalledItem.product] = record[Dispatch.client], record[Dispatch.product]
    item[InstalledItem.serial], item[InstalledItem.sold_on] = record[Dispatch.serial], record[Dispatch.done_on]
    product = record[Dispatch.product]
    item[InstalledItem.name] = (product.name or product.target) if product else record.name
    desk.clients.create_in(step, item)
    stored = read_record(step.connection, step.schema, record.id)
    assert stored is not None
    stored[Dispatch.item] = Link(item.code, item.name)
    step.save(stored)


def _request(desk: "Desk", step: Step, record: Record, was: Before, rules: ServiceRules) -> None:
    if _entered(record, was, ServiceRequest.state, GIVEN_UP):
        leave_out(desk, step, record, was=was.get("state"))


def leave_out(desk: "Desk", step: Step, request: Record, *, was: str | None) -> None:
    """A plan whose request is given up or thrown away while it waits goes on from the day it was written for, to
    whichever day that was moved since."""
    plan = target(step, request[ServiceRequest.plan]) if was in WAITING else None
    if plan is None or plan.stamps.trashed:
        return
    asked = plan[ServicePlan.asked_for]
    if asked is not None and asked == next_service(plan):
        plan[ServicePlan.skipped] = asked
        desk.clients.save_in(step, plan)


def _complaint(desk: "Desk", step: Step, record: Record, was: Before, rules: ServiceRules) -> None:
    day = record[Complaint.promised_for]
    if day is not None and was.get("promised_for") != day:
        _promise(desk, step, record, day)
    if not _entered(record, was, Complaint.state, CLOSED):
        return
    words = catalogue(desk.language)
    survey = words.tr(N_("Ask whether all is well: {what}"), what=record.name)
    _add_task(desk, step, record, survey, desk.today + timedelta(rules.survey_days))
    if record[Complaint.outcome] in ("correction", "prevention") and (measure := record[Complaint.measure]):
        _add_task(desk, step, record, measure, desk.today + timedelta(rules.survey_days))


def _promise(desk: "Desk", step: Step, record: Record, day: date) -> None:
    """What was promised for a day is a task; another day moves it."""
    numbers = pointing_at(step.connection, record.code, "task")
    for task in read_page(step.connection, step.schema, numbers):
        if task[Task.promise] == "ours" and task[Task.state] in (None, *OPEN_TASK):
            task[Task.due] = day
            desk.clients.save_in(step, task)
            return
    words = catalogue(desk.language)
    what = record[Complaint.promised] or words.tr(N_("Promised upon a complaint: {what}"), what=record.name)
    _add_task(desk, step, record, what, day, promise="ours")


def _item(desk: "Desk", step: Step, record: Record, was: Before, rules: ServiceRules) -> None:
    if record[InstalledItem.replaces] != was.get("replaces"):
        old = target(step, record[InstalledItem.replaces])
        if old is not None and old[InstalledItem.state] in (None, IN_USE):
            old[InstalledItem.state] = REPLACED
            desk.clients.save_in(step, old)


def _plan(desk: "Desk", step: Step, record: Record, was: Before, rules: ServiceRules) -> None:
    day = due_for_request(record, desk.today, rules)
    if day is not None:
        write_request(desk, step, record, day)


def due_for_request(plan: Record, today: date, rules: ServiceRules) -> date | None:
    """The day for which a request of a plan is to be written now; None where none is, or it was written."""
    day = next_service(plan)
    if day is None or day > today + timedelta(rules.plan_days_ahead) or plan[ServicePlan.asked_for] == day:
        return None
    return day


def write_request(desk: "Desk", step: Step, plan: Record, day: date) -> None:
    """Write the request of a plan for a day, and note it there."""
    request = desk.clients.new("service_request")
    for key in ("client", "kind", "item", "product"):
        request[request.kind.by_key[key]] = plan[plan.kind.by_key[key]]
    request[ServiceRequest.subject], request[ServiceRequest.wanted_by] = plan.name, day
    request[ServiceRequest.plan] = Link(plan.code, plan.name)
    desk.clients.create_in(step, request)
    noted = read_record(step.connection, step.schema, plan.id)
    assert noted is not None
    noted[ServicePlan.asked_for] = day
    step.save(noted)


def _add_task(desk: "Desk", step: Step, record: Record, subject: str, due: date, *, promise: str | None = None) -> None:
    task = desk.clients.new(Task.declared.name)
    task[Task.subject], task[Task.due], task[Task.kind] = subject[:_SUBJECT], due, "service"
    task[Task.client] = record[record.kind.by_key["client"]]
    task[Task.follows], task[Task.promise] = Link(record.code, record.name), promise
    owner = record[Complaint.owner] if record.kind.name == "complaint" else None
    task[Task.assignee] = owner or task[Task.assignee]
    desk.clients.create_in(step, task)


_FOLLOWED = {
    "dispatch": _dispatch,
    "service_request": _request,
    "complaint": _complaint,
    "installed_item": _item,
    "service_plan": _plan,
}
