"""Looking for what every file should have: a telephone, an owner, the reading of a Chinese name, post codes."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from clientdesk.desk.quality import matters
from clientdesk.desk.quality.given import Finding, Remedy
from clientdesk.desk.quality.seeking import Places, Seeker, Seen
from clientdesk.desk.quality.telephones import phone_fields
from clientdesk.dossier.fields import Field, rows_of
from clientdesk.dossier.folding import simplified
from clientdesk.dossier.header import Header
from clientdesk.dossier.names import pinyin_readings, sort_key
from clientdesk.dossier.person.basics import Basics, MoreAddress
from clientdesk.dossier.surnames import COMPOUND_READINGS, IN_NAMES, SURNAMES
from clientdesk.dossier.values import Address, Link
from clientdesk.i18n import N_, Sentence
from clientdesk.store.lists import Line

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SEVERAL = frozenset(SURNAMES) | frozenset(IN_NAMES)
"""Characters that are read in more than one way in names."""
_HOMES = ("", "CN", "TW")
_AGREEING = 3
"""So many addresses of a district have to agree before their post code is proposed."""


class Basic(Seeker):
    """Telephone, owner, sort key."""

    def __init__(self, user: str) -> None:
        self._user = user
        self._read: dict[str, int] = {}

    def fields(self, places: Places) -> Iterator[Field[Any]]:
        yield from (*phone_fields(places), Header.owner_id, *places.kind.lists.get("sort", ()))

    def look(self, seen: Seen) -> Iterator[Finding]:
        record, kind = seen.record, seen.record.kind
        first = next(iter(kind.lists.get("phone", ())), None)
        if first is not None and not seen.phones:
            yield Finding(matters.NO_PHONE.name, seen.line, first, Sentence(N_("There is no telephone of any kind.")))
        if record[Header.owner_id] is None:
            odd = Sentence(N_("Nobody is named."))
            remedy = Remedy(None, Link(None, self._user))
            yield Finding(matters.NO_OWNER.name, seen.line, Header.owner_id, odd, remedy=remedy)
        sort = next(iter(kind.lists.get("sort", ())), None)
        if sort is not None and record[sort] is None and (ways := self._ways(record.name)) > 1:
            likeliest = sort_key(record.name)
            told = {"name": record.name, "n": ways, "reading": likeliest}
            odd = Sentence(N_("{name} can be read in {n} ways; it is sorted as {reading}."), told)
            remedy = Remedy(None, likeliest, sure=False)
            yield Finding(matters.NO_SORT.name, seen.line, sort, odd, remedy=remedy)

    def _ways(self, name: str) -> int:
        """In how many ways a Chinese name can be read, lü and lu counted as one; 0 for others."""
        plain = "".join(map(simplified, name)) if _HAN.search(name) else ""
        if _SEVERAL.isdisjoint(plain) and plain[:2] not in COMPOUND_READINGS:
            return 0
        if name not in self._read:
            self._read[name] = len({reading.replace("v", "u") for reading, _initials in pinyin_readings(name)})
        return self._read[name]


class Postcodes(Seeker):
    """Addresses that a letter could go to, but for the post code."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._missing: list[tuple[Line, Field[Any], Field[Any] | None, int, Any, Address]] = []

    def fields(self, places: Places) -> Iterator[Field[Any]]:
        yield from places.addresses
        if places.has(Basics.addresses):
            yield from (Basics.addresses, *rows_of(Basics.addresses).columns)

    def look(self, seen: Seen) -> Iterator[Finding]:
        record = seen.record
        for field in seen.places.addresses:
            if place := record[field]:
                self._note(seen.line, field, None, 0, place, place)
        if seen.has(Basics.addresses):
            for row in record.rows(Basics.addresses):
                made = Address(
                    country=row[MoreAddress.country] or "",
                    province=row[MoreAddress.province] or "",
                    city=row[MoreAddress.city] or "",
                    district=row[MoreAddress.district] or "",
                    street=row[MoreAddress.street] or "",
                    postcode=row[MoreAddress.postcode] or "",
                )
                self._note(seen.line, Basics.addresses, MoreAddress.postcode, row.id, None, made)
        return iter(())

    def _note(
        self, line: Line, field: Field[Any], column: Field[Any] | None, row: int, stands: Any, place: Address
    ) -> None:
        if place.postcode and place.district:
            self._known[_district(place)][place.postcode] += 1
        elif not place.postcode and place.street and place.country in _HOMES:
            self._missing.append((line, field, column, row, stands, place))

    def end(self) -> Iterator[Finding]:
        odd = Sentence(N_("The post code is missing."))
        for line, field, column, row, stands, place in self._missing:
            known = self._known.get(_district(place), {}) if place.district else {}
            code, count = next(iter(known.items())) if len(known) == 1 else ("", 0)
            remedy = None
            if count >= _AGREEING:
                new: Any = code if column else _with_postcode(place, code)
                # A district may have more than one: somebody should look.
                remedy = Remedy(stands, new, sure=False)
            yield Finding(matters.POSTCODES.name, line, field, odd, value=stands, column=column, row=row, remedy=remedy)


def _district(place: Address) -> tuple[str, str, str]:
    return place.province, place.city, place.district


def _with_postcode(place: Address, code: str) -> Address:
    return Address(**{**place.to_dict(), "postcode": code})
