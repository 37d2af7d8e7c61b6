"""The people around a client, with their files where they have one: family, work, and who introduced whom."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from clientdesk.desk import Desk
from clientdesk.dossier.choices.person import KINSHIP
from clientdesk.dossier.enterprise.basics import Affiliate
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.fields import SENSITIVE, Field
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.career import Career
from clientdesk.dossier.person.family import Child, Family, Parent
from clientdesk.dossier.person.relations import Relations, Relative
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link
from clientdesk.i18n import N_, Catalogue

_COLLEAGUES = 6


@dataclass(frozen=True)
class Near:
    """Somebody near a client: what they are to the client, the name, a word more (post, telephone), the code of their
    file or nothing; `covered` says that the name is sensitive."""

    relation: str
    name: str
    note: str = ""
    code: str = ""
    covered: bool = False


def around(desk: Desk, client: Record, words: Catalogue) -> tuple[Near, ...]:
    """Those near a client, the nearest first; nobody twice."""
    found = _of_person(desk, client, words) if client.kind.name == PERSON.name else _of_firm(desk, client, words)
    kept: dict[str, Near] = {}
    for near in found:
        known = kept.get(near.name)
        if near.name and known is None:
            kept[near.name] = near
        elif known and near.code and not known.code:
            kept[near.name] = replace(known, code=near.code, note=known.note or near.note)
    return tuple(kept.values())


def _of_person(desk: Desk, client: Record, words: Catalogue) -> Iterator[Near]:
    yield from _family(client, words)
    yield from _work(desk, client, words)
    yield from _introductions(desk, client, words)


def _family(client: Record, words: Catalogue) -> Iterator[Near]:
    spouse, name = client[Family.spouse_id], client[Family.spouse_name]
    if spouse or name:
        target = spouse.target if spouse else None
        phone = _shown(Family.spouse_phone, client[Family.spouse_phone], words)
        note = " · ".join(filter(None, (client[Family.spouse_job], phone)))
        yield Near(words.tr(N_("Spouse")), name or (spouse.name if spouse else ""), note, target or "")
    covered = Family.children.sensitivity is SENSITIVE
    for row in client.rows(Family.children):
        yield Near(words.tr(N_("Child")), row[Child.name] or "", row[Child.school] or "", covered=covered)
    for row in client.rows(Family.parents):
        note = _shown(Parent.phone, row[Parent.phone], words)
        yield Near(_kin(row[Parent.relation], words) or words.tr(N_("Parent")), row[Parent.name] or "", note)
    for row in client.rows(Relations.relatives):
        relation = _kin(row[Relative.kinship], words) or words.tr(N_("Relative"))
        yield _linked(relation, row[Relative.name], row[Relative.person_id], row[Relative.job] or "")


def _work(desk: Desk, client: Record, words: Catalogue) -> Iterator[Near]:
    employer, name = client[Basics.employer_id], client[Basics.employer_name]
    if employer or name:
        yield _linked(words.tr(N_("Employer")), name, employer, client[Basics.position] or "")
    if above := client[Career.reports_to]:
        yield _linked(words.tr(N_("Reports to")), above.name, above)
    if employer and employer.target:
        for line in desk.clients.referring(employer.target, Basics.employer_id, limit=_COLLEAGUES):
            if line.code != client.code:
                yield Near(words.tr(N_("Colleague")), line.name, line.phone, line.code)


def _introductions(desk: Desk, client: Record, words: Catalogue) -> Iterator[Near]:
    if by := client[Header.introduced_by]:
        yield _linked(words.tr(N_("Introduced by")), by.name, by)
    for line in desk.clients.referring(client.code, Header.introduced_by):
        yield Near(words.tr(N_("Was introduced")), line.name, line.company or line.phone, line.code)


def _of_firm(desk: Desk, client: Record, words: Catalogue) -> Iterator[Near]:
    people = [row for row in client.rows(Firm.org_people) if row[OrgPerson.left_on] is None]
    for row in sorted(people, key=_weight):
        roles, phone = row[OrgPerson.role], row[OrgPerson.mobile] or row[OrgPerson.phone]
        relation = row[OrgPerson.post] or (_shown(OrgPerson.role, roles, words) if roles else words.tr(N_("Staff")))
        note = _shown(OrgPerson.mobile, phone, words)
        yield _linked(relation, row[OrgPerson.name], row[OrgPerson.person_id], note)
    for line in desk.clients.referring(client.code, Basics.employer_id, limit=_COLLEAGUES):
        yield Near(words.tr(N_("Works here")), line.name, line.phone, line.code)
    for row in client.rows(Firm.affiliates):
        told = _shown(Affiliate.relation, row[Affiliate.relation], words) or words.tr(N_("Affiliate"))
        yield _linked(told, row[Affiliate.name], row[Affiliate.enterprise_id])
    yield from _introductions(desk, client, words)


def _weight(row: Row) -> tuple[bool, int]:
    return not row[OrgPerson.is_main], -(row[OrgPerson.influence] or 0)


def _linked(relation: str, name: str | None, link: Link | None, note: str = "") -> Near:
    target = link.target if link else None
    return Near(relation, name or (link.name if link else ""), note, target or "")


def _kin(code: str | None, words: Catalogue) -> str:
    return KINSHIP.label(code, words) if code else ""


def _shown(field: Field[Any], value: Any, words: Catalogue) -> str:
    return "" if value is None else field.type.show(value, words)
