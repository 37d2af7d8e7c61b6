"""The kinds of value a field can hold where Python has none of its own: dates with gaps, lunar dates, addresses, links.

Each is frozen, compares by what it holds and refuses impossible content with a `ValueError`. The text forms made by
`iso` are what is stored and exchanged; what a user sees is made by the types.
"""

import re
from calendar import monthrange
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import total_ordering

from clientdesk.dossier import lunar_table

# In a leap year, so that 29 February can be a day without a year.
_ANY_DAY = (2000, 1, 1)

_PARTIAL = re.compile(r"(?:(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d)-(\d\d))", re.ASCII)
_LUNAR = re.compile(r"(\d{4}|-)-(L?)(\d\d)-(\d\d)", re.ASCII)
_YEAR_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TURNS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = "\u00ad\u034f\u115f\u1160\u180b-\u180e\u200b-\u200d\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
_DISGUISES = re.compile(f"[{_TURNS}{_UNSEEN}]+")


def _refuse_impossible(year: int, month: int, day: int) -> None:
    try:
        date(year, month, day)
    except ValueError:
        raise ValueError("no calendar has such a day") from None


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A day of which a part may be unknown: year, year and month, month and day, or all three.

    In order, a missing part comes before a known one.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        shape = (self.year is not None, self.month is not None, self.day is not None)
        if shape not in ((True, False, False), (True, True, False), (False, True, True), (True, True, True)):
            raise ValueError("a partial date is a year, a year and month, a month and day, or a full date")
        parts = zip((self.year, self.month, self.day), _ANY_DAY, strict=True)
        _refuse_impossible(*(known if part is None else part for part, known in parts))

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._parts() < other._parts()

    def _parts(self) -> tuple[int, int, int]:
        return self.year or 0, self.month or 0, self.day or 0

    def full(self) -> date | None:
        """The day itself, when all of it is known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def extent(self) -> tuple[date, date] | None:
        """The first and the last day that it may mean; None without a year, when that is one in every year."""
        if self.year is None:
            return None
        last = self.month or 12
        end = self.day or monthrange(self.year, last)[1]
        return date(self.year, self.month or 1, self.day or 1), date(self.year, last, end)

    def iso(self) -> str:
        """1985, 1985-03, --03-05 or 1985-03-05."""
        if self.year is None:
            return f"--{self.month:02}-{self.day:02}"
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @classmethod
    def parse_iso(cls, text: str) -> "PartialDate":
        """The partial date that `iso` writes so."""
        found = _PARTIAL.fullmatch(text)
        if found is None:
            raise ValueError("not a partial date in ISO form")
        year, month, day, bare_month, bare_day = (None if part is None else int(part) for part in found.groups())
        return cls(year, month or bare_month, day or bare_day)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """The partial date in which all is known."""
        return cls(day.year, day.month, day.day)


@dataclass(frozen=True)
class Ages:
    """How old somebody is, in years: from `low` to `high`, which are one where the birthday is known."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError("ages run from the lower to the upper")


@dataclass(frozen=True)
class LunarDate:
    """A day of the Chinese calendar; the year may be unknown.

    With a year (1901 to 2099) the month and the day must exist in it; without one, any month may be a leap month.
    """

    year: int | None
    month: int
    leap: bool
    day: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12 or not 1 <= self.day <= 30:
            raise ValueError("a lunar date has a month from 1 to 12 and a day from 1 to 30")
        if self.year is None:
            return
        if self.year not in lunar_table.YEARS:
            raise ValueError("lunar years are known from 1901 to 2099")
        lunar_year = lunar_table.YEARS[self.year]
        position = lunar_year.position(self.month, leap=self.leap)
        if position is None:
            raise ValueError("the lunar year has no such leap month")
        if self.day > lunar_year.lengths[position]:
            raise ValueError("the lunar month has only 29 days")

    def iso(self) -> str:
        """1985-06-10, in a leap month 1987-L06-10; without a year --06-10 and --L06-10."""
        year = "-" if self.year is None else f"{self.year:04}"
        return f"{year}-{'L' if self.leap else ''}{self.month:02}-{self.day:02}"

    @classmethod
    def parse_iso(cls, text: str) -> "LunarDate":
        """The lunar date that `iso` writes so."""
        found = _LUNAR.fullmatch(text)
        if found is None:
            raise ValueError("not a lunar date in ISO form")
        year, leap, month, day = found.groups()
        return cls(None if year == "-" else int(year), int(month), bool(leap), int(day))


@dataclass(frozen=True, order=True)
class YearMonth:
    """A month of a year."""

    year: int
    month: int

    def __post_init__(self) -> None:
        _refuse_impossible(self.year, self.month, 1)

    def iso(self) -> str:
        """1985-03."""
        return f"{self.year:04}-{self.month:02}"

    @classmethod
    def parse_iso(cls, text: str) -> "YearMonth":
        """The month that `iso` writes so."""
        found = _YEAR_MONTH.fullmatch(text)
        if found is None:
            raise ValueError("not a month in ISO form")
        return cls(int(found[1]), int(found[2]))


@dataclass(frozen=True)
class Address:
    """A postal address in parts, from large to small; `country` is an ISO 3166 code, any part may be empty."""

    country: str = ""
    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""
    postcode: str = ""
    recipient: str = ""
    phone: str = ""

    def __post_init__(self) -> None:
        if not all(isinstance(part, str) for part in vars(self).values()):
            raise ValueError("every part of an address is text")

    def __bool__(self) -> bool:
        return any(vars(self).values())

    def one_line(self, *, chinese_order: bool, country: str | None = None) -> str:
        """The address on one line: from large to small without spaces as in China, or from small to large with commas.

        The country is written as it stands, unless `country` is put in its place.
        """
        land = self.country if country is None else country
        if chinese_order:
            place = _run_together(_without_repeats(self.province, self.city, self.district, self.street))
            return " ".join(part for part in (land, self.postcode, place, self.recipient, self.phone) if part)
        area_with_code = " ".join(part for part in (self.province, self.postcode) if part)
        large = _without_repeats(self.district, self.city, area_with_code, land)
        return ", ".join(part for part in (self.recipient, self.street, *large, self.phone) if part)

    def to_dict(self) -> dict[str, str]:
        """The parts that are filled, by name."""
        return {name: part for name, part in vars(self).items() if part}

    @classmethod
    def from_dict(cls, parts: dict[str, str]) -> "Address":
        """The address of `to_dict`; an unknown part is refused."""
        unknown = parts.keys() - {field.name for field in fields(cls)}
        if unknown:
            raise ValueError("an address has no such part")
        return cls(**parts)


def _run_together(parts: list[str]) -> str:
    """The parts without spaces, except where two Latin words would become one."""
    together = ""
    for part in parts:
        latin = together[-1:].isascii() and together[-1:].isalnum() and part[0].isascii() and part[0].isalnum()
        together += f" {part}" if latin else part
    return together


def _without_repeats(*parts: str) -> list[str]:
    """The parts in order, empty ones and repetitions (Beijing is province and city) left out."""
    return list(dict.fromkeys(part for part in parts if part))


@dataclass(frozen=True)
class Link:
    """A reference to another file or row: `target` is its code ("KH000012") or row id, `name` what was typed.

    A link without a target is a name that has no file (yet); when a file is deleted the name stays.
    """

    target: str | None
    name: str = ""

    def __post_init__(self) -> None:
        if not self.target and not self.name:
            raise ValueError("a link has a target or a name")

    def to_json(self) -> dict[str, str]:
        """{"code": …, "name": …} without what is empty."""
        filled = {"code": self.target or "", "name": self.name}
        return {key: text for key, text in filled.items() if text}

    @classmethod
    def from_json(cls, stored: object) -> "Link":
        """The link of `to_json`."""
        if not isinstance(stored, dict) or stored.keys() - {"code", "name"}:
            raise ValueError("a link has a code and a name")
        return cls(stored.get("code") or None, stored.get("name", ""))


def plain_name(name: str) -> str:
    """The name of a file without signs that disguise its ending: "cod\\u202efdp.exe" looks like "codexe.pdf"."""
    return _DISGUISES.sub("", name).strip() or "file"


@dataclass(frozen=True)
class Attachment:
    """A photo or a file: the digest under which its bytes are kept, its own name, media type and size in bytes."""

    sha256: str
    name: str
    media: str
    size: int

    def __post_init__(self) -> None:
        if not _SHA256.fullmatch(self.sha256):
            raise ValueError("a digest is 64 hexadecimal digits in lower case")
        if not self.name or "/" in self.name or "\0" in self.name:
            raise ValueError("an attachment has a file name without a path")
        if self.size < 0:
            raise ValueError("a size is not negative")

    @property
    def plain_name(self) -> str:
        """The name with its ending where it stands: without what turns the direction of writing or cannot be seen."""
        return plain_name(self.name)

    def to_json(self) -> dict[str, str | int]:
        """The four parts by name."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: object) -> "Attachment":
        """The attachment of `to_json`."""
        if not isinstance(stored, dict) or stored.keys() != {"sha256", "name", "media", "size"}:
            raise ValueError("an attachment has a digest, a name, a media type and a size")
        size = stored["size"]
        if isinstance(size, bool) or not isinstance(size, int):
            raise ValueError("a size is a whole number of bytes")
        return cls(str(stored["sha256"]), str(stored["name"]), str(stored["media"]), size)
