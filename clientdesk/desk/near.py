"""Who is near a client: family, friends, work, the people and owners of a firm, and who introduced whom."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from clientdesk.dossier.choices.person import KINSHIP
from clientdesk.dossier.enterprise.basics import Affiliate, Shareholder
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.fields import Field
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.career import Career
from clientdesk.dossier.person.family import Child, Family, Parent
from clientdesk.dossier.person.relations import Friend, Influencer, Neighbour, Relations, Relative
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link
from clientdesk.exchange.profiles import Disclosure, Sight
from clientdesk.exchange.relations import Circle
from clientdesk.i18n import N_, Catalogue
from clientdesk.store.lists import Line

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_COLLEAGUES, _STAFF = 6, 24
"""So many of those are told of who are near only because they work at the same firm, or at this one."""
_ANYBODY = Header.introduced_by
"""Stands for the tie with somebody whose own file tells of it: the name of a person, as personal as this one."""
_BACK: tuple[tuple[Field[Any], Field[Any], Circle, str], ...] = (
    (Relations.relatives, Relative.person_id, Circle.FAMILY, N_("Relative")),
    (Relations.friends, Friend.person_id, Circle.FRIENDS, N_("Friend")),
    (Relations.neighbours, Neighbour.person_id, Circle.FRIENDS, N_("Neighbour")),
    (Relations.influencers, Influencer.person_id, Circle.FRIENDS, N_("Has influence on")),
    (Firm.org_people, OrgPerson.person_id, Circle.WORK, N_("Contact person of")),
)
"""Rows of other files that may name this client: what their client is to this one."""


@dataclass(frozen=True)
class Near:
    """Somebody near a client: what they are to the client, the name, a word more (post, telephone), the code of their
    file or nothing.

    sight  what the reader may see of the name
    group  the field or group of the client's file that names them, empty where it is their own that does; `row` is
           the place in the group
    above  the name of the one in the same firm (a department, a superior) under whom they stand
    """

    relation: str
    name: str
    note: str = ""
    code: str = ""
    circle: Circle = Circle.FAMILY
    sight: Sight = Sight.SHOWN
    group: str = ""
    row: int = -1
    above: str = ""

    @property
    def covered(self) -> bool:
        """Whether the reader may know only that there is somebody."""
        return self.sight is Sight.ABSENT


def around(desk: "Desk", client: Record, words: Catalogue, disclosure: Disclosure | None = None) -> tuple[Near, ...]:
    """Those near a client, the nearest first, as a reader may see them; nobody twice."""
    looking = _Looking(desk, client, words, disclosure or Disclosure())
    return tuple(_each_once(near for look in looking.ways() for near in look() if near.name))


def _each_once(found: Iterable[Near]) -> Iterable[Near]:
    """Two mentions are of one when they have the same file, or the same name and not two files."""
    kept: list[Near] = []
    for near in found:
        place = next((place for place, known in enumerate(kept) if _are_one(known, near)), None)
        if place is None:
            kept.append(near)
        elif near.code and not kept[place].code:
            known = kept[place]
            kept[place] = replace(known, code=near.code, note=known.note or near.note)
    return kept


def _are_one(one: Near, other: Near) -> bool:
    if one.code and other.code:
        return one.code == other.code
    return one.name == other.name


@dataclass(frozen=True)
class _Looking:
    """Looks around one client."""

    desk: "Desk"
    client: Record
    words: Catalogue
    disclosure: Disclosure

    def ways(self) -> tuple[Callable[[], Iterator[Near]], ...]:
        """Where to look, the nearest first."""
        if self.client.kind.name == PERSON.name:
            return (
                self._spouse,
                self._children,
                self._kin,
                self._work,
                self._friends,
                self._mentions,
                self._introductions,
            )
        return self._people, self._staff, self._firms, self._introductions

    def tr(self, text: str) -> str:
        """A tie in words."""
        return self.words.tr(text)

    def _near(self, field: Field[Any], relation: str, link: Link | None, name: str | None = None, **more: Any) -> Near:
        target = (link.target if link else None) or ""
        told = name or (link.name if link else "") or ""
        sight = more.pop("sight", None) or self.disclosure.sight(field)
        return Near(relation, told, code=target, sight=sight, **{"group": field.key, **more})

    def _row(
        self, group: Field[Any], column: Field[Any], at: tuple[int, Row], relation: str, link: Link | None, **more: Any
    ) -> Near:
        place, row = at
        sight = self.disclosure.sight_in(group, column)
        return self._near(group, relation, link, row[column], sight=sight, row=place, **more)

    def _shown(self, field: Field[Any], value: Any) -> str:
        return "" if value is None else field.type.show(value, self.words)

    def _told(self, group: Field[Any], column: Field[str], row: Row) -> str:
        """What a column says in free words, if the reader may see them."""
        seen = self.disclosure.sight_in(group, column) is Sight.SHOWN
        return (row[column] or "") if seen else ""

    def _line(self, relation: str, line: Line, circle: Circle, note: str = "", sight: Sight | None = None) -> Near:
        seen = sight or self.disclosure.sight(_ANYBODY if line.kind == PERSON.name else Firm.name)
        return Near(relation, line.name, note, line.code, circle, seen)

    # Around a person

    def _spouse(self) -> Iterator[Near]:
        spouse, name = self.client[Family.spouse_id], self.client[Family.spouse_name]
        if spouse or name:
            phone = self._shown(Family.spouse_phone, self.client[Family.spouse_phone])
            note = " · ".join(filter(None, (self.client[Family.spouse_job], phone)))
            yield self._near(Family.spouse_id, self.tr(N_("Spouse")), spouse, name, note=note)

    def _children(self) -> Iterator[Near]:
        for at in enumerate(self.client.rows(Family.children)):
            note = at[1][Child.school] or ""
            yield self._row(Family.children, Child.name, at, self.tr(N_("Child")), None, note=note)

    def _kin(self) -> Iterator[Near]:
        for at in enumerate(self.client.rows(Family.parents)):
            relation = self._kinship(at[1][Parent.relation]) or self.tr(N_("Parent"))
            note = self._shown(Parent.phone, at[1][Parent.phone])
            yield self._row(Family.parents, Parent.name, at, relation, None, note=note)
        for at in enumerate(self.client.rows(Relations.relatives)):
            relation = self._kinship(at[1][Relative.kinship]) or self.tr(N_("Relative"))
            link, note = at[1][Relative.person_id], at[1][Relative.job] or ""
            yield self._row(Relations.relatives, Relative.name, at, relation, link, note=note)

    def _kinship(self, code: str | None) -> str:
        return KINSHIP.label(code, self.words) if code else ""

    def _work(self) -> Iterator[Near]:
        client, work = self.client, Circle.WORK
        employer, name = client[Basics.employer_id], client[Basics.employer_name]
        if employer or name:
            note = client[Basics.position] or ""
            yield self._near(Basics.employer_id, self.tr(N_("Employer")), employer, name, note=note, circle=work)
        if above := client[Career.reports_to]:
            sight = self.disclosure.sight(_ANYBODY)
            yield self._near(Career.reports_to, self.tr(N_("Reports to")), above, circle=work, sight=sight)
        for line in self._referring(client.code, Career.reports_to, _STAFF):
            yield self._line(self.tr(N_("Reports to this client")), line, work)
        if employer and employer.target:
            for line in self._referring(employer.target, Basics.employer_id, _COLLEAGUES):
                yield self._line(self.tr(N_("Colleague")), line, work, line.phone)

    def _friends(self) -> Iterator[Near]:
        client, circle = self.client, Circle.FRIENDS
        for at in enumerate(client.rows(Relations.friends)):
            link, note = at[1][Friend.person_id], at[1][Friend.job] or ""
            yield self._row(Relations.friends, Friend.name, at, self.tr(N_("Friend")), link, note=note, circle=circle)
        for at in enumerate(client.rows(Relations.neighbours)):
            link, note = at[1][Neighbour.person_id], at[1][Neighbour.job] or ""
            yield self._row(
                Relations.neighbours, Neighbour.name, at, self.tr(N_("Neighbour")), link, note=note, circle=circle
            )
        for at in enumerate(client.rows(Relations.influencers)):
            relation = self._told(Relations.influencers, Influencer.relation, at[1]) or self.tr(N_("Has influence"))
            link, note = at[1][Influencer.person_id], at[1][Influencer.matter] or ""
            yield self._row(Relations.influencers, Influencer.name, at, relation, link, note=note, circle=circle)

    def _mentions(self) -> Iterator[Near]:
        """Those in whose files this client stands in a row."""
        for line in self._referring(self.client.code, Relative.person_id, _STAFF):
            other = self.desk.clients.by_number(line.id)
            for group, column, circle, relation in _BACK:
                if other is None or other.kind.by_key.get(group.key) is not group:
                    continue
                links = (row[column] for row in other.rows(group))
                if any(link is not None and link.target == self.client.code for link in links):
                    yield self._line(self.tr(relation), line, circle)

    # Around a firm

    def _people(self) -> Iterator[Near]:
        rows = enumerate(self.client.rows(Firm.org_people))
        there = [at for at in rows if at[1][OrgPerson.left_on] is None]
        for at in sorted(there, key=lambda at: (not at[1][OrgPerson.is_main], -(at[1][OrgPerson.influence] or 0))):
            row = at[1]
            roles, phone = row[OrgPerson.role], row[OrgPerson.mobile] or row[OrgPerson.phone]
            relation = self._told(Firm.org_people, OrgPerson.post, row) or (
                self._shown(OrgPerson.role, roles) if roles else self.tr(N_("Staff"))
            )
            superior = row[OrgPerson.reports_to]
            yield self._row(
                Firm.org_people,
                OrgPerson.name,
                at,
                relation,
                row[OrgPerson.person_id],
                note=self._shown(OrgPerson.mobile, phone),
                circle=Circle.PEOPLE,
                above=(superior.name if superior else "") or row[OrgPerson.department] or "",
            )

    def _staff(self) -> Iterator[Near]:
        for line in self._referring(self.client.code, Basics.employer_id, _STAFF):
            yield self._line(self.tr(N_("Works here")), line, Circle.PEOPLE, line.phone)

    def _firms(self) -> Iterator[Near]:
        client, firms = self.client, Circle.FIRMS
        if parent := client[Heading.parent_id]:
            yield self._near(Heading.parent_id, Heading.parent_id.title(self.words), parent, circle=firms)
        for line in self._referring(client.code, Heading.parent_id, _STAFF):
            yield self._line(self.tr(N_("Subsidiary")), line, firms)
        for at in enumerate(client.rows(Firm.shareholders)):
            share = at[1][Shareholder.share_pct]
            relation = Shareholder.name.title(self.words)
            if share is not None:
                relation = f"{relation} {self._shown(Shareholder.share_pct, share)}"
            yield self._row(Firm.shareholders, Shareholder.name, at, relation, None, circle=firms)
        for at in enumerate(client.rows(Firm.affiliates)):
            relation = self._shown(Affiliate.relation, at[1][Affiliate.relation]) or self.tr(N_("Affiliate"))
            yield self._row(Firm.affiliates, Affiliate.name, at, relation, at[1][Affiliate.enterprise_id], circle=firms)
        for line in self._referring(client.code, Affiliate.enterprise_id, _STAFF):
            yield self._line(self.tr(N_("Affiliate")), line, firms)

    # Around both

    def _introductions(self) -> Iterator[Near]:
        circle = Circle.INTRODUCED
        if by := self.client[Header.introduced_by]:
            yield self._near(Header.introduced_by, self.tr(N_("Introduced by")), by, circle=circle)
        for line in self._referring(self.client.code, Header.introduced_by, 50):
            yield self._line(self.tr(N_("Was introduced")), line, circle, line.company or line.phone)

    def _referring(self, code: str, field: Field[Link], limit: int) -> Iterator[Line]:
        if code:
            found = self.desk.clients.referring(code, field, limit=limit)
            yield from (line for line in found if line.code != self.client.code)
