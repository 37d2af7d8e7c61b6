"""Looking at telephones: without area code, of impossible length, written unusually, the same in several files."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from clientdesk.desk.quality import matters
from clientdesk.desk.quality.given import Finding, Remedy
from clientdesk.desk.quality.numbering import Fault, area_code, compared, fault, is_plain, usual, with_area
from clientdesk.desk.quality.seeking import Places, Seeker, Seen, Told
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.fields import Field, rows_of
from clientdesk.dossier.homelands import CHINA
from clientdesk.dossier.person.basics import Basics, PhoneNumber
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.reading.phones import phone_digits, show_phone
from clientdesk.dossier.values import Address
from clientdesk.i18n import N_, Sentence
from clientdesk.store.lists import Line

_RINGS_AT: Mapping[Field[str], Field[Address]] = {
    Basics.home_phone: Basics.home_address,
    Basics.home_fax: Basics.home_address,
    Basics.office_phone: Basics.office_address,
    Basics.office_fax: Basics.office_address,
    Firm.phone: Firm.address,
    Firm.fax: Firm.address,
    Firm.hotline: Firm.address,
}
"""At which address a telephone rings."""
_OWN = (Basics.mobile, Basics.home_phone)
"""Telephones that one client has alone, but for a family that lives together."""


def phone_fields(places: Places) -> Iterator[Field[Any]]:
    """The fields and groups of a kind that hold telephones, and the columns of these."""
    yield from places.phones
    for group, columns in places.phone_rows:
        yield from (group, *columns)


class Digits(Seeker):
    """Area codes, lengths, ways of writing; `home` is the country of the house."""

    def __init__(self, home: str) -> None:
        self._home = home

    def fields(self, places: Places) -> Iterator[Field[Any]]:
        yield from (*phone_fields(places), *places.addresses)

    def look(self, seen: Seen) -> Iterator[Finding]:
        for told in seen.phones:
            at_home = self._home == CHINA
            if at_home and is_plain(told.text):
                continue
            place, is_its_own = _place_of(seen, told.field)
            found = fault(told.text, place, home=self._home)
            if found is Fault.TRUNK:
                whole = Remedy(told.text, show_phone(told.text, self._home))
                yield _finding(matters.LENGTH.name, seen, told, Sentence(N_("The leading zero is missing.")), whole)
            elif found is Fault.AREA:
                yield self._without_area(seen, told, place, is_its_own=is_its_own)
            elif found is Fault.LENGTH:
                yield _finding(matters.LENGTH.name, seen, told, _length(told.text))
            elif at_home and (better := usual(told.text)) != told.text:
                odd = Sentence(N_("It is written otherwise than usual."))
                yield _finding(matters.STYLE.name, seen, told, odd, Remedy(told.text, better))

    def _without_area(self, seen: Seen, told: Told, place: Address | None, *, is_its_own: bool) -> Finding:
        code = area_code(place) if place else ""
        whole = with_area(told.text, code) if code and place else None
        if whole is None or place is None:
            return _finding(matters.AREA.name, seen, told, Sentence(N_("The area code is missing.")))
        odd = Sentence(N_("The area code is missing; that of {city} is {code}."), {"city": _city(place), "code": code})
        return _finding(matters.AREA.name, seen, told, odd, Remedy(told.text, whole, sure=is_its_own))


class Shared(Seeker):
    """Numbers that several clients have as their own; `home` is the country of the house."""

    def __init__(self, home: str) -> None:
        self._home = home
        self._having: dict[str, list[tuple[Line, Told, str]]] = defaultdict(list)

    def fields(self, places: Places) -> Iterator[Field[Any]]:
        if places.has(Basics.phones):
            yield from (*_OWN, Basics.phones, *rows_of(Basics.phones).columns, Family.spouse_id)

    def look(self, seen: Seen) -> Iterator[Finding]:
        record = seen.record
        spouse = record[Family.spouse_id] if seen.has(Family.spouse_id) else None
        for told in seen.phones:
            if told.field in _OWN or told.column is PhoneNumber.number:
                normal = compared(told.text, home=self._home)
                if normal.startswith("+"):
                    self._having[normal].append((seen.line, told, (spouse.target if spouse else "") or ""))
        return iter(())

    def end(self) -> Iterator[Finding]:
        for having in self._having.values():
            if len({line.id for line, _told, _spouse in having}) > 1:
                yield from _shared(having)


def _shared(having: list[tuple[Line, Told, str]]) -> Iterator[Finding]:
    for line, told, spouse in having:
        others = {
            one.id: one
            for one, at, theirs in having
            if one.id != line.id and not (at.field is told.field and (one.code == spouse or theirs == line.code))
        }
        if others:
            first = next(iter(others.values()))
            odd = Sentence(N_("Also at {name} ({code})."), {"name": first.name, "code": first.code})
            if len(others) > 1:
                many = {"name": first.name, "code": first.code, "n": len(others) - 1}
                odd = Sentence(N_("Also at {name} ({code}) and {n} more."), many)
            yield Finding(
                matters.SAME_PHONE.name,
                line,
                told.field,
                odd,
                value=told.text,
                column=told.column,
                row=told.row,
                proposed=Sentence(N_("Compare the two, or correct the number.")),
                others=tuple(others.values()),
            )


def _finding(matter: str, seen: Seen, told: Told, odd: Sentence, remedy: Remedy | None = None) -> Finding:
    return Finding(matter, seen.line, told.field, odd, value=told.text, column=told.column, row=told.row, remedy=remedy)


def _place_of(seen: Seen, field: Field[Any]) -> tuple[Address | None, bool]:
    """Where a telephone rings, and whether that is the address meant for it; else the only other address there is."""
    record, at = seen.record, _RINGS_AT.get(field)
    if at is not None and (own := record[at]):
        return own, True
    others = [place for one in seen.places.addresses if (place := record[one])]
    return (others[0], False) if len({_city(one) for one in others}) == 1 else (None, False)


def _city(place: Address) -> str:
    return place.city or place.province


def _length(text: str) -> Sentence:
    digits = phone_digits(text)
    if len(digits) > 1 and digits[0] == "1" and digits[1] in "3456789":
        return Sentence(N_("A mobile has 11 digits, this one {n}."), {"n": len(digits)})
    return Sentence(N_("No telephone has {n} digits like these."), {"n": len(digits)})
