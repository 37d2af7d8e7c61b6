"""What is compared of a file, out of its record: numbers, names, telephones and so on in one normal form each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from clientdesk.analysis.doubles.called import Called, called
from clientdesk.analysis.doubles.firm import Firm, firm, stem_of
from clientdesk.dossier import lunar
from clientdesk.dossier.checks.identity import IdentityFacts, bare_number, identity_facts
from clientdesk.dossier.enterprise.basics import BankAccount, InvoiceTitle
from clientdesk.dossier.enterprise.basics import Basics as Enterprise
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.enterprise.rows import SocialAccount as FirmAccount
from clientdesk.dossier.fields import Field
from clientdesk.dossier.folding import fold
from clientdesk.dossier.homelands import CHINA
from clientdesk.dossier.person.basics import Basics, EmailAddress, MoreAddress, PhoneNumber
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.person.rows import SocialAccount
from clientdesk.dossier.reading.phones import normal_phone
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Address, LunarDate, PartialDate

TAIL = 8
"""So many last digits make a telephone number known, with or without country and area."""
_OLD_LENGTH = 15
_NOT_IN_STREET = re.compile(r"[\s,，.。\-—#、()]+")
_HOST = re.compile(r"^(?:https?://)?(?:www\.)?([^/:?#]+)", re.IGNORECASE)
_PERSON: tuple[Field[Any], ...] = (
    *(Basics.full_name, Basics.name_en, Basics.former_name, Basics.id_number, Basics.birth_date, Basics.birth_lunar),
    *(Basics.mobile, Basics.home_phone, Basics.office_phone, Basics.phones, Basics.email, Basics.emails),
    *(Basics.socials, Basics.home_address, Basics.office_address, Basics.addresses, Basics.employer_name),
    *(Basics.gender, Family.spouse_name),
)
_ENTERPRISE: tuple[Field[Any], ...] = (
    *(Enterprise.name, Heading.short_name, Heading.name_en, Enterprise.reg_no, Enterprise.invoice_titles),
    *(Enterprise.phone, Enterprise.hotline, Enterprise.email, Enterprise.website, Enterprise.address),
    *(Enterprise.socials, Enterprise.bank_accounts, Enterprise.founded, Enterprise.org_people),
)
_COLUMNS: tuple[Field[Any], ...] = (
    *(PhoneNumber.number, PhoneNumber.ext, EmailAddress.address, SocialAccount.handle, FirmAccount.handle),
    *(MoreAddress.city, MoreAddress.street, InvoiceTitle.tax_no, BankAccount.account, OrgPerson.name),
)
FIELDS = frozenset((*_PERSON, *_ENTERPRISE, *_COLUMNS))
"""All that has to be read of a record, of groups the columns too."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A file as it is compared. Sets hold normal forms and are empty where nothing is known.

    ids         identity numbers of a person, registration and tax numbers of a firm
    phones      {number: extension or ""}; `streets` have their city in front where it is known
    written     {number: as it was typed} of those that are valid in no country and so have no groups of their own
    people      names of the people of a firm; `spouse` is written as names are
    fullness    how many of these things are known
    """

    number: int
    code: str
    kind: str
    name: Called
    others: tuple[Called, ...] = ()
    firm: Firm | None = None
    ids: frozenset[str] = frozenset()
    phones: dict[str, str] = field(default_factory=dict)
    emails: frozenset[str] = frozenset()
    handles: frozenset[str] = frozenset()
    born: PartialDate | None = None
    born_lunar: LunarDate | None = None
    gender: str = ""
    streets: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()
    employer: str = ""
    spouse: str = ""
    hosts: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    fullness: int = 0
    written: dict[str, str] = field(default_factory=dict)


def sketch(record: Record, *, home: str = CHINA) -> Sketch:
    """What is compared of a person or an enterprise; `home` is the country of telephones that tell none."""
    is_firm = record.kind.by_key.get(Enterprise.reg_no.key) is not None
    made = (_of_firm if is_firm else _of_person)(record, home)
    told = (_phones_of_firm if is_firm else _phones_of)(record)
    fullness = sum(map(bool, made.values()))
    return Sketch(
        record.id, record.code, record.kind.name, fullness=fullness, written=dict(_written(told, home)), **made
    )


def _of_person(record: Record, home: str) -> dict[str, Any]:
    number = bare_number(record[Basics.id_number] or "")
    facts = identity_facts(number) if number else None
    name = called(record.name)
    others = (called(text) for text in (record[Basics.name_en], record[Basics.former_name]) if text)
    homes = [record[Basics.home_address], record[Basics.office_address]]
    rows = record.rows(Basics.addresses)
    homes += [Address(city=row[MoreAddress.city] or "", street=row[MoreAddress.street] or "") for row in rows]
    born = record[Basics.birth_date] or (PartialDate.of(facts.birth) if facts else None)
    return {
        "name": name,
        "others": tuple(other for other in others if other.written != name.written),
        "ids": frozenset({_same_form(number, facts)} - {""}),
        "phones": dict(_numbers(_phones_of(record), home)),
        "emails": _emails([record[Basics.email], *(row[EmailAddress.address] for row in record.rows(Basics.emails))]),
        "handles": _handles(record, Basics.socials, SocialAccount.handle),
        "born": born,
        "born_lunar": record[Basics.birth_lunar],
        "gender": record[Basics.gender] or (facts.gender if facts else ""),
        **_places(homes),
        "employer": stem_of(record[Basics.employer_name] or ""),
        "spouse": called(record[Family.spouse_name] or "").bare,
    }


def _phones_of(record: Record) -> Iterator[tuple[str | None, str | None]]:
    for single in (Basics.mobile, Basics.home_phone, Basics.office_phone):
        yield record[single], None
    for row in record.rows(Basics.phones):
        yield row[PhoneNumber.number], row[PhoneNumber.ext]


def _phones_of_firm(record: Record) -> Iterator[tuple[str | None, str | None]]:
    for single in (Enterprise.phone, Enterprise.hotline):
        yield record[single], None


def _of_firm(record: Record, home: str) -> dict[str, Any]:
    texts = [record[Enterprise.reg_no], *(row[InvoiceTitle.tax_no] for row in record.rows(Enterprise.invoice_titles))]
    others = (called(text) for text in (record[Heading.short_name], record[Heading.name_en]) if text)
    accounts = (row[BankAccount.account] for row in record.rows(Enterprise.bank_accounts))
    found = _HOST.match(record[Enterprise.website] or "")
    return {
        "name": called(record.name),
        "others": tuple(others),
        "firm": firm(record.name),
        "ids": frozenset(bare_number(text) for text in texts if text),
        "phones": dict(_numbers(_phones_of_firm(record), home)),
        "emails": _emails([record[Enterprise.email]]),
        "handles": _handles(record, Enterprise.socials, FirmAccount.handle),
        "born": record[Enterprise.founded],
        **_places([record[Enterprise.address]]),
        "hosts": frozenset({found[1].lower()} if found else ()),
        "accounts": frozenset(re.sub(r"\D", "", account) for account in accounts if account) - {""},
        "people": frozenset(
            called(name).bare for row in record.rows(Enterprise.org_people) if (name := row[OrgPerson.name])
        ),
    }


def _same_form(number: str, facts: IdentityFacts | None) -> str:
    """A resident number of the old cards as the new ones have it, but for the last character, which follows."""
    if facts is None:
        return number
    return f"{number[:6]}{facts.birth:%Y%m%d}{number[12:]}" if len(number) == _OLD_LENGTH else number[:17]


@lru_cache(maxsize=1 << 16)
def _normal(text: str, home: str) -> tuple[str, str]:
    number, _, extension = normal_phone(text, home).partition("x")
    return number, extension


def _numbers(given: Iterator[tuple[str | None, str | None]], home: str) -> Iterator[tuple[str, str]]:
    for text, extension in given:
        if text:
            number, own = _normal(text, home)
            if number:
                yield number, own or (extension or "").strip()


def _written(given: Iterator[tuple[str | None, str | None]], home: str) -> Iterator[tuple[str, str]]:
    for text, _extension in given:
        if text and (number := _normal(text, home)[0]) and not number.startswith("+"):
            yield number, text


def _emails(texts: list[str | None]) -> frozenset[str]:
    return frozenset(text.strip().lower() for text in texts if text)


def _handles(record: Record, group: Field[Any], column: Field[str]) -> frozenset[str]:
    """Accounts, without the sign in front; whichever application: many names are the same in all of them."""
    texts = (row[column] for row in record.rows(group))
    return frozenset(fold(text).lstrip("@").replace(" ", "") for text in texts if text)


def _places(addresses: list[Address | None]) -> dict[str, frozenset[str]]:
    streets: set[str] = set()
    cities: set[str] = set()
    for address in filter(None, addresses):
        if city := _place(address.city or address.province):
            cities.add(city)
        if street := _NOT_IN_STREET.sub("", fold(address.street)):
            streets.add(street)
    return {"streets": frozenset(streets), "cities": frozenset(cities)}


def _place(text: str) -> str:
    return re.sub("(?:市|省|县|区)$", "", fold(text).strip())


def lunar_day(born: PartialDate) -> LunarDate | None:
    """The lunar date of a whole day of birth; None where it is not known."""
    day = born.full()
    try:
        return lunar.lunar_of(day) if day else None
    except ValueError:
        return None


REMEMBERING = (_normal,)
"""What keeps its answers."""
