"""What time makes of policies: grace, lapse and end are written down, and tasks stand before renewals and premiums."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from clientdesk.desk.insuring.settling import carry_stage
from clientdesk.desk.work import CANCELLED
from clientdesk.dossier.insurance.course import COVERED, LAPSED, Terms, ended_on, leads, standing
from clientdesk.dossier.insurance.policy import Policy, course_of
from clientdesk.dossier.kinds import TASK
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Link
from clientdesk.dossier.work.task import OPEN, Task
from clientdesk.i18n import N_, Catalogue, catalogue
from clientdesk.progress import QUIET, Progress
from clientdesk.store import policies
from clientdesk.store.journal import Step
from clientdesk.store.news import Changed
from clientdesk.store.pages import PAGE, read_page
from clientdesk.store.records import read_record

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

PROGRAM = "ClientDesk"
"""Under this name time's steps stand in the history: nobody's own undo takes them back."""
RENEW, COLLECT = "call", "collection"
"""The kinds of the tasks before an end, and before a premium."""
_SAID = {
    RENEW: N_("Renew {product} ({number}): the cover ends on {day}"),
    COLLECT: N_("Premium of {product} ({number}) is due on {day}"),
}


@dataclass(frozen=True)
class Planned:
    """A task that is to stand before an end or a premium."""

    policy: Record
    kind: str
    on: date
    due: date


def days_of_tasks(on: date, today: date, ahead: tuple[int, ...]) -> tuple[date, ...]:
    """The days of the tasks before a day: the earliest that has passed already is due today instead. None before the
    first of them, or after the day itself."""
    days = [on - timedelta(number) for number in sorted(ahead, reverse=True)]
    if not days or today < days[0] or today > on:
        return ()
    return tuple(dict.fromkeys([today, *(day for day in days if day > today)]))


def planned(policy: Record, today: date, terms: Terms) -> Iterator[Planned]:
    """The tasks that are to be made for a policy now; none where they were made for the same day before, or its renewal
    is decided."""
    course = course_of(policy)
    if standing(course, today, terms) not in COVERED:
        return
    end, due = course.end, course.next_due
    if end and policy[Policy.planned_end] != end and policy[Policy.renewal_result] is None:
        for day in days_of_tasks(end, today, terms.ahead):
            yield Planned(policy, RENEW, end, day)
    if due and policy[Policy.planned_due] != due:
        for day in days_of_tasks(due, today, leads(course.mode, terms)):
            yield Planned(policy, COLLECT, due, day)


def concerned(desk: "Desk") -> list[Record]:
    """The policies in force that end, or of which a premium is due, within the days of the earliest task."""
    terms = desk.insurance.terms()
    until = desk.today + timedelta(max(terms.ahead))
    found: list[Record] = []
    with desk.store.reading() as connection:
        numbers = policies.ending(connection, until.isoformat())
        for start in range(0, len(numbers), PAGE):
            found += read_page(connection, desk.store.schema, numbers[start : start + PAGE])
    return found


def has_changed(policy: Record, today: date, terms: Terms) -> bool:
    """Whether time has made something of a policy that is not written down yet."""
    return standing(course_of(policy), today, terms) != policy[Policy.status] or any(planned(policy, today, terms))


def bring_up_to_date(desk: "Desk", *, progress: Progress = QUIET) -> Changed:
    """Write down, as one step, how policies stand today, the stages of their holders, and the tasks before renewals and
    premiums. Nothing is done where nothing has changed. Raises `Cancelled` when told to stop; nothing is kept then."""
    terms, today = desk.insurance.terms(), desk.today
    numbers = [each.id for each in concerned(desk) if has_changed(each, today, terms)]
    if not numbers:
        return Changed()
    words = catalogue(desk.language)
    with desk.store.step(N_("Bring policies up to date"), by=PROGRAM) as step:
        holders: set[str] = set()
        for done, number in enumerate(numbers):
            progress.advance(done, len(numbers), N_("Writing"))
            policy = read_record(step.connection, step.schema, number)
            if policy is not None:
                _plan(desk, step, policy, words)
                has_aged = _age(policy, today, terms)
                if has_aged and (link := policy[Policy.client]) and link.target:
                    holders.add(link.target)
                step.save(policy)
                if has_aged and policy[Policy.status] not in COVERED:
                    close_tasks(step, policy, CANCELLED)
        for holder in sorted(holders):
            carry_stage(desk, step, holder)
        step.finish(progress)
    return step.changed


def _plan(desk: "Desk", step: Step, policy: Record, words: Catalogue) -> None:
    for each in tuple(planned(policy, desk.today, desk.insurance.terms())):
        desk.clients.create_in(step, _task(desk, each, words))
        policy[Policy.planned_end if each.kind == RENEW else Policy.planned_due] = each.on


def _task(desk: "Desk", wanted: Planned, words: Catalogue) -> Record:
    policy = wanted.policy
    made = desk.clients.new(TASK.name)
    number = policy[Policy.policy_no] or policy.code
    said = words.tr(_SAID[wanted.kind], product=policy.name, number=number, day=wanted.on.isoformat())
    made[Task.subject] = said[:200]
    made[Task.kind], made[Task.due] = wanted.kind, wanted.due
    made[Task.client] = policy[Policy.client]
    made[Task.follows] = Link(policy.code, policy.name)
    made[Task.assignee] = policy[Policy.agent] or made[Task.assignee]
    return made


def _age(policy: Record, today: date, terms: Terms) -> bool:
    """Let a policy stand as it does today; whether that is another way."""
    course = course_of(policy)
    now = standing(course, today, terms)
    if now == policy[Policy.status]:
        return False
    gone = ended_on(course, today, terms)
    policy[Policy.status] = now
    if gone is not None:
        policy[Policy.ended_on] = policy[Policy.ended_on] or gone
        if now == LAPSED:
            policy[Policy.lapsed_on] = gone
    return True


def close_tasks(step: Step, policy: Record, state: str, *, kinds: tuple[str, ...] = (RENEW, COLLECT)) -> None:
    """Let the open tasks of a policy be over: done or cancelled."""
    for number in policies.tasks_of(step.connection, policy.code, kinds, OPEN):
        task = read_record(step.connection, step.schema, number)
        if task is not None:
            task[Task.state] = state
            task[Task.done_on] = step.today if state == "done" else None
            step.save(task)
