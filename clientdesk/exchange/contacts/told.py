"""What the card of a client tells, line by line, in the order telephones show it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from clientdesk.dossier.choices.countries import COUNTRY
from clientdesk.dossier.choices.shared import SOCIAL_APP
from clientdesk.dossier.enterprise import other as firm_other
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.fields import Field, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.names import fold, is_eastern, sort_key, split_name
from clientdesk.dossier.person import other
from clientdesk.dossier.person.basics import Basics, EmailAddress, MoreAddress, PhoneNumber
from clientdesk.dossier.person.career import Career
from clientdesk.dossier.person.family import Child, Family, Parent
from clientdesk.dossier.person.rows import SocialAccount, SpecialDate
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Address, PartialDate
from clientdesk.exchange.contacts.dates import write_lunar
from clientdesk.exchange.contacts.vocabulary import PLACE, PLACES, TYPES
from clientdesk.exchange.contacts.written import Out, escaped
from clientdesk.exchange.profiles import Disclosure, Sight
from clientdesk.i18n import Catalogue

_GENDERS = {"m": "M", "f": "F", "x": "O", "u": "U"}
_UNSAFE = " !#$&'()*+=?@[]:"
"""What may stand in a handle as it is; percent, slash, comma, semicolon and backslash may not."""
Labelled = tuple[Out, str]
"""A line and the label telephones show beside it, empty where its type says enough."""


@dataclass(frozen=True)
class Teller:
    """One client, to readers who may see what the disclosure shows, in one of the versions ("3.0", "4.0")."""

    record: Record
    disclosure: Disclosure
    words: Catalogue
    version: str

    @property
    def new(self) -> bool:
        """Whether it is version 4.0."""
        return self.version == "4.0"

    def value(self, field: Field[Any]) -> Any:
        """The value itself, where the reader may see it unmasked."""
        return self.record[field] if self.disclosure.sight(field) is Sight.SHOWN else None

    def rows(self, group: Field[Any], *shown: Field[Any]) -> Sequence[Row]:
        """The rows of a group whose reader may see the columns that make them."""
        own = {column.key: column for column in rows_of(group).columns}
        seen = all(self.disclosure.sight_in(group, own[column.key]) is Sight.SHOWN for column in shown)
        return self.record.rows(group) if seen else ()

    def person(self) -> Iterator[Labelled]:
        """The lines of a person."""
        yield from self._names()
        unit = self.value(Career.department)
        if (employer := self.value(Basics.employer_name)) or unit:
            yield Out("ORG", (employer or "", unit) if unit else (employer,)), ""
        yield from self._text("TITLE", Basics.position, place=True)
        yield from self._text("ROLE", Basics.professional_title, place=True)
        yield from self._telephones()
        yield from self._emails()
        yield from self._address(Basics.home_address, "HOME")
        yield from self._address(Basics.office_address, "WORK")
        for row in self.rows(Basics.addresses, MoreAddress.street):
            yield self._more_address(row), ""
        yield from self._days()
        yield from self._relatives()
        yield from self._socials(Basics.socials)
        yield from self._common(other.Other.notes)

    def firm(self) -> Iterator[Labelled]:
        """The lines of a firm."""
        key = self.value(Heading.name_sort) or ""
        yield Out("N", ("", "", "", "", "")), ""
        yield Out("FN", (self.record.name,)), ""
        yield Out("ORG", (self.record.name,), {"SORT-AS": key} if self.new else {}), ""
        yield from self._english(Heading.name_en)
        if self.new:
            yield Out("KIND", ("org",)), ""
        else:
            yield Out("X-ABShowAs", ("COMPANY",)), ""
            yield from self._text("SORT-STRING", Heading.name_sort)
        yield from self._list("NICKNAME", Heading.short_name)
        yield from self._telephone(Firm.phone, "WORK", "VOICE")
        yield from self._telephone(Firm.hotline, "WORK", "MAIN")
        yield from self._telephone(Firm.fax, "WORK", "FAX")
        yield from self._text("EMAIL", Firm.email, "WORK")
        if site := self.value(Firm.website):
            yield Out("URL", types=("WORK",), raw=site), ""
        yield from self._address(Firm.address, "WORK")
        yield from self._socials(Firm.socials)
        yield from self._common(firm_other.Other.notes)

    # Names

    def _names(self) -> Iterator[Labelled]:
        family, given = self.value(Basics.family_name) or "", self.value(Basics.given_name) or ""
        whole = not (family or given)
        if whole:
            family, given = split_name(self.record.name)
        key = self.value(Basics.name_sort) or ""
        params = {"SORT-AS": key} if self.new else {}
        yield Out("N", (family, given, "", self.value(Basics.salutation) or "", ""), params), ""
        yield Out("FN", (self.record.name,)), ""
        if whole:
            # The parts were guessed for the telephone; we know the name as a whole.
            yield Out("X-CLIENTDESK-NAME", ("whole",)), ""
        yield from self._english(Basics.name_en)
        yield from self._list("NICKNAME", Basics.nickname)
        if not self.new:
            yield from self._text("SORT-STRING", Basics.name_sort)
        if not (family + given).isascii():
            yield Out("X-PHONETIC-LAST-NAME", (sort_key(family),)), ""
            yield Out("X-PHONETIC-FIRST-NAME", (fold(sort_key(given)),)), ""
        yield from self._text("X-MAIDENNAME", Basics.former_name)
        if gender := self.value(Basics.gender):
            yield Out("GENDER" if self.new else "X-GENDER", (_GENDERS.get(gender, "U"),)), ""

    def _english(self, field: Field[str]) -> Iterator[Labelled]:
        if name := self.value(field):
            yield (Out("FN", (name,), {"LANGUAGE": "en"}) if self.new else Out("X-CLIENTDESK-NAME-EN", (name,))), ""

    # Reaching

    def _telephones(self) -> Iterator[Labelled]:
        for field, kind in (
            (Basics.mobile, "mobile"),
            (Basics.office_phone, "office"),
            (Basics.home_phone, "home"),
            (Basics.home_fax, "fax_home"),
            (Basics.office_fax, "fax_office"),
        ):
            yield from self._telephone(field, *TYPES[kind])
        yield from self._telephone(Career.assistant_phone, *TYPES["assistant"])
        for row in self.rows(Basics.phones, PhoneNumber.number):
            kind = row[PhoneNumber.kind] or ""
            params = {PLACE: _row_place(Basics.phones, kind), f"{PLACE}-EXT": row[PhoneNumber.ext] or ""}
            types = (*TYPES.get(kind, ("VOICE",)), *(("PREF",) if row[PhoneNumber.is_main] else ()))
            yield Out("TEL", (row[PhoneNumber.number] or "",), params, types), row[PhoneNumber.note] or ""

    def _telephone(self, field: Field[str], *types: str) -> Iterator[Labelled]:
        yield from self._text("TEL", field, *types, place=True)

    def _emails(self) -> Iterator[Labelled]:
        yield from self._text("EMAIL", Basics.email, "INTERNET", place=True)
        for row in self.rows(Basics.emails, EmailAddress.address):
            kind = row[EmailAddress.kind] or ""
            types = (*filter(None, (PLACES.get(kind),)), *(("PREF",) if row[EmailAddress.is_main] else ()))
            params = {PLACE: _row_place(Basics.emails, kind)}
            yield Out("EMAIL", (row[EmailAddress.address] or "",), params, types), ""

    def _address(self, field: Field[Address], kind: str) -> Iterator[Labelled]:
        if address := self.value(field):
            yield self._adr(address, field.key, (kind,)), ""

    def _more_address(self, row: Row) -> Out:
        parts = {name: row.values.get(name) or "" for name in vars(Address()) if name in row.values}
        kind = row[MoreAddress.kind] or ""
        types = (*filter(None, (PLACES.get(kind),)), *(("PREF",) if row[MoreAddress.is_mailing] else ()))
        return self._adr(Address(**parts), _row_place(Basics.addresses, kind), types)

    def _adr(self, address: Address, place: str, types: Sequence[str]) -> Out:
        country = COUNTRY.label(address.country, self.words) if address.country else ""
        told = {"DISTRICT": address.district, "RECIPIENT": address.recipient, "PHONE": address.phone}
        params = {PLACE: place, **{f"{PLACE}-{name}": text for name, text in told.items()}}
        # The post office box and the extended address, which nobody fills, come first.
        parts = ("", "", street(address), address.city, address.province, address.postcode, country)
        return Out("ADR", parts, params, types)

    # Days and people

    def _days(self) -> Iterator[Labelled]:
        if born := self.value(Basics.birth_date):
            yield self._day("BDAY", born), ""
        if lunar := self.value(Basics.birth_lunar):
            yield Out("X-ALTBDAY", params={"CALSCALE": "chinese"}, raw=write_lunar(lunar)), ""
        if wedding := self.value(Family.wedding_date):
            yield self._day("ANNIVERSARY" if self.new else "X-ANNIVERSARY", PartialDate.of(wedding)), ""
        for row in self.rows(Family.family_dates, SpecialDate.date, SpecialDate.name):
            if (day := row[SpecialDate.date]) and (name := row[SpecialDate.name]):
                yield self._day("X-ABDATE", day), name

    def _day(self, name: str, day: PartialDate) -> Out:
        whole = day.month is not None and day.day is not None
        if self.new:
            return Out(name, raw=day.iso() if not whole else _basic(day))
        # 3.0 knows whole days alone; what every telephone reads for a day without a year is Android's way.
        return Out(name, params={} if whole else {"VALUE": "text"}, raw=day.iso())

    def _relatives(self) -> Iterator[Labelled]:
        told = [("spouse", self.value(Family.spouse_name)), ("assistant", self.value(Career.assistant_name))]
        children = {"m": "son", "f": "daughter"}
        rows = self.rows(Family.children, Child.name)
        told += [(children.get(row[Child.gender] or "", "child"), row[Child.name]) for row in rows]
        rows = [row for row in self.rows(Family.parents, Parent.name) if row[Parent.relation] in ("father", "mother")]
        told += [(row[Parent.relation] or "", row[Parent.name]) for row in rows]
        for kind, name in told:
            if name and self.new:
                yield Out("RELATED", (name,), {"VALUE": "text"}, (kind,)), ""
            elif name:
                yield Out("X-ABRELATEDNAMES", (name,)), f"_$!<{kind.capitalize()}>!$_"

    # Both

    def _socials(self, group: Field[Any]) -> Iterator[Labelled]:
        for row in self.rows(group, SocialAccount.handle):
            app, handle = row.values.get("app") or "", row.values.get("handle") or ""
            if handle:
                params = {"X-SERVICE-TYPE": SOCIAL_APP.labels.get(app, app), PLACE: _row_place(group, app)}
                yield Out("IMPP", params=params, raw=f"x-apple:{_handle(handle)}"), ""

    def _common(self, notes: Field[str]) -> Iterator[Labelled]:
        yield from self._text("NOTE", notes)
        if tags := self.value(Header.tags):
            yield Out("CATEGORIES", raw=",".join(map(escaped, tags))), ""

    def _text(self, name: str, field: Field[str], *types: str, place: bool = False) -> Iterator[Labelled]:
        if text := self.value(field):
            yield Out(name, (text,), {PLACE: field.key} if place else {}, types), ""

    def _list(self, name: str, field: Field[str]) -> Iterator[Labelled]:
        """One text where the standard has a list: its commas are its own."""
        yield from self._text(name, field)


def street(address: Address) -> str:
    """District and street as one line, in the order of their script."""
    if is_eastern(address.street + address.district):
        return address.district + address.street
    return ", ".join(filter(None, (address.street, address.district)))


def _row_place(group: Field[Any], kind: str) -> str:
    return f"{group.key}.{kind}" if kind else group.key


def _basic(day: PartialDate) -> str:
    if day.year is None:
        return f"--{day.month:02}{day.day:02}"
    return date(day.year, day.month or 1, day.day or 1).strftime("%Y%m%d").zfill(8)


def _handle(text: str) -> str:
    return "".join(c if not c.isascii() or c in _UNSAFE else quote(c, safe="") for c in text)
