"""A value of every type: allowed, not trivial, in the form in which the type keeps it."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

from clientdesk.dossier import lunar_table
from clientdesk.dossier.fields import Field, Rows
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Integer, MultiChoice, Number, Text, Type
from clientdesk.dossier.values import Address, Link, LunarDate, PartialDate, YearMonth
from tests.making import identities, pictures, words

Blobs = dict[str, tuple[str, bytes]]
"""The bytes of the photos and files among the values: {digest: (media type, bytes)}."""
LATEST = date(2026, 6, 30)
"""No made day lies behind this one, so that nothing made lies in the future."""
_DAYS = 365 * 60


def _length(least: int, most: int, rng: Random) -> str:
    return str(rng.randint(least, most))


def _count(least: int, most: int, rng: Random) -> int:
    return rng.randint(least, most)


_LENGTHS = {
    "page_width": (200, 300), "page_height": (250, 300), "label_width": (20, 40), "label_height": (20, 30),
    "left_edge": (0, 10), "top_edge": (0, 10), "gap_across": (0, 5), "gap_down": (0, 5),
}  # fmt: skip
_COUNTS = {"across": (1, 4), "down": (1, 6)}
"""Millimetres and counts with which labels fit their page."""
_REFUSED_OTHERWISE: dict[str, Callable[[Random], Any]] = {
    **{f"label_sheets.{name}": partial(_length, *ends) for name, ends in _LENGTHS.items()},
    **{f"label_sheets.{name}": partial(_count, *ends) for name, ends in _COUNTS.items()},
    "policy_beneficiaries.share": lambda _rng: "1",
    "number_patterns.pattern": lambda rng: f"{rng.choice('ABC')}{{yyyy}}-{{n:{rng.randint(2, 6)}}}",
    "exchange_rates.rate": lambda rng: f"{rng.randint(1, 99_999) / 1000:.3f}",
}
"""What a column must hold so that it can be stored, by its context."""


def value(field: Field[Any], rng: Random, *, blobs: Blobs | None = None) -> Any:
    """A value that the field's type keeps as it is. The bytes of photos and files go to `blobs`."""
    if isinstance(field.type, Rows):
        return tuple(row(field.type, rng, blobs=blobs) for _ in range(rng.randint(1, 3)))
    if field.type.name in ("photo", "file"):
        return _stored(field.type.name, rng, {} if blobs is None else blobs)
    if made := _REFUSED_OTHERWISE.get(field.context):
        return field.type.from_json(made(rng))
    return _MAKERS[field.type.name](field.type, rng)


def row(rows: Rows, rng: Random, *, filled: float = 1.0, blobs: Blobs | None = None) -> Row:
    """A row with its required columns and a share of the others, dates in order."""
    columns = [column for column in rows.columns if column.stored]
    chosen = [column for column in columns if column.required or rng.random() < filled] or columns[:1]
    made = {column.key: value(column, rng, blobs=blobs) for column in chosen}
    return Row(in_order(made, chosen))


def in_order(made: dict[str, Any], fields: list[Field[Any]]) -> dict[str, Any]:
    """The same values, those exchanged that would stand before what they must follow."""
    for field in fields:
        first, second = field.not_before and made.get(field.not_before.key), made.get(field.key)
        if field.not_before and first is not None and second is not None and second < first:
            made[field.not_before.key], made[field.key] = second, first
    return made


def _stored(name: str, rng: Random, blobs: Blobs) -> Any:
    attachment, data = pictures.portrait(rng) if name == "photo" else pictures.paper(rng)
    blobs[attachment.sha256] = (attachment.media, data)
    return attachment


def _text(kind: Text, rng: Random) -> str:
    if kind.max < 12:
        return str(rng.randrange(1, 10**4))
    made = words.sentence(rng, at_most=kind.max) if kind.max > 60 else rng.choice(words.THINGS)
    kept: str = kind.from_json(made)
    return kept


def _long_text(kind: Text, rng: Random) -> str:
    return kind.from_json(words.note(rng)[: kind.max])


def _several(kind: Type[tuple[str, ...]], rng: Random) -> tuple[str, ...]:
    return kind.from_json(rng.sample(words.THINGS, rng.randint(1, 4)))


def _integer(kind: Integer, rng: Random) -> int:
    low = 0 if kind.min is None else kind.min
    return rng.randint(low, low + 300 if kind.max is None else kind.max)


def _number(kind: Number, rng: Random) -> Decimal:
    low = kind.min or 0
    high = 10 ** min(kind.digits - kind.scale, 6) - 1 if kind.max is None else kind.max
    return Decimal(rng.randint(low * 10**kind.scale, high * 10**kind.scale)).scaleb(-kind.scale)


def _money(kind: Type[Decimal], rng: Random) -> Decimal:
    return Decimal(rng.choice((1, 100, 10_000, 100_000)) * rng.randint(1, 99_999)).scaleb(-2)


def _percent(kind: Type[Decimal], rng: Random) -> Decimal:
    return Decimal(rng.choice((5, 13, 125, 250, 33, 75)) * 10 ** rng.randint(2, 3)).scaleb(-6)


def _multi_choice(kind: MultiChoice, rng: Random) -> tuple[str, ...]:
    codes = rng.sample(list(kind.choices.labels), min(len(kind.choices.labels), rng.randint(1, 3)))
    return kind.from_json([*codes, rng.choice(words.THINGS)] if kind.open and rng.random() < 0.3 else codes)


def day(rng: Random) -> date:
    """A day of the last sixty years."""
    return LATEST - timedelta(days=rng.randrange(_DAYS))


def _partial(kind: Type[PartialDate], rng: Random) -> PartialDate:
    whole = day(rng)
    parts = (
        (whole.year, whole.month, whole.day),
        (whole.year, whole.month, None),
        (whole.year, None, None),
        (None, whole.month, whole.day),
    )
    return PartialDate(*rng.choices(parts, weights=(7, 1, 1, 1))[0])


def _lunar(kind: Type[LunarDate], rng: Random) -> LunarDate:
    if rng.random() < 0.2:
        return LunarDate(None, rng.randint(1, 12), rng.random() < 0.1, rng.randint(1, 30))
    year = rng.randint(1930, 2024)
    months = [(month, leap) for month in range(1, 13) for leap in (False, True)]
    known = lunar_table.YEARS[year]
    month, leap = rng.choice([(m, leap) for m, leap in months if known.position(m, leap=leap) is not None])
    return LunarDate(year, month, leap, rng.randint(1, 29))


def _moment(kind: Type[datetime], rng: Random) -> datetime:
    return datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=rng.randrange(10**8))


def address(rng: Random) -> Address:
    """A postal address of a street that is on no map."""
    if rng.random() < 0.1:
        country, province, city, postcode = rng.choice(words.FOREIGN_PLACES)
        return Address(country, province, city, "", f"{rng.randint(1, 99)} Example Street", postcode)
    province, city, district = rng.choice(words.PLACES)
    postcode = "000000" if rng.random() < 0.3 else ""
    return Address("CN", province, city, district, words.street(rng), postcode)


def _url(kind: Type[str], rng: Random) -> str:
    return kind.from_json(f"https://www.{rng.choice(identities.DOMAINS)}/{rng.randrange(10**5)}")


_MAKERS: Mapping[str, Callable[[Any, Random], Any]] = {
    "text": _text,
    "long_text": _long_text,
    "multi_text": _several,
    "tags": _several,
    "phone": lambda kind, rng: identities.phone(rng),
    "email": lambda kind, rng: identities.email(rng),
    "url": _url,
    "id_number": lambda kind, rng: identities.identity_number(rng, born=day(rng), gender=rng.choice("mf")),
    "int": _integer,
    "number": _number,
    "percent": _percent,
    "money": _money,
    "bool": lambda kind, rng: rng.random() < 0.5,
    "choice": lambda kind, rng: rng.choice(list(kind.choices.labels)),
    "multi_choice": _multi_choice,
    "rating": lambda kind, rng: rng.randint(kind.min, kind.max),
    "date": lambda kind, rng: day(rng),
    "partial_date": _partial,
    "lunar_date": _lunar,
    "year_month": lambda kind, rng: YearMonth(rng.randint(1980, 2025), rng.randint(1, 12)),
    "datetime": _moment,
    "time": lambda kind, rng: time(rng.randrange(24), rng.choice((0, 15, 30, 45))),
    "address": lambda kind, rng: address(rng),
    "reference": lambda kind, rng: Link(None, words.full_name(rng)),
}
