"""Looking at names in other files: spellings of one employer, names of clients that are no links."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from clientdesk.desk.quality import matters
from clientdesk.desk.quality.given import Finding, Remedy
from clientdesk.desk.quality.seeking import Places, Seeker, Seen
from clientdesk.dossier.enterprise.basics import Affiliate
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.fields import Field
from clientdesk.dossier.firms import company_stem
from clientdesk.dossier.folding import fold
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.person.relations import Friend, Influencer, Neighbour, Relations, Relative
from clientdesk.dossier.types import Reference
from clientdesk.dossier.values import Link
from clientdesk.i18n import N_, Sentence
from clientdesk.store.lists import Line

_SHORTEST_STEM = 2
_TOLD_BY = ((Basics.employer_name, Basics.employer_id), (Family.spouse_name, Family.spouse_id))
"""(the name as text, the link that could stand beside it)"""
_BESIDE = {link: name for name, link in _TOLD_BY}
_TOLD_IN_ROWS = (
    (Relations.relatives, Relative.name, Relative.person_id),
    (Relations.friends, Friend.name, Friend.person_id),
    (Relations.neighbours, Neighbour.name, Neighbour.person_id),
    (Relations.influencers, Influencer.name, Influencer.person_id),
    (Firm.org_people, OrgPerson.name, OrgPerson.person_id),
    (Firm.affiliates, Affiliate.name, Affiliate.enterprise_id),
)
_KINDS = {"person": (PERSON.name,), "enterprise": (ENTERPRISE.name,), "client": (PERSON.name, ENTERPRISE.name)}


class Employers(Seeker):
    """Names of employers that have one stem, but are written in more than one way."""

    def __init__(self) -> None:
        self._named: dict[str, list[Line]] = defaultdict(list)
        self._files: dict[str, list[str]] = defaultdict(list)

    def fields(self, places: Places) -> Iterator[Field[Any]]:
        if places.has(Basics.employer_name):
            yield Basics.employer_name

    def look(self, seen: Seen) -> Iterator[Finding]:
        if seen.record.kind.name == ENTERPRISE.name:
            self._files[company_stem(seen.line.name)].append(seen.line.name)
        elif seen.has(Basics.employer_name) and (name := seen.record[Basics.employer_name]):
            self._named[name].append(seen.line)
        return iter(())

    def end(self) -> Iterator[Finding]:
        spelt: dict[str, Counter[str]] = defaultdict(Counter)
        for name, lines in self._named.items():
            spelt[company_stem(name)][name] = len(lines)
        for stem, spellings in spelt.items():
            files = dict.fromkeys(self._files.get(stem, ()))
            if len(stem) >= _SHORTEST_STEM and len({*spellings, *files}) > 1 and len(files) <= 1:
                yield from self._of_stem(spellings, next(iter(files), ""))

    def _of_stem(self, spellings: Counter[str], file: str) -> Iterator[Finding]:
        wanted = file or max(spellings, key=lambda name: (spellings[name], len(name), name))
        for name in sorted(spellings):
            if name == wanted:
                continue
            odd = Sentence(N_("Others write {name} ({n})."), {"name": wanted, "n": spellings[wanted]})
            if file:
                odd = Sentence(N_("The file of the enterprise says {name}."), {"name": wanted})
            remedy = Remedy(name, wanted, sure=_surely_same(name, wanted))
            for line in self._named[name]:
                yield Finding(matters.EMPLOYERS.name, line, Basics.employer_name, odd, value=name, remedy=remedy)


def _surely_same(name: str, other: str) -> bool:
    """Whether two spellings differ in nothing but width, case, spaces and script, or one only leaves out the form of
    the firm; a group and a company of one stem may be two firms."""
    plain, wanted = ("".join(character for character in fold(one) if character.isalnum()) for one in (name, other))
    return plain == wanted or company_stem(name) == plain or company_stem(other) == wanted


class _Wanting(NamedTuple):
    """A name that might be a link: whose, where, and which kinds of client it may lead to."""

    line: Line
    name: str
    field: Field[Any]
    column: Field[Any] | None
    row: int
    stands: Link | None
    kinds: tuple[str, ...]


class Links(Seeker):
    """Names that exactly one client bears, and that lead nowhere."""

    def __init__(self) -> None:
        self._bearing: dict[str, list[Line]] = defaultdict(list)
        self._wanting: list[_Wanting] = []

    def fields(self, places: Places) -> Iterator[Field[Any]]:
        for pair in _TOLD_BY:
            yield from (field for field in pair if places.has(field))
        yield from places.links
        for group, name, link in _TOLD_IN_ROWS:
            if places.has(group):
                yield from (group, name, link)

    def look(self, seen: Seen) -> Iterator[Finding]:
        record, line = seen.record, seen.line
        self._bearing[fold(line.name)].append(line)
        for field in seen.places.links:
            stands, told = record[field], _BESIDE.get(field)
            text = stands.name if stands else record[told] if told is not None else None
            self._note(line, text, field, None, 0, stands)
        for group, name, column in _TOLD_IN_ROWS:
            for row in record.rows(group) if seen.has(group) else ():
                stands = row[column]
                self._note(line, stands.name if stands else row[name], group, column, row.id, stands)
        return iter(())

    def _note(
        self, line: Line, name: str | None, field: Field[Any], column: Field[Any] | None, row: int, stands: Link | None
    ) -> None:
        if name and not (stands and stands.target):
            kind = (column or field).type
            assert isinstance(kind, Reference)
            self._wanting.append(_Wanting(line, name, field, column, row, stands, _KINDS[kind.to]))

    def end(self) -> Iterator[Finding]:
        for one in self._wanting:
            bearing = [line for line in self._bearing.get(fold(one.name), ()) if line.kind in one.kinds]
            if len(bearing) == 1 and bearing[0].id != one.line.id:
                yield _linked(one, bearing[0])


def _linked(one: _Wanting, found: Line) -> Finding:
    odd = Sentence(N_("{name} has a file of this name: {code}."), {"name": found.name, "code": found.code})
    # Two people may bear one name; two firms in a file hardly do.
    remedy = Remedy(one.stands, Link(found.code, found.name), sure=found.kind == ENTERPRISE.name)
    return Finding(
        matters.LINKS.name,
        one.line,
        one.field,
        odd,
        value=one.stands,
        column=one.column,
        row=one.row,
        typed="" if one.stands else one.name,
        remedy=remedy,
        others=(found,),
    )
