"""Records in which every value says where it stands, so that what a print tells can be traced to its field."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from clientdesk.dossier.fields import Field, Kind, Rows, rows_of
from clientdesk.dossier.kinds import PERSON
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Bool, Choice, Integer, MultiChoice, Number, Text, Type
from clientdesk.dossier.values import Address, Attachment, Link, LunarDate, PartialDate, YearMonth
from clientdesk.exchange.profiles import Disclosure, Sight
from clientdesk.i18n import catalogue
from tests.exchange.reading import bare
from tests.exchange.sample_records import STAMPS

_LEAST = 6
"""Shorter texts could stand anywhere by chance."""
_EXPLANATION = re.compile(r"[(（][^()（）]*[)）]$")
"""What short layouts leave out of the label of a choice."""
_LEFT_OUT = ("client_code", "client_kind", "no_print", "left_on")
"""What is the record's own, or would keep it (or a person of it) from being shown."""
_ENOUGH = 10_000
"""A number that may be so high can be told from the others."""


@dataclass(frozen=True)
class Canary:
    """What a field, or a column of a group, says.

    text   what is nowhere where the value is hidden, without spaces; empty where the value cannot tell itself apart
    signs  what stands on paper where it is shown: one of these, without spaces
    """

    field: Field[Any]
    column: Field[Any] | None
    text: str
    signs: tuple[str, ...]

    @property
    def where(self) -> str:
        """The place in the declarations."""
        return f"{self.field.context}/{self.column.context}" if self.column else self.field.context

    def sight(self, disclosure: Disclosure) -> Sight:
        """What a reader may see of it."""
        return disclosure.sight_in(self.field, self.column) if self.column else disclosure.sight(self.field)


def with_canaries(kind: Kind, *, language: str) -> tuple[Record, tuple[Canary, ...]]:
    """A record with a value of its own in every field that can have one, one row in every group; other kinds say
    something else. Days come round within the next two months of `sample_records.NOW`."""
    record = Record(kind, id=13, code=f"KH0000{len(kind.fields)}", stamps=STAMPS)
    first = 1 if kind is PERSON else 501
    canaries: list[Canary] = []
    words = catalogue(language)

    def say(field: Field[Any], column: Field[Any] | None = None) -> Any:
        held = (column or field).type
        maker = _MAKERS.get(held.name)
        value = maker(first + len(canaries), held) if maker else None
        if value is not None:
            shown = bare(held.show(value, words))
            canaries.append(Canary(field, column, *_told(held, value, shown)))
        return value

    for field in kind.fields:
        if field.stored and isinstance(field.type, Rows):
            columns = [column for column in rows_of(field).columns if column.key not in _LEFT_OUT]
            said = {column.key: say(field, column) for column in columns}
            said |= {column.key: True for column in rows_of(field).columns if isinstance(column.type, Bool)}
            record[field] = (Row({key: value for key, value in said.items() if value is not None}),)
        elif field.stored and field.key not in _LEFT_OUT:
            record[field] = say(field)
    return record, tuple(_told_apart(canaries))


def _told(held: Type[Any], value: Any, shown: str) -> tuple[str, tuple[str, ...]]:
    if isinstance(held, Choice | MultiChoice):
        return "", (shown, _EXPLANATION.sub("", shown) or shown)
    if isinstance(value, Address):
        return bare(value.street), (bare(value.street), value.city)
    if isinstance(value, date | PartialDate):
        return shown, (shown, shown[-5:], *_in_boxes(value.year, value.month, value.day))
    if isinstance(value, LunarDate | YearMonth):
        return shown, (shown, *_in_boxes(value.year, value.month, getattr(value, "day", None)))
    return shown, (shown,)


def _in_boxes(*parts: int | None) -> tuple[str, str]:
    """A date digit by digit, as a form has it in English and in Chinese."""
    digits = [f"{part:02}" for part in parts if part is not None]
    return "-".join(digits), "".join(digit + mark for digit, mark in zip(digits, "年月日", strict=False))


def _told_apart(canaries: list[Canary]) -> Iterator[Canary]:
    """Without the text where it is short, or part of another one."""
    for canary in canaries:
        alone = sum(canary.text in other.text for other in canaries) == 1
        yield canary if alone and len(canary.text) >= _LEAST else replace(canary, text="")


def _text(number: int, held: Text) -> str | None:
    return f"c{number:03}z" if 5 <= held.max < 10 else f"canary{number:03}z" if held.max >= 10 else None


def _whole_number(number: int, held: Integer) -> int | None:
    return 1_000_003 + 7919 * number if held.max is None else None


def _number(number: int, held: Number) -> Decimal | None:
    if held.max is not None and held.max < _ENOUGH:
        return None
    return Decimal(70_003 + 31 * number).scaleb(-held.scale) if held.digits - held.scale >= 6 else None


def _day(number: int) -> date:
    return date(1931 + number % 73, 3, 6) + timedelta(days=number % 80)


def _lunar(number: int) -> LunarDate:
    return LunarDate(1931 + number % 83, 2 + number % 2, False, 10 + number % 18)


def _label(number: int, held: Choice) -> str:
    return list(held.choices.labels)[number % len(held.choices.labels)]


def _attachment(number: int, media: str) -> Attachment:
    return Attachment(f"{number:064x}", f"canary{number:03}z.{media[-3:]}", media, 1200)


_MAKERS: Mapping[str, Callable[[int, Any], Any]] = {
    "text": _text,
    "long_text": _text,
    "multi_text": lambda number, _: (f"canary{number:03}z",),
    "tags": lambda number, _: (f"canary{number:03}z",),
    "phone": lambda number, _: f"154 {number:04} {9000 - number:04}",
    "email": lambda number, _: f"canary{number:03}z@example.com",
    "url": lambda number, _: f"https://canary{number:03}z.example.com",
    "id_number": lambda number, _: f"99010119900{number:03}0017",
    "int": _whole_number,
    "number": _number,
    "money": lambda number, _: Decimal(100_000_003 + 7_919_07 * number) / 100,
    "date": lambda number, _: _day(number),
    "partial_date": lambda number, _: PartialDate.of(_day(number)),
    "lunar_date": lambda number, _: _lunar(number),
    "year_month": lambda number, _: YearMonth(2031 + number // 12, 1 + number % 12),
    "datetime": lambda number, _: datetime(1931, 1, 2, 3, 4, tzinfo=UTC) + timedelta(days=37 * number),
    "choice": _label,
    "multi_choice": lambda number, held: (_label(number, held),),
    "address": lambda number, _: Address("CN", "江苏省", f"第{number}市", "工业园区", f"canary{number:03}z路1号"),
    "reference": lambda number, _: Link(None, f"canary{number:03}z"),
    "photo": lambda number, _: _attachment(number, "image/jpeg"),
    "file": lambda number, _: _attachment(number, "application/pdf"),
}
