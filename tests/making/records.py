"""Whole people and firms whose fields fit together: the number says the birth, the address is the city's, and so on."""

from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from typing import Any

from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.fields import Field, Kind, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.names import pinyin_readings
from clientdesk.dossier.person.basics import Basics as Person
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Link, PartialDate
from tests.making import identities, words
from tests.making.values import Blobs, in_order, row, value

ROWS = 10
"""How many group rows a client has on average."""
PHOTOS = 0.2
"""The share of clients with a photo."""
Maker = Callable[[Random], str]
_NAMES = (
    "person.spouse_name person.assistant_name person.closest_relative person.closest_friend person.closest_neighbour "
    "children.name parents.name relatives.name friends.name neighbours.name influencers.name known_colleagues.name "
    "org_people.name shareholders.name org_chart.head_name person.former_name addresses.recipient"
)
_FIRMS = (
    "person.employer_name jobs.employer affiliates.name suppliers_of.name customers_of.name invoice_titles.title "
    "enterprise.auditor enterprise.reg_authority bank_accounts.bank"
)
_NUMBERS = "person.employer_reg_no enterprise.reg_no invoice_titles.tax_no"
_POSTS = (
    "person.position person.professional_title jobs.post org_people.post clubs.office person.spouse_job relatives.job "
    "friends.job neighbours.job"
)
_DEPARTMENTS = "person.department jobs.department org_people.department org_chart.unit"
_SCHOOLS = "education.school children.school certificates.issuer awards.grantor"
MADE: Mapping[str, Maker] = {
    **dict.fromkeys(_NAMES.split(), words.full_name),
    **dict.fromkeys(_FIRMS.split(), words.firm),
    **dict.fromkeys(_NUMBERS.split(), identities.registration_number),
    **dict.fromkeys(_POSTS.split(), lambda rng: rng.choice(words.POSTS)),
    **dict.fromkeys(_DEPARTMENTS.split(), lambda rng: rng.choice(words.DEPARTMENTS)),
    **dict.fromkeys(_SCHOOLS.split(), lambda rng: rng.choice(words.SCHOOLS)),
    **dict.fromkeys(("person.major", "education.major"), lambda rng: rng.choice(words.SUBJECTS)),
    **dict.fromkeys(("person.home_phone", "person.office_phone", "person.office_fax"), identities.landline),
    **dict.fromkeys(("enterprise.phone", "enterprise.fax", "person.home_fax"), identities.landline),
    **dict.fromkeys(("person.mobile", "org_people.mobile"), identities.mobile),
    **dict.fromkeys(("addresses.street", "properties.address", "places.address"), words.street),
    **dict.fromkeys(("person.hukou_place", "person.native_place"), lambda rng: "".join(rng.choice(words.PLACES)[:2])),
    "person.name_en": words.english_name,
    "enterprise.name_en": words.english_firm,
    "addresses.city": lambda rng: rng.choice(words.PLACES)[1],
    "addresses.province": lambda rng: rng.choice(words.PLACES)[0],
    "vehicles.plate": identities.plate,
    "bank_accounts.account": identities.bank_account,
    "person.nickname": lambda rng: "老" + words.chinese_name(rng)[0],
}
"""What a field or column holds that its type alone does not say, by its context."""
_USUAL = 0.9
_OFTEN_FILLED = {Person.mobile, Person.employer_name, Person.position, Person.gender, Person.birth_date, Firm.phone}
_OFTEN_FILLED |= {Person.home_address, Firm.address, Firm.reg_no, Firm.industry, Header.lead_source, Heading.short_name}
_SET_APART = {Header.client_code, Header.client_kind, Header.introduced_by, Person.employer_id, Family.spouse_id}
_SET_APART |= {Person.id_number, Person.id_doc_type, Person.name_sort, Heading.name_sort, Heading.parent_id}
_SET_APART |= {Header.is_sample}
"""What is left to the code below, or to the desk."""
Links = Mapping[Field[Link], Link]
"""References to clients that exist, by the field they may stand in."""


def record(
    kind: Kind,
    rng: Random,
    *,
    filled: float = 0.42,
    rows: int = ROWS,
    blobs: Blobs | None = None,
    links: Links | None = None,
) -> Record:
    """A client as a desk keeps it, not stored yet: `filled` of its fields and about `rows` rows of its groups. With
    `blobs` one in five has a photo, whose bytes are put there."""
    made = Record(kind)
    values = _values(kind, rng, filled)
    for field, held in in_order(values, list(kind.values)).items():
        made[kind.by_key[field]] = held
    _fit_together(made, rng)
    _add_rows(made, rng, rows, blobs)
    for reference, link in (links or {}).items():
        if reference.key in kind.by_key:
            made[reference] = link
    _add_photo(made, rng, blobs)
    return made


def content(field: Field[Any], rng: Random, *, blobs: Blobs | None = None) -> Any:
    """A value that fits the place, not the type alone."""
    made = MADE.get(field.context)
    return value(field, rng, blobs=blobs) if made is None else field.type.from_json(made(rng))


def _values(kind: Kind, rng: Random, filled: float) -> dict[str, Any]:
    held: dict[str, Any] = {}
    for field in kind.values:
        share = 1.0 if field.required else _USUAL if field in _OFTEN_FILLED else filled
        if field not in _SET_APART and field.type.name not in ("photo", "file") and rng.random() < share:
            held[field.key] = content(field, rng)
    return held


def _fit_together(made: Record, rng: Random) -> None:
    if made.kind.title is Person.full_name:
        gender = rng.choice("mf")
        born = date(rng.randint(1940, 2005), rng.randint(1, 12), rng.randint(1, 28))
        made[Person.full_name] = words.full_name(rng, gender=gender)
        if made[Person.gender]:
            made[Person.gender] = gender
        if made[Person.birth_date]:
            made[Person.birth_date] = PartialDate.of(born)
        _identify(made, rng, born, gender)
        if made[Person.email]:
            readings = pinyin_readings(made[Person.full_name] or "")
            called = next((full for full, _initials in readings if full.isascii() and full.isalnum()), "")
            made[Person.email] = identities.email(rng, called=called[:40])
        low, high = made[Person.annual_income], made[Person.annual_income_to]
        if low is not None and high is not None and high < low:
            made[Person.annual_income], made[Person.annual_income_to] = high, low
    elif made.kind.title is Firm.name:
        called = words.stem(rng)
        made[Firm.name] = words.firm(rng, called="" if rng.random() < 0.1 else called)
        if made[Heading.short_name]:
            made[Heading.short_name] = called
    else:
        made[made.kind.title] = words.full_name(rng)


def _identify(made: Record, rng: Random, born: date, gender: str) -> None:
    drawn = rng.random()
    if drawn < 0.6:
        made[Person.id_doc_type] = "cn_id"
        made[Person.id_number] = identities.identity_number(rng, born=born, gender=gender)
    elif drawn < 0.7:
        made[Person.id_doc_type] = "passport"
        made[Person.id_number] = identities.passport_number(rng)


def _add_rows(made: Record, rng: Random, rows: int, blobs: Blobs | None) -> None:
    groups = [group for group in made.kind.groups if blobs is not None or not _needs_bytes(group)]
    for group in rng.choices(groups, k=rng.randint(rows - rows // 3, rows + rows // 3) if rows else 0):
        new = row(rows_of(group), rng, filled=0.6, blobs=blobs)
        columns = {column.key: column for column in rows_of(group).columns}
        held = {key: _fitting(columns[key], new[columns[key]], rng) for key in new.values}
        made[group] = (*made.rows(group), type(new)(in_order(held, list(columns.values()))))


def _fitting(column: Field[Any], held: Any, rng: Random) -> Any:
    return content(column, rng) if column.context in MADE else held


def _needs_bytes(group: Field[Any]) -> bool:
    return any(column.type.name in ("photo", "file") for column in rows_of(group).columns)


def _add_photo(made: Record, rng: Random, blobs: Blobs | None) -> None:
    pictures = [field for field in made.kind.values if field.type.name == "photo"]
    if blobs is not None and rng.random() < PHOTOS:
        for field in pictures:
            made[field] = value(field, rng, blobs=blobs)
