"""From records to recipients: which address is taken, who is named on it, and why somebody gets no post."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from clientdesk.desk.clients import refuse_nobody
from clientdesk.desk.mailing.given import (
    IN_TRASH,
    NEVER_PRINTED,
    NO_ADDRESS,
    NO_HOME,
    NO_LETTERS,
    NO_OFFICE,
    TO_HOME,
    TO_MAILING,
    TO_OFFICE,
    LeftOut,
)
from clientdesk.dossier.enterprise import basics as firm
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.enterprise.people import OrgPerson, main_row
from clientdesk.dossier.fields import Field
from clientdesk.dossier.filing import filed_under
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import PERSON
from clientdesk.dossier.names import sort_key
from clientdesk.dossier.person.basics import Basics, MoreAddress
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Address
from clientdesk.exchange.mailing.addressed import Recipient
from clientdesk.exchange.profiles import NO_PRINT, Disclosure, Profile
from clientdesk.progress import Progress
from clientdesk.store import lists
from clientdesk.store.pages import PAGE, read_page

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_AT_WORK = frozenset({"office", "registered", "operating", "factory", "warehouse"})
"""Kinds of further addresses at which the employer's name stands too."""
_LETTER = "letter"
_SEEN = Disclosure(Profile.WORK)
_FIELDS: tuple[Field[Any], ...] = (
    *NO_PRINT,
    Header.is_sample,
    Basics.full_name,
    Basics.name_en,
    Basics.name_sort,
    Basics.family_name,
    Basics.salutation,
    Basics.gender,
    Basics.employer_name,
    Basics.home_address,
    Basics.office_address,
    Basics.addresses,
    Basics.do_not_contact,
    firm.Basics.name,
    firm.Basics.address,
    firm.Basics.org_people,
    Heading.name_en,
    Heading.name_sort,
)
_NONE = {TO_MAILING: NO_ADDRESS, TO_HOME: NO_HOME, TO_OFFICE: NO_OFFICE}


def reached(desk: "Desk", codes: Sequence[str], *, address: str, progress: Progress) -> Iterator[Recipient | LeftOut]:
    """Each client once, in the order named: as a recipient, or with the reason why there is no post for it.

    `address` is a key of `ADDRESSES`. Raises `UserError` for a code that no client has.
    """
    wanted = list(dict.fromkeys(codes))
    for start in range(0, len(wanted), PAGE):
        progress.advance(start, len(wanted))
        with desk.store.reading() as connection:
            numbers = [desk.clients.number(connection, code) for code in wanted[start : start + PAGE]]
            records = read_page(connection, desk.store.schema, numbers, fields=_FIELDS)
        silent = _without_letters(desk, records)
        for record in records:
            refuse_nobody(record)
            yield _reached(record, address, silent)


def _reached(record: Record, address: str, silent: frozenset[str]) -> Recipient | LeftOut:
    is_person = record.kind.name == PERSON.name
    if reason := _unwilling(record, is_person=is_person):
        return LeftOut(record.code, record.name, reason)
    if is_person:
        found = _of_person(record, address)
        return _person(record, found) if found else LeftOut(record.code, record.name, _NONE[address])
    place = _mailing(record)
    return _enterprise(record, place, silent) if place else LeftOut(record.code, record.name, NO_ADDRESS)


def _unwilling(record: Record, *, is_person: bool) -> str:
    if record.stamps.trashed:
        return IN_TRASH
    if _SEEN.withholds(record):
        return NEVER_PRINTED
    if is_person and _LETTER in (record[Basics.do_not_contact] or ()):
        return NO_LETTERS
    return ""


def _mailing(record: Record) -> Address | None:
    """What has a place in it: a country alone, or a telephone, is no address."""
    # The register of clients knows the same address; its cells load what writes workbooks.
    from clientdesk.exchange.workbooks.register_columns import mailing_address

    find = mailing_address(record.kind, _SEEN)
    return _place(find(record) if find else None)


def _place(found: Address | None) -> Address | None:
    return found if found and (found.street or found.city or found.district or found.province) else None


def _of_person(record: Record, wanted: str) -> tuple[Address, bool] | None:
    """An address, and whether it is at work."""
    home, office = _place(record[Basics.home_address]), _place(record[Basics.office_address])
    if wanted == TO_HOME:
        return (home, False) if home else None
    if wanted == TO_OFFICE:
        return (office, True) if office else None
    marked = next((row for row in record.rows(Basics.addresses) if row[MoreAddress.is_mailing]), None)
    if marked and (found := _mailing(record)):
        return found, marked[MoreAddress.kind] in _AT_WORK
    return (home, False) if home else (office, True) if office else None


def _person(record: Record, found: tuple[Address, bool]) -> Recipient:
    place, at_work = found
    name = record[Basics.full_name] or ""
    return Recipient(
        record.code,
        name,
        place,
        form=record[Basics.salutation] or "",
        gender=record[Basics.gender] or "",
        company=(record[Basics.employer_name] or "") if at_work else "",
        latin=record[Basics.name_en] or "",
        sort=record[Basics.name_sort] or filed_under(name, record[Basics.family_name] or ""),
        sample=bool(record[Header.is_sample]),
    )


def _enterprise(record: Record, place: Address, silent: frozenset[str]) -> Recipient:
    contact = _contact(record)
    link = contact[OrgPerson.person_id] if contact else None
    named = contact if contact and not (link and link.target in silent) else None
    name = record[firm.Basics.name] or ""
    return Recipient(
        record.code,
        (named[OrgPerson.name] or "") if named else "",
        place,
        gender=(named[OrgPerson.gender] or "") if named else "",
        company=name,
        company_latin=record[Heading.name_en] or "",
        sort=record[Heading.name_sort] or sort_key(name),
        sample=bool(record[Header.is_sample]),
    )


def _contact(record: Record) -> Row | None:
    """The main contact, among those who are still there."""
    return main_row([row for row in record.rows(firm.Basics.org_people) if row[OrgPerson.left_on] is None])


def _without_letters(desk: "Desk", records: Sequence[Record]) -> frozenset[str]:
    """The codes of main contacts with a file of their own who do not want letters, or are never to be printed: their
    firm is written to without naming them."""
    firms = [record for record in records if record.kind.name != PERSON.name]
    links = (row[OrgPerson.person_id] for record in firms if (row := _contact(record)))
    targets = [link.target for link in links if link and link.target]
    if not targets:
        return frozenset()
    with desk.store.reading() as connection:
        found: Mapping[str, tuple[int, str, str]] = lists.names_of(connection, targets)
        numbers = [number for number, _kind, _name in found.values()]
        persons = read_page(connection, desk.store.schema, numbers, fields=(*NO_PRINT, Basics.do_not_contact))
    return frozenset(
        person.code for person in persons if _SEEN.withholds(person) or _LETTER in (person[Basics.do_not_contact] or ())
    )


def recipients(desk: "Desk", records: Sequence[Record]) -> dict[str, Recipient | LeftOut]:
    """{code: the client as a letter needs it, or why there is none for it}; where no address is known it is empty,
    since a letter can be handed over."""
    silent = _without_letters(desk, records)
    found: dict[str, Recipient | LeftOut] = {}
    for record in records:
        is_person = record.kind.name == PERSON.name
        if reason := _unwilling(record, is_person=is_person):
            found[record.code] = LeftOut(record.code, record.name, reason)
        elif is_person:
            found[record.code] = _person(record, _of_person(record, TO_MAILING) or (Address(), False))
        else:
            found[record.code] = _enterprise(record, _mailing(record) or Address(), silent)
    return found
