"""Types that are text: lines, long texts, lists of short texts, telephones, addresses of the net, identity numbers."""

import json
import re
import unicodedata

from clientdesk.dossier.checks.contact import email_problem, tidy_email, url_problem
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.phones import normal_phone, read_phone
from clientdesk.dossier.reading.texts import clean_line, clean_long
from clientdesk.dossier.types.base import Json, Reading, Type, expect_list, expect_text
from clientdesk.i18n import N_, Catalogue

_SEPARATORS = re.compile(r"[\n;；、]+")
SHORT = 60
"""The longest of the short texts in a list, in characters."""


class Text(Type[str]):
    """One line of at most `max` characters."""

    name = "text"

    def __init__(self, max: int) -> None:
        self.max = max

    def options(self) -> dict[str, object]:
        return {"max": self.max}

    def read(self, text: str, reading: Reading) -> str:
        return self.from_json(text)

    def write(self, value: str, words: Catalogue) -> str:
        return value

    def from_json(self, raw: Json) -> str:
        line = clean_line(expect_text(raw), self.max)
        if not line:
            raise Unreadable(N_("This is empty."))
        return line

    def from_column(self, stored: str) -> str:
        return stored

    def search_text(self, value: str) -> str:
        return value


class LongText(Text):
    """Several lines of plain text, at most `max` characters."""

    name = "long_text"

    def from_json(self, raw: Json) -> str:
        text = clean_long(expect_text(raw), self.max)
        if not text:
            raise Unreadable(N_("This is empty."))
        return text


class Phone(Type[str]):
    """A telephone number, kept as typed; the search and the duplicates use its normal form."""

    name = "phone"

    def read(self, text: str, reading: Reading) -> str:
        return read_phone(text)

    def write(self, value: str, words: Catalogue) -> str:
        return value

    def from_json(self, raw: Json) -> str:
        return read_phone(expect_text(raw))

    def from_column(self, stored: str) -> str:
        return stored

    def search_text(self, value: str) -> str:
        return f"{value} {normal_phone(value)}"


class Email(Type[str]):
    """An e-mail address (the usual subset of RFC 5322 addr-spec, the domain in lower case)."""

    name = "email"

    def read(self, text: str, reading: Reading) -> str:
        return self.from_json(text)

    def write(self, value: str, words: Catalogue) -> str:
        return value

    def from_json(self, raw: Json) -> str:
        address = tidy_email(clean_line(expect_text(raw), 254))
        if problem := email_problem(address):
            raise Unreadable(problem)
        return address

    def from_column(self, stored: str) -> str:
        return stored

    def search_text(self, value: str) -> str:
        return value


class Url(Type[str]):
    """An address of the web."""

    name = "url"

    def read(self, text: str, reading: Reading) -> str:
        return self.from_json(text)

    def write(self, value: str, words: Catalogue) -> str:
        return value

    def from_json(self, raw: Json) -> str:
        address = clean_line(expect_text(raw), 2000)
        if problem := url_problem(address):
            raise Unreadable(problem)
        return address

    def from_column(self, stored: str) -> str:
        return stored

    def search_text(self, value: str) -> str:
        return value


class IdNumber(Type[str]):
    """An identity number as printed on the document; which document decides how it is checked."""

    name = "id_number"

    def read(self, text: str, reading: Reading) -> str:
        return self.from_json(text)

    def write(self, value: str, words: Catalogue) -> str:
        return value

    def from_json(self, raw: Json) -> str:
        line = unicodedata.normalize("NFKC", clean_line(expect_text(raw), 60))
        number = "".join(line.split()).upper()
        if not 4 <= len(number) <= 30 or not re.fullmatch(r"[0-9A-Z()/\-]+", number):
            raise Unreadable(N_("An identity number has 4 to 30 letters and digits."))
        return number

    def from_column(self, stored: str) -> str:
        return stored


class MultiText(Type[tuple[str, ...]]):
    """A list of short texts, each at most 60 characters."""

    name = "multi_text"

    def read(self, text: str, reading: Reading) -> tuple[str, ...]:
        return self.from_json([part for part in _SEPARATORS.split(text) if part.strip()])

    def write(self, value: tuple[str, ...], words: Catalogue) -> str:
        return "; ".join(value)

    def show(self, value: tuple[str, ...], words: Catalogue) -> str:
        return words.listed(value)

    def to_json(self, value: tuple[str, ...]) -> Json:
        return list(value)

    def from_json(self, raw: Json) -> tuple[str, ...]:
        texts = [clean_line(expect_text(part), SHORT) for part in expect_list(raw)]
        if any(_SEPARATORS.search(part) for part in texts):
            raise Unreadable(N_("A word of this list must not hold a semicolon or 、."))
        kept = tuple(dict.fromkeys(part for part in texts if part))
        if not kept:
            raise Unreadable(N_("This is empty."))
        return kept

    def to_column(self, value: tuple[str, ...]) -> str:
        return json.dumps(value, ensure_ascii=False)

    def from_column(self, stored: str) -> tuple[str, ...]:
        return tuple(json.loads(stored))

    def cell(self, value: tuple[str, ...], words: Catalogue) -> str:
        return self.write(value, words)

    def search_text(self, value: tuple[str, ...]) -> str:
        return "\n".join(value)


class Tags(MultiText):
    """Free tags, unique whatever their case."""

    name = "tags"

    def from_json(self, raw: Json) -> tuple[str, ...]:
        first: dict[str, str] = {}
        for tag in super().from_json(raw):
            first.setdefault(tag.casefold(), tag)
        return tuple(first.values())


LONG_TEXT = LongText(20_000)
PHONE = Phone()
EMAIL = Email()
URL = Url()
ID_NUMBER = IdNumber()
MULTI_TEXT = MultiText()
TAGS = Tags()
