"""A record as one reader may see it: values of the same types, personal ones less exact, what is hidden left out."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from clientdesk.dossier import masking
from clientdesk.dossier.fields import Field, Rows, Surroundings, rows_of
from clientdesk.dossier.kinds import CONTACT, OPPORTUNITY, TASK
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Email, IdNumber, Lunar, Partial, Phone, PostalAddress, Reference
from clientdesk.dossier.values import Address, LunarDate, PartialDate
from clientdesk.exchange.profiles import Disclosure, Profile, Sight

T = TypeVar("T")


_FREE = (TASK.name, CONTACT.name, OPPORTUNITY.name)
"""The kinds whose title somebody has written."""


def _less_of_day(day: PartialDate) -> PartialDate | None:
    return PartialDate(None, day.month, day.day) if day.month and day.day else None


def _less_of_lunar(day: LunarDate) -> LunarDate:
    return LunarDate(None, day.month, day.leap, day.day)


def _less_of_address(address: Address) -> Address:
    return Address(province=address.province, city=address.city, district=address.district, street="***")


_LESS: dict[type, Callable[[Any], Any]] = {
    IdNumber: masking.mask_identity,
    Phone: masking.mask_phone,
    Email: masking.mask_email,
    PostalAddress: _less_of_address,
    Partial: _less_of_day,
    Lunar: _less_of_lunar,
}


def excerpt(record: Record, disclosure: Disclosure) -> Record:
    """What a reader sees of a client, as a record to be looked at.

    It counts as unchanged: what was left out of it is not taken out of the file, should it ever be saved.
    """
    values = {field.key: _part(field, value, disclosure) for field, value in record.filled()}
    seen = _Excerpt(record.kind, values, id=record.id, code=record.code, version=record.version, stamps=record.stamps)
    seen.whole, seen.disclosure = record, disclosure
    return seen


def work_excerpt(record: Record, disclosure: Disclosure) -> Record:
    """The same of a task or contact record: it still says which client it belongs to. What it is about is as free a
    text as what was said; a stranger is told only that there is something."""
    values = {
        field.key: value if isinstance(field.type, Reference) else _part(field, value, disclosure)
        for field, value in record.filled()
    }
    title = record.kind.title
    hidden = [value for field, value in record.filled() if values[field.key] is None and isinstance(value, str)]
    beginning = (record[title] or "").removesuffix("…").strip()
    is_begun = any(text.strip().startswith(beginning) for text in hidden)
    if beginning and (is_begun or (disclosure.profile is Profile.HANDOUT and record.kind.name in _FREE)):
        values[title.key] = masking.HIDDEN
    return Record(record.kind, values, id=record.id, code=record.code, version=record.version, stamps=record.stamps)


class _Excerpt(Record):
    """What is computed is computed from all there is, or not at all: a file is as complete as it is."""

    whole: Record
    disclosure: Disclosure

    def value(self, field: Field[T], around: Surroundings) -> T | None:
        """The value of a field, computed ones too."""
        if field.derive is None:
            return self[field]
        return self.whole.value(field, around) if self.disclosure.sight(field) is Sight.SHOWN else None


def _part(field: Field[Any], value: Any, disclosure: Disclosure) -> Any:
    if isinstance(field.type, Rows):
        return _rows(field, value, disclosure)
    return _seen(field, value, disclosure.sight(field))


def _rows(field: Field[Any], rows: tuple[Row, ...], disclosure: Disclosure) -> tuple[Row, ...]:
    if disclosure.sight(field) is Sight.ABSENT:
        return ()
    kept = []
    for row in rows:
        values = {
            column.key: _seen(column, row[column], disclosure.sight_in(field, column))
            for column in rows_of(field).columns
            if row[column] is not None
        }
        told = {key: value for key, value in values.items() if value is not None}
        if told:
            kept.append(Row(told, id=row.id))
    return tuple(kept)


def _seen(field: Field[Any], value: Any, sight: Sight) -> Any:
    if sight is Sight.SHOWN:
        return value
    less = _LESS.get(type(field.type)) if sight is Sight.MASKED else None
    with suppress(ValueError):
        return less(value) if less else None
    return None
