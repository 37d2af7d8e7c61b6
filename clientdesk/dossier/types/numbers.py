"""Types that are numbers. Amounts and rates are `Decimal`, stored as whole hundredths (millionths for rates)."""

from decimal import ROUND_HALF_UP, Decimal

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.numbers import read_decimal, read_int, read_money, read_percent
from clientdesk.dossier.types.base import Cell, Json, Reading, Type
from clientdesk.dossier.values import Ages
from clientdesk.i18n import N_, Catalogue

RATE_SCALE = 6
"""Decimals of a rate kept as a fraction (12.5 % is 0.125)."""
MONEY_LIMIT = Decimal(10) ** 15
_WHOLE_LIMIT = 2**53
_SIGNS = {"m2": "m²"}
_MOST_DIGITS = 20
"""No number here has more before its point; `decimal` reckons exactly with 28 in all."""


def plain(value: Decimal) -> str:
    """The number without exponent and without zeros that say nothing."""
    return _trimmed(f"{value:f}")


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def expect_decimal(raw: Json) -> Decimal:
    """A JSON number or decimal string as a `Decimal`, or `Unreadable`."""
    if isinstance(raw, bool) or not isinstance(raw, str | int | Decimal):
        raise Unreadable(N_("This must be a number."))
    try:
        value = Decimal(raw)
    except ArithmeticError:
        raise Unreadable(N_("This must be a number.")) from None
    if not value.is_finite() or abs(value.adjusted()) > 40:
        raise Unreadable(N_("This must be a number."))
    return value


def exactly(value: Decimal, scale: int) -> Decimal:
    """The value with `scale` decimals; `Unreadable` where that would lose something."""
    if value.adjusted() >= _MOST_DIGITS:
        raise Unreadable(N_("This number is too large."))
    rounded = value.quantize(Decimal(1).scaleb(-scale), rounding=ROUND_HALF_UP)
    if rounded != value:
        raise Unreadable(N_("At most {scale} decimals can be kept here."), scale=scale)
    return rounded + 0


class Integer(Type[int]):
    """A whole number, within `min` and `max` where they are given."""

    name = "int"
    affinity = "INTEGER"
    cell_format = "0"

    def __init__(self, min: int | None = None, max: int | None = None) -> None:
        self.min = min
        self.max = max

    def options(self) -> dict[str, object]:
        return {key: value for key, value in (("min", self.min), ("max", self.max)) if value is not None}

    def read(self, text: str, reading: Reading) -> int:
        return self.from_json(read_int(text))

    def write(self, value: int, words: Catalogue) -> str:
        return str(value)

    def from_json(self, raw: Json) -> int:
        if isinstance(raw, bool) or not isinstance(raw, int):
            raise Unreadable(N_("This must be a whole number."))
        if abs(raw) > _WHOLE_LIMIT:
            raise Unreadable(N_("This number is too large."))
        within(Decimal(raw), self.min, self.max)
        return raw

    def from_column(self, stored: int) -> int:
        return stored

    def cell(self, value: int, words: Catalogue) -> Cell:
        return value


class Age(Type[Ages]):
    """Whole years, worked out, `most` of them; where there are two, either may be right."""

    name = "int"
    affinity = "INTEGER"
    cell_format = "0"

    def __init__(self, most: int) -> None:
        self.most = most

    def options(self) -> dict[str, object]:
        return {"min": 0, "max": self.most}

    def read(self, text: str, reading: Reading) -> Ages:
        return self.from_json(read_int(text))

    def write(self, value: Ages, words: Catalogue) -> str:
        if value.low == value.high:
            return str(value.low)
        return words.tr(N_("{low} or {high}"), low=value.low, high=value.high)

    def to_json(self, value: Ages) -> Json:
        return value.low if value.low == value.high else [value.low, value.high]

    def from_json(self, raw: Json) -> Ages:
        years = Integer(min=0, max=self.most).from_json(raw)
        return Ages(years, years)

    def cell(self, value: Ages, words: Catalogue) -> Cell:
        return value.low if value.low == value.high else self.show(value, words)


def within(value: Decimal, low: object, high: object) -> None:
    """Raise `Unreadable` unless low <= value <= high (either may be None)."""
    if low is not None and value < Decimal(str(low)):
        raise Unreadable(N_("This must be at least {low}."), low=low)
    if high is not None and value > Decimal(str(high)):
        raise Unreadable(N_("This must be at most {high}."), high=high)


class Number(Type[Decimal]):
    """A number of at most `digits` digits, `scale` of them decimals, with a unit and limits where they are given;
    `mark` is what stands between its thousands where it is read."""

    name = "number"
    affinity = "INTEGER"

    def __init__(
        self,
        digits: int,
        scale: int,
        *,
        min: int | None = None,
        max: int | None = None,
        unit: str = "",
        mark: str = "",
    ) -> None:
        self.mark = mark
        self.digits = digits
        self.scale = scale
        self.min = min
        self.max = max
        self.unit = unit

    @property
    def number_format(self) -> str:
        """The format of a workbook cell."""
        return "#,##0" + ("." + "0" * self.scale if self.scale else "")

    def options(self) -> dict[str, object]:
        named = {"digits": self.digits, "scale": self.scale, "min": self.min, "max": self.max, "unit": self.unit}
        return {key: value for key, value in named.items() if value not in (None, "")}

    def read(self, text: str, reading: Reading) -> Decimal:
        bare = text.strip().replace("²", "2")
        if self.unit and bare.casefold().endswith(self.unit):
            bare = bare[: -len(self.unit)]
        return self.from_json(read_decimal(bare))

    def write(self, value: Decimal, words: Catalogue) -> str:
        return plain(value)

    def show(self, value: Decimal, words: Catalogue) -> str:
        unit = words.tr(self.unit) if self.unit else ""
        shown = _trimmed(f"{value:,f}".replace(",", self.mark))
        return f"{shown} {_SIGNS.get(unit, unit)}".rstrip()

    def to_json(self, value: Decimal) -> Json:
        return plain(value)

    def from_json(self, raw: Json) -> Decimal:
        value = exactly(expect_decimal(raw), self.scale)
        if value.adjusted() + 1 > self.digits - self.scale:
            raise Unreadable(N_("This number is too large."))
        within(value, self.min, self.max)
        return value

    def to_column(self, value: Decimal) -> int:
        return int(value.scaleb(self.scale))

    def from_column(self, stored: int) -> Decimal:
        return Decimal(stored).scaleb(-self.scale)

    def cell(self, value: Decimal, words: Catalogue) -> Cell:
        return value

    def from_cell(self, cell: Cell, reading: Reading) -> Decimal:
        return self.read(str(cell), reading)

    def search_text(self, value: Decimal) -> str:
        return plain(value)


class Percent(Type[Decimal]):
    """A rate kept as a fraction and shown times one hundred."""

    name = "percent"
    affinity = "INTEGER"
    cell_format = "0.0###%"

    def read(self, text: str, reading: Reading) -> Decimal:
        return self.from_json(read_percent(text))

    def write(self, value: Decimal, words: Catalogue) -> str:
        return plain(value * 100) + "%"

    def to_json(self, value: Decimal) -> Json:
        return plain(value)

    def from_json(self, raw: Json) -> Decimal:
        value = exactly(expect_decimal(raw), RATE_SCALE)
        if abs(value) > 10_000:
            raise Unreadable(N_("This number is too large."))
        return value

    def to_column(self, value: Decimal) -> int:
        return int(value.scaleb(RATE_SCALE))

    def from_column(self, stored: int) -> Decimal:
        return Decimal(stored).scaleb(-RATE_SCALE)

    def cell(self, value: Decimal, words: Catalogue) -> Cell:
        return value

    def from_cell(self, cell: Cell, reading: Reading) -> Decimal:
        if isinstance(cell, str):
            return self.read(cell, reading)
        return self.from_json(str(cell))


class Money(Type[Decimal]):
    """An amount with two decimals in the currency of its record; `found` says whether the search knows it."""

    name = "money"
    affinity = "INTEGER"
    cell_format = "#,##0.00;[Red]-#,##0.00"

    def __init__(self, *, found: bool = True) -> None:
        self.found = found

    def read(self, text: str, reading: Reading) -> Decimal:
        amount, currency = read_money(text, record_currency=reading.currency)
        if currency not in (None, reading.currency):
            raise Unreadable(
                N_("Amounts are in {own} here; convert this one from {other} first."),
                own=reading.currency,
                other=currency,
            )
        return self.from_json(amount)

    def write(self, value: Decimal, words: Catalogue) -> str:
        return f"{value:,.2f}"

    def to_json(self, value: Decimal) -> Json:
        return f"{value:.2f}"

    def from_json(self, raw: Json) -> Decimal:
        value = exactly(expect_decimal(raw), 2)
        if abs(value) > MONEY_LIMIT:
            raise Unreadable(N_("This amount is too large."))
        return value

    def to_column(self, value: Decimal) -> int:
        return int(value.scaleb(2))

    def from_column(self, stored: int) -> Decimal:
        return Decimal(stored).scaleb(-2)

    def cell(self, value: Decimal, words: Catalogue) -> Cell:
        return value

    def search_text(self, value: Decimal) -> str:
        return f"{value:.2f}" if self.found else ""


PERCENT = Percent()
MONEY = Money()
