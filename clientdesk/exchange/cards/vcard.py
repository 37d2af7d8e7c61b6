"""What the QR code of a card tells a telephone: a vCard 3.0 (RFC 2426) with what the reader of the card may see."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from clientdesk.dossier.choices.countries import COUNTRY
from clientdesk.dossier.enterprise import basics as firm
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.fields import Field
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.names import split_name
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.career import Career
from clientdesk.dossier.values import Address
from clientdesk.exchange.cards.view import View
from clientdesk.exchange.contacts.told import street
from clientdesk.exchange.contacts.written import escaped
from clientdesk.exchange.profiles import Sight
from clientdesk.i18n import Catalogue

MOST_BYTES = 320
"""A longer vCard makes a code that telephones read badly."""
_LEAST = 4
_LONG = 44
"""Names are not cut below `_LEAST` characters, and only in lines of more than `_LONG` bytes."""


@dataclass(frozen=True)
class _Line:
    """A line of a vCard. Where there is no room, lines go in the order of `last`; 0 stays, cut shorter if it must."""

    name: str
    parts: tuple[str, ...]
    last: int = 0

    def __str__(self) -> str:
        return f"{self.name}:{';'.join(escaped(part) for part in self.parts)}"


_HOME, _ADDRESS, _URL, _SECOND, _EMAIL, _TITLE, _FIRST, _ORG = range(8, 0, -1)
"""What goes first where there is no room: the addresses, the site, the second telephone …"""


def vcard(view: View, *, private: bool, at_most: int = MOST_BYTES) -> str:
    """The client as a vCard of at most so many bytes in UTF-8; empty where there is nothing to tell but the name.

    `private` adds a person's mobile telephone, e-mail and home address, and the person to ask for in a firm, where the
    profile shows them; without it the card tells what belongs to the business.
    """
    tellers = {PERSON.name: _person, ENTERPRISE.name: _enterprise}
    teller = tellers.get(view.record.kind.name)
    lines = list(teller(view, private=private)) if teller else []
    if not any(line.last for line in lines):
        return ""
    return _whole(_within(lines, min(at_most, MOST_BYTES)))


def _person(view: View, *, private: bool) -> Iterator[_Line]:
    name = view.record.name
    family, given = _value(view, Basics.family_name), _value(view, Basics.given_name)
    if not (family and given):
        family, given = split_name(name)
    yield _Line("N", (family or "", given or ""))
    yield _Line("FN", (name,))
    organisation = (_value(view, Basics.employer_name), _value(view, Career.department))
    yield from _filled("ORG", organisation, _ORG)
    yield from _filled("TITLE", (_value(view, Basics.position),), _TITLE)
    numbers = [("TEL;TYPE=WORK", _value(view, Basics.office_phone))]
    if private:
        numbers.insert(0, ("TEL;TYPE=CELL", _value(view, Basics.mobile)))
    yield from _telephones(numbers)
    if private:
        yield from _filled("EMAIL", (_value(view, Basics.email),), _EMAIL)
    yield from _address("WORK", _value(view, Basics.office_address), _ADDRESS, words=view.words)
    if private:
        yield from _address("HOME", _value(view, Basics.home_address), _HOME, words=view.words)


def _enterprise(view: View, *, private: bool) -> Iterator[_Line]:
    name = view.record.name
    contact = _main_contact(view) if private else {}
    family, given = split_name(contact.get(OrgPerson.name, ""))
    yield _Line("N", (family or "", given or ""))
    yield _Line("FN", (contact.get(OrgPerson.name) or name,))
    yield _Line("ORG", (name,))
    yield from _filled("TITLE", (contact.get(OrgPerson.post),), _TITLE)
    mobile = ("TEL;TYPE=CELL", contact.get(OrgPerson.mobile))
    switchboard = ("TEL;TYPE=WORK", _value(view, firm.Basics.phone) or _value(view, firm.Basics.hotline))
    yield from _telephones([mobile, switchboard])
    yield from _filled("EMAIL", (_value(view, firm.Basics.email),), _EMAIL)
    yield from _filled("URL", (_value(view, firm.Basics.website),), _URL)
    yield from _address("WORK", _value(view, firm.Basics.address), _ADDRESS, words=view.words)


def _main_contact(view: View) -> dict[Field[Any], str]:
    row = view.main_contact()
    if row is None:
        return {}
    columns = (OrgPerson.name, OrgPerson.post, OrgPerson.mobile)
    shown = (c for c in columns if view.disclosure.sight_in(firm.Basics.org_people, c) is Sight.SHOWN)
    return {column: row[column] or "" for column in shown}


def _value(view: View, field: Field[Any]) -> Any:
    """The value itself, where the reader may see it unmasked."""
    return view.record[field] if view.disclosure.sight(field) is Sight.SHOWN else None


def _filled(name: str, parts: Sequence[str | None], last: int) -> Iterator[_Line]:
    told = tuple(part for part in parts if part)
    if told:
        yield _Line(name, told, last)


def _telephones(numbers: Sequence[tuple[str, str | None]]) -> Iterator[_Line]:
    told = [(name, "".join(number.split())) for name, number in numbers if number]
    for place, (name, number) in enumerate(told):
        yield _Line(name, (number,), _SECOND if place else _FIRST)


def _address(kind: str, address: Address | None, last: int, *, words: Catalogue) -> Iterator[_Line]:
    if address:
        country = COUNTRY.label(address.country, words) if address.country else ""
        # The post office box and the extended address, which nobody fills, come first.
        places = (street(address), address.city, address.province, address.postcode, country)
        yield _Line(f"ADR;TYPE={kind}", ("", "", *places), last)


def _within(lines: list[_Line], at_most: int) -> list[_Line]:
    """As many of the lines as there is room for: first without addresses and the like, then with long names cut, then
    without what can be asked of the others."""
    while _size(lines) > at_most and any(line.last >= _SECOND for line in lines):
        lines.remove(max(lines, key=lambda line: line.last))
    while _size(lines) > at_most and max(map(_bytes, lines)) > _LONG:
        longest = max(lines, key=_bytes)
        shorter = tuple(part[: max(_LEAST, len(part) * 3 // 4)] for part in longest.parts)
        lines[lines.index(longest)] = replace(longest, parts=shorter)
    while _size(lines) > at_most and any(line.last for line in lines):
        lines.remove(max(lines, key=lambda line: line.last))
    return lines


def _bytes(line: _Line) -> int:
    return len(str(line).encode())


def _size(lines: Sequence[_Line]) -> int:
    return len(_whole(lines).encode())


def _whole(lines: Sequence[_Line]) -> str:
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *map(str, lines), "END:VCARD", ""))
