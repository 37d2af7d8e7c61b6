"""The household of a client as insurance sees it: who belongs to it, and which covers each of them has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from clientdesk.desk.insuring.given import PERSONAL_COVERS, Held, Member
from clientdesk.dossier.insurance.policy import Insured, Policy
from clientdesk.dossier.kinds import PERSON
from clientdesk.dossier.person.family import Child, Family, Parent
from clientdesk.dossier.person.relations import Relations, Relative
from clientdesk.dossier.record import Record

_RELATIVES = {"spouse": "spouse", "child": "child", "father": "parent", "mother": "parent"}
"""{kinship of a relative: relation}; the others live elsewhere."""

_ALONE = ("single", "separated", "divorced", "widowed")
"""In these states of marriage whoever is named as the spouse belongs to another household, or to none."""


@dataclass(frozen=True)
class Person:
    """Somebody of the household: the code is empty without a file."""

    name: str
    code: str
    relation: str

    def is_named(self, name: str, code: str) -> bool:
        """Whether a row of a policy means this one: by the file, or by the name where one of them has none."""
        if self.code and code:
            return self.code == code
        return bool(name) and name == self.name


def people(client: Record) -> tuple[Person, ...]:
    """The client, the spouse, children and parents, each once."""
    found: list[Person] = []
    for each in _named(client):
        if each.name and not any(known.is_named(each.name, each.code) for known in found):
            found.append(each)
    return tuple(found)


def _named(client: Record) -> Iterator[Person]:
    yield Person(client.name, client.code, "self")
    if client.kind.name != PERSON.name:
        return
    if client[Family.marital_status] not in _ALONE:
        spouse = client[Family.spouse_id]
        name = spouse.name if spouse and spouse.name else client[Family.spouse_name]
        yield Person(name or "", (spouse.target or "") if spouse else "", "spouse")
    for row in client.rows(Relations.relatives):
        file, relation = row[Relative.person_id], _RELATIVES.get(row[Relative.kinship] or "")
        if relation:
            yield Person(row[Relative.name] or "", (file.target or "") if file else "", relation)
    for row in client.rows(Family.children):
        yield Person(row[Child.name] or "", "", "child")
    for row in client.rows(Family.parents):
        yield Person(row[Parent.name] or "", "", "parent")


def household(members: Sequence[Person], policies: Iterable[tuple[Record, Held]]) -> tuple[Member, ...]:
    """Each member with the covers of the policies in force that insure it. A policy that names nobody insures its
    holder."""
    known = [(record, line) for record, line in policies if line.is_covered]
    made = []
    for person in members:
        mine = tuple(line for record, line in known if _insures(record, line, person))
        made.append(Member(person.name, person.code, person.relation, _covers(mine), mine))
    return tuple(made)


def _insures(policy: Record, line: Held, person: Person) -> bool:
    rows = policy.rows(Policy.insured)
    if not rows:
        return person.is_named(line.name, line.client)
    for row in rows:
        file = row[Insured.person_id]
        if person.is_named(row[Insured.name] or "", (file.target or "") if file else ""):
            return True
    return False


def _covers(lines: Sequence[Held]) -> Mapping[str, Mapping[str, Decimal | None]]:
    """{kind of cover: {currency: sum insured}}; None where a policy names no sum."""
    found: dict[str, dict[str, Decimal | None]] = {}
    for line in lines:
        sums = found.setdefault(line.cover, {})
        before = sums.get(line.currency, Decimal(0))
        unknown = line.sum_insured is None or before is None
        sums[line.currency] = None if unknown else (before or Decimal(0)) + (line.sum_insured or Decimal(0))
    return found


def gaps(members: Sequence[Member]) -> Mapping[str, tuple[str, ...]]:
    """{name of a member: the kinds of personal cover that no policy in force gives}."""
    return {each.name: tuple(cover for cover in PERSONAL_COVERS if each.lacks(cover)) for each in members}
