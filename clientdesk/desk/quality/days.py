"""Looking at dates: in an order that cannot be, documents that have ended, statements and files that grew old."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from clientdesk.desk.quality import matters
from clientdesk.desk.quality.given import Finding
from clientdesk.desk.quality.seeking import Places, Seeker, Seen
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.basics import Licence
from clientdesk.dossier.fields import Field
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.career import Career, Job
from clientdesk.dossier.person.education import Education, SchoolYears
from clientdesk.dossier.person.family import Child, Family
from clientdesk.dossier.record import out_of_order
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import PartialDate, YearMonth
from clientdesk.i18n import N_, Sentence

_BEFORE_BIRTH = Sentence(N_("This would be before the birth."))
_AFTER_BIRTH = (Family.wedding_date, Career.first_business_date, Career.post_since)
_ROWS_AFTER_BIRTH = (
    (Education.education, SchoolYears.start),
    (Career.jobs, Job.start),
    (Family.children, Child.birthday),
)
_FIRM_ORDER = (Firm.founded, Firm.trading_since)


class Order(Seeker):
    """Dates that come before what they follow: the birth, a beginning, the founding."""

    def fields(self, places: Places) -> Iterator[Field[Any]]:
        for field in places.ordered:
            yield from (field, *_first_of(field))
        for group, columns in places.ordered_rows:
            yield group
            for column in columns:
                yield from (column, *_first_of(column))
        yield from (field for field in (Basics.birth_date, *_AFTER_BIRTH, *_FIRM_ORDER) if places.has(field))
        for group, column in _ROWS_AFTER_BIRTH:
            if places.has(group):
                yield from (group, column)

    def look(self, seen: Seen) -> Iterator[Finding]:
        record = seen.record
        for field in seen.places.ordered:
            if field.not_before and (text := out_of_order(record[field.not_before], record[field])):
                yield Finding(matters.DAYS.name, seen.line, field, Sentence(text), value=record[field])
        for group, columns in seen.places.ordered_rows:
            for row in record.rows(group):
                for column in columns:
                    first = row[column.not_before] if column.not_before else None
                    if text := out_of_order(first, row[column]):
                        yield self._in_row(seen, group, column, row, Sentence(text))
        if seen.has(Basics.birth_date) and (born := _begins(record[Basics.birth_date])):
            yield from self._after_birth(seen, born)
        if seen.has(Firm.founded):
            founded, since = (record[field] for field in _FIRM_ORDER)
            if (begins := _begins(founded)) and (later := _ends(since)) and later < begins:
                odd = Sentence(N_("This would be before the founding."))
                yield Finding(matters.DAYS.name, seen.line, Firm.trading_since, odd, value=since)

    def _after_birth(self, seen: Seen, born: tuple[int, int, int]) -> Iterator[Finding]:
        record = seen.record
        for field in _AFTER_BIRTH:
            if (later := _ends(record[field])) and later < born:
                yield Finding(matters.DAYS.name, seen.line, field, _BEFORE_BIRTH, value=record[field])
        for group, column in _ROWS_AFTER_BIRTH:
            for row in record.rows(group):
                if (later := _ends(row[column])) and later < born:
                    yield self._in_row(seen, group, column, row, _BEFORE_BIRTH)

    def _in_row(self, seen: Seen, group: Field[Any], column: Field[Any], row: Row, odd: Sentence) -> Finding:
        return Finding(matters.DAYS.name, seen.line, group, odd, value=row[column], column=column, row=row.id)


class Ended(Seeker):
    """Identity documents and licences whose last day is past."""

    def fields(self, places: Places) -> Iterator[Field[Any]]:
        if places.has(Basics.id_doc_expiry):
            yield Basics.id_doc_expiry
        if places.has(Firm.licences):
            yield from (Firm.licences, Licence.name, Licence.expiry)

    def look(self, seen: Seen) -> Iterator[Finding]:
        record, today = seen.record, seen.reading.today
        ask = Sentence(N_("Ask for the new one."))
        if seen.has(Basics.id_doc_expiry) and (last := record[Basics.id_doc_expiry]) and last < today:
            odd = Sentence(N_("The identity document has ended."))
            yield Finding(matters.ENDED.name, seen.line, Basics.id_doc_expiry, odd, value=last, proposed=ask)
        for row in record.rows(Firm.licences) if seen.has(Firm.licences) else ():
            if (until := row[Licence.expiry]) and until < today:
                odd = Sentence(N_("{name} has ended."), {"name": row[Licence.name] or "?"})
                yield Finding(
                    matters.ENDED.name,
                    seen.line,
                    Firm.licences,
                    odd,
                    value=until,
                    column=Licence.expiry,
                    row=row.id,
                    proposed=ask,
                )


class Stale(Seeker):
    """Files that nobody changed and clients whom nobody spoke to since a day, and statements that ended before one.

    `latest` is the last day of the latest statement by the code of its enterprise.
    """

    def __init__(self, *, since: date, statements_since: date, latest: Mapping[str, date]) -> None:
        self._since = since.isoformat()
        self._statements_since = statements_since
        self._latest = latest

    def look(self, seen: Seen) -> Iterator[Finding]:
        line = seen.line
        if line.updated[:10] < self._since and line.contacted < self._since and not line.next_action:
            told = {"changed": line.updated[:10], "spoken": line.contacted}
            odd = Sentence(N_("Changed last {changed}; last contact {spoken}."), told)
            if not line.contacted:
                odd = Sentence(N_("Changed last {changed}; no contact is noted."), {"changed": line.updated[:10]})
            yield Finding(
                matters.STALE.name, line, None, odd, proposed=Sentence(N_("Plan a contact, or archive the file."))
            )
        last = self._latest.get(line.code)
        if last is not None and last < self._statements_since:
            odd = Sentence(N_("The latest statement ends {day}."), {"day": last.isoformat()})
            ask = Sentence(N_("Ask for the next one."))
            yield Finding(matters.STATEMENTS.name, line, None, odd, proposed=ask)


def _first_of(field: Field[Any]) -> tuple[Field[Any], ...]:
    return (field.not_before,) if field.not_before else ()


def _begins(value: object) -> tuple[int, int, int] | None:
    """The first day it can be, as far as the year is known."""
    return _day(value, (1, 1))


def _ends(value: object) -> tuple[int, int, int] | None:
    """The last day it can be."""
    return _day(value, (12, 31))


def _day(value: object, unknown: tuple[int, int]) -> tuple[int, int, int] | None:
    if isinstance(value, date):
        return value.year, value.month, value.day
    if isinstance(value, YearMonth):
        return value.year, value.month, unknown[1]
    if isinstance(value, PartialDate) and value.year:
        return value.year, value.month or unknown[0], value.day or unknown[1]
    return None
