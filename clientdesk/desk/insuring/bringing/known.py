"""The policies that are stored, by what they are known again: insurer and number, or else holder, product and day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from clientdesk.desk.importing.entry import Entry
from clientdesk.desk.importing.keys import Stored
from clientdesk.dossier.checks.identity import bare_number
from clientdesk.dossier.fields import Field
from clientdesk.dossier.folding import fold
from clientdesk.dossier.insurance.policy import Policy
from clientdesk.dossier.kinds import POLICY
from clientdesk.store.known import known
from clientdesk.store.schema import Connection, Schema

FIELDS: tuple[Field[Any], ...] = (Policy.policy_no, Policy.insurer, Policy.product, Policy.client, Policy.start)


@dataclass(frozen=True)
class Mark:
    """What a policy is known by, folded; empty where it is not told. `holder` is a code."""

    number: str
    insurer: str
    product: str
    holder: str
    start: str

    def fits(self, other: "Mark") -> bool:
        """Whether both may be the same contract: the insurers do not differ where both are told."""
        return not (self.insurer and other.insurer) or self.insurer == other.insurer

    def repeats(self, other: "Mark") -> bool:
        """Whether both are told of one term of one contract: the days do not differ where both are told."""
        return self.fits(other) and (not (self.start and other.start) or self.start == other.start)


@dataclass
class KnownPolicies:
    """All policies by their numbers, and those without one by holder, product and first day."""

    by_number: dict[str, list[tuple[Mark, Stored]]] = field(default_factory=lambda: defaultdict(list))
    by_rest: dict[tuple[str, str, str], Stored] = field(default_factory=dict)

    def found(self, mark: Mark, *, is_only: bool) -> Stored | None:
        """The policy a row tells of. Riders bear the number of the main policy, so the product tells them apart, and
        the next term may, so the day does where there are several; where `is_only` row of the file has the number, a
        single policy of it is meant whatever it is called."""
        if not mark.number:
            return self.by_rest.get((mark.holder, mark.product, mark.start)) if mark.holder else None
        same = [(other, stored) for other, stored in self.by_number.get(mark.number, ()) if mark.fits(other)]
        named = [(other, stored) for other, stored in same if not mark.product or other.product == mark.product]
        if named:
            return min(named, key=lambda one: one[0].start != mark.start)[1]
        return same[0][1] if len(same) == 1 and is_only else None


def read_policies(connection: Connection, schema: Schema) -> KnownPolicies:
    """Those of the file, but what lies in the trash."""
    found = KnownPolicies()
    for one in known(connection, schema, POLICY.name, FIELDS):
        if one.trashed:
            continue
        values = {
            field.key: field.type.from_column(held)
            for field, held in zip(FIELDS, one.values, strict=True)
            if held is not None
        }
        link = values.get(Policy.client.key)
        mark = _mark(values, (link.target or "") if link else "")
        stored = Stored(one.number, one.code, one.version, one.name)
        if mark.number:
            found.by_number[mark.number].append((mark, stored))
        else:
            found.by_rest.setdefault((mark.holder, mark.product, mark.start), stored)
    return found


def mark_of(entry: Entry, holder: str) -> Mark:
    """That of a row, whose holder has a code (empty for a new client)."""
    return _mark(entry.values, holder)


def numbers_told_once(entries: Iterable[Entry]) -> set[str]:
    """The numbers that only one row of a file bears."""
    return {number for number, count in Counter(_numbers(entries)).items() if count == 1}


def _numbers(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        if number := bare_number(str(entry.values.get(Policy.policy_no.key) or "")).casefold():
            yield number


def _mark(values: dict[str, Any], holder: str) -> Mark:
    def plain(key: str) -> str:
        return fold("".join(str(values.get(key) or "").split()))

    number = bare_number(str(values.get(Policy.policy_no.key) or "")).casefold()
    start = values.get(Policy.start.key)
    day = start.isoformat() if start else ""
    return Mark(number, plain(Policy.insurer.key), plain(Policy.product.key), holder, day)
