"""Numbers that only one client can have, where a file tells one for a client that another already has it for."""

from collections.abc import Iterator, Mapping

from clientdesk.desk.importing import verdicts
from clientdesk.desk.importing.deciding import rejected
from clientdesk.desk.importing.given import ADD, BLANK, DO_NEW, DO_REJECT, DO_UPDATE, Policy
from clientdesk.desk.importing.keys import FIELDS, KEYS, PROVING, Index
from clientdesk.desk.importing.plan import Decision, Plan

Told = tuple[str, str]
"""(key, number) in the form in which numbers are compared."""


def part_numbers(plan: Plan, indexes: Mapping[str, Index], policy: Policy) -> None:
    """Reject whoever is told a number that another client has, stored or of the same file; where cells that cannot be
    taken are left blank, or another client is wanted for each, the number is set aside instead, to wait as a draft."""
    first: dict[Told, Decision] = {}
    for decision in plan.decisions:
        if decision.entry.owner or decision.action not in (DO_NEW, DO_UPDATE):
            continue
        for name, told in _numbers(decision, plan.home):
            bearer = _bearer(decision, indexes[decision.entry.kind], name, told)
            other = first.setdefault((name, told), decision)
            if bearer is None and other is decision:
                continue
            key = FIELDS[decision.entry.kind][name][0].key
            where = verdicts.number_taken(decision.entry, name, bearer or other.entry.place.row, field=key)
            blank = policy.bad == BLANK or (decision.entry.place.sheet, key) in plan.blank
            if blank or decision.duplicates == ADD:
                decision.entry.aside[key] = decision.entry.values.pop(key)
                decision.entry.troubles.append(verdicts.waiting(where))
            else:
                made = rejected(decision.entry, where)
                decision.action, decision.why = DO_REJECT, made.why
                break


def _numbers(decision: Decision, home: str) -> Iterator[Told]:
    for name in PROVING:
        make = KEYS[decision.entry.kind].get(name)
        if make is not None and (told := make(decision.entry.values, home)):
            yield name, told


def _bearer(decision: Decision, index: Index, name: str, told: str) -> str | None:
    """The code of another client outside the trash that has the number."""
    mine = decision.stored.number if decision.stored else 0
    numbers = index.keys.get(name, {}).get(told, ())
    return next((index.stored[number].code for number in numbers if number != mine), None)
