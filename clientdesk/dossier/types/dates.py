"""Types that are dates: days, partial dates, months, lunar dates, moments."""

import re
from datetime import UTC, date, datetime, time

from clientdesk.dossier.lunar import write_lunar
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.date_forms import IMPOSSIBLE
from clientdesk.dossier.reading.dates import read_date, read_lunar_date, read_partial_date, read_year_month
from clientdesk.dossier.reading.times import read_time
from clientdesk.dossier.types.base import Cell, Json, Reading, Type, expect_text
from clientdesk.dossier.values import LunarDate, PartialDate, YearMonth
from clientdesk.i18n import N_, Catalogue

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LIKE_A_DATE = re.compile(r"(\d{4}-\d\d-\d\d|\d{4}-\d\d|--\d\d-\d\d)", re.ASCII)


class Date(Type[date]):
    """A Gregorian day."""

    name = "date"
    cell_format = "yyyy-mm-dd"

    def read(self, text: str, reading: Reading) -> date:
        return read_date(text, reading.today, order=reading.order)

    def write(self, value: date, words: Catalogue) -> str:
        return value.isoformat()

    def to_json(self, value: date) -> Json:
        return value.isoformat()

    def from_json(self, raw: Json) -> date:
        text = expect_text(raw)
        try:
            if not _DAY.fullmatch(text):
                raise ValueError
            return date.fromisoformat(text)
        except ValueError:
            if _LIKE_A_DATE.fullmatch(text):
                raise Unreadable(IMPOSSIBLE) from None
            raise Unreadable(N_("This is not a date of the form 2024-03-05.")) from None

    def cell(self, value: date, words: Catalogue) -> Cell:
        return value if value.year >= 1900 else value.isoformat()

    def from_cell(self, cell: Cell, reading: Reading) -> date:
        if isinstance(cell, datetime):
            return cell.date()
        return cell if isinstance(cell, date) else self.read(str(cell), reading)

    def search_text(self, value: date) -> str:
        return value.isoformat()


class Partial(Type[PartialDate]):
    """A day, a month, a year, or a month and day without the year."""

    name = "partial_date"

    def read(self, text: str, reading: Reading) -> PartialDate:
        return read_partial_date(text, reading.today, order=reading.order)

    def write(self, value: PartialDate, words: Catalogue) -> str:
        return value.iso()

    def show(self, value: PartialDate, words: Catalogue) -> str:
        return value.iso().removeprefix("--")

    def to_json(self, value: PartialDate) -> Json:
        return value.iso()

    def from_json(self, raw: Json) -> PartialDate:
        text = expect_text(raw)
        try:
            return PartialDate.parse_iso(text)
        except ValueError:
            if _LIKE_A_DATE.fullmatch(text):
                raise Unreadable(IMPOSSIBLE) from None
            raise Unreadable(N_("This is not a date such as 1985, 1985-03, 1985-03-05 or --03-05.")) from None

    def cell(self, value: PartialDate, words: Catalogue) -> Cell:
        return value.iso()

    def search_text(self, value: PartialDate) -> str:
        return value.iso()


class Month(Type[YearMonth]):
    """A month of a year."""

    name = "year_month"

    def read(self, text: str, reading: Reading) -> YearMonth:
        return read_year_month(text, reading.today, order=reading.order)

    def write(self, value: YearMonth, words: Catalogue) -> str:
        return value.iso()

    def to_json(self, value: YearMonth) -> Json:
        return value.iso()

    def from_json(self, raw: Json) -> YearMonth:
        try:
            return YearMonth.parse_iso(expect_text(raw))
        except Unreadable:
            raise
        except ValueError:
            raise Unreadable(N_("This is not a month of the form 2024-03.")) from None

    def search_text(self, value: YearMonth) -> str:
        return value.iso()


class Lunar(Type[LunarDate]):
    """A day of the Chinese calendar, the year optional."""

    name = "lunar_date"

    def read(self, text: str, reading: Reading) -> LunarDate:
        return read_lunar_date(text)

    def write(self, value: LunarDate, words: Catalogue) -> str:
        return value.iso()

    def show(self, value: LunarDate, words: Catalogue) -> str:
        return write_lunar(value, words.language)

    def to_json(self, value: LunarDate) -> Json:
        return value.iso()

    def from_json(self, raw: Json) -> LunarDate:
        try:
            return LunarDate.parse_iso(expect_text(raw))
        except Unreadable:
            raise
        except ValueError:
            raise Unreadable(N_("This is not a lunar date such as 1985-06-10, 1985-L06-10 or --06-10.")) from None

    def cell(self, value: LunarDate, words: Catalogue) -> Cell:
        return value.iso()

    def search_text(self, value: LunarDate) -> str:
        return value.iso()


class DateTime(Type[datetime]):
    """A moment, aware UTC inside, local when shown."""

    name = "datetime"
    cell_format = "yyyy-mm-dd hh:mm"

    def read(self, text: str, reading: Reading) -> datetime:
        return self.from_json(text.strip())

    def write(self, value: datetime, words: Catalogue) -> str:
        return value.astimezone().isoformat(timespec="seconds")

    def show(self, value: datetime, words: Catalogue) -> str:
        return value.astimezone().strftime("%Y-%m-%d %H:%M")

    def to_json(self, value: datetime) -> Json:
        return value.astimezone(UTC).isoformat(timespec="seconds")

    def from_json(self, raw: Json) -> datetime:
        try:
            moment = datetime.fromisoformat(expect_text(raw))
        except Unreadable:
            raise
        except ValueError:
            raise Unreadable(N_("This is not a moment of the form 2024-03-05T14:03:00+00:00.")) from None
        if moment.tzinfo is None:
            raise Unreadable(N_("This is not a moment of the form 2024-03-05T14:03:00+00:00."))
        return _utc(moment)

    def cell(self, value: datetime, words: Catalogue) -> Cell:
        return value.astimezone().replace(tzinfo=None)

    def from_cell(self, cell: Cell, reading: Reading) -> datetime:
        return _utc(cell) if isinstance(cell, datetime) else self.read(str(cell), reading)


class Time(Type[time]):
    """A time of day, in hours and minutes of wherever the reader is."""

    name = "time"

    def read(self, text: str, reading: Reading) -> time:
        return read_time(text)

    def write(self, value: time, words: Catalogue) -> str:
        return f"{value:%H:%M}"

    def to_json(self, value: time) -> Json:
        return f"{value:%H:%M}"

    def from_json(self, raw: Json) -> time:
        try:
            found = time.fromisoformat(text) if len(text := expect_text(raw)) == len("09:30") else None
        except ValueError:
            found = None
        if found is None:
            raise Unreadable(N_("This is not a time of the form 09:30."))
        return found


def _utc(moment: datetime) -> datetime:
    """The moment in UTC; `Unreadable` at the ends of the calendar, where it could not be shown in every zone."""
    if not 1 < moment.year < 9999:
        raise Unreadable(IMPOSSIBLE)
    return moment.astimezone(UTC)


DATE = Date()
PARTIAL_DATE = Partial()
YEAR_MONTH = Month()
LUNAR_DATE = Lunar()
DATETIME = DateTime()
TIME = Time()
