"""Types made of parts: postal addresses, references to other files, photos and attached files."""

import json
import re
from functools import lru_cache

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.addresses import read_address
from clientdesk.dossier.reading.texts import clean_line
from clientdesk.dossier.types.base import Cell, Json, Reading, Type, expect_text
from clientdesk.dossier.values import Address, Attachment, Link
from clientdesk.i18n import N_, Catalogue

ADDRESS_PARTS = {
    "country": 60,
    "province": 40,
    "city": 40,
    "district": 40,
    "street": 200,
    "postcode": 12,
    "recipient": 80,
    "phone": 40,
}
"""The parts of an address and the most characters of each."""
FILE_NAME = 260
"""The longest name of an attached file, in characters."""
_HOME = {"zh_CN": "CN", "zh_TW": "TW"}
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_decode = json.JSONDecoder().raw_decode
"""Columns hold JSON without spaces around it, which `json.loads` would look for."""
_WITH_CODE = re.compile(r"(.*?) ?\[([^\[\]]{0,40})\]", re.DOTALL)


def compact(value: Json) -> str:
    """JSON for a column: no spaces, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=4096)
def _link(stored: str) -> Link:
    """Kept, since the documents of a client all point at it, and their lines at the same few products."""
    parts, _end = _decode(stored)
    return Link(parts.get("code"), parts.get("name", ""))


class PostalAddress(Type[Address]):
    """A postal address in parts; a line is split as well as can be and never loses anything."""

    name = "address"
    typed = False

    def read(self, text: str, reading: Reading) -> Address:
        return self.from_json(read_address(clean_line(text, 400)).to_dict())

    def write(self, value: Address, words: Catalogue) -> str:
        return value.one_line(chinese_order=words.language.startswith("zh"))

    def show(self, value: Address, words: Catalogue) -> str:
        """On one line, in the order of its own script; the country by name, left out where it goes without saying."""
        # Choices are made of types, so the list of countries cannot be there yet when this module is read.
        from clientdesk.dossier.choices.countries import COUNTRY

        chinese = bool(_HAN.search(value.province + value.city + value.district + value.street))
        country = "" if value.country == _HOME.get(words.language) else COUNTRY.label(value.country, words)
        return value.one_line(chinese_order=chinese, country=country) or self.write(value, words)

    def to_json(self, value: Address) -> Json:
        return value.to_dict()

    def from_json(self, raw: Json) -> Address:
        if isinstance(raw, str):
            raw = read_address(clean_line(raw, 400)).to_dict()
        if not isinstance(raw, dict) or not set(raw) <= set(ADDRESS_PARTS):
            raise Unreadable(N_("An address has the parts {parts}."), parts=", ".join(ADDRESS_PARTS))
        parts = {part: clean_line(expect_text(text), ADDRESS_PARTS[part]) for part, text in raw.items()}
        address = Address(**parts)
        if not address:
            raise Unreadable(N_("This is empty."))
        return address

    def to_column(self, value: Address) -> str:
        return compact(value.to_dict())

    def from_column(self, stored: str) -> Address:
        return Address(**json.loads(stored))

    def cell(self, value: Address, words: Catalogue) -> str:
        """All parts in their order, so that none has to be guessed when the cell is read."""
        return " | ".join(getattr(value, part) for part in ADDRESS_PARTS)

    def from_cell(self, cell: Cell, reading: Reading) -> Address:
        parts = str(cell).split("|")
        if len(parts) != len(ADDRESS_PARTS):
            return self.read(str(cell), reading)
        return self.from_json({name: text for name, text in zip(ADDRESS_PARTS, parts, strict=True) if text.strip()})

    def search_text(self, value: Address) -> str:
        return "\n".join(value.to_dict().values()) + "\n" + value.one_line(chinese_order=True)


class Reference(Type[Link]):
    """A link to another file, or only the name as typed; deleting the target leaves the name.

    `to` is person, enterprise, client, user, competitor, campaign, attachment or `row:GROUP`.
    """

    name = "reference"

    def __init__(self, to: str) -> None:
        self.to = to

    def options(self) -> dict[str, object]:
        return {"to": self.to}

    def read(self, text: str, reading: Reading) -> Link:
        return self.from_json({"name": text})

    def write(self, value: Link, words: Catalogue) -> str:
        return value.name or value.target or ""

    def to_json(self, value: Link) -> Json:
        return value.to_json()

    def from_json(self, raw: Json) -> Link:
        if isinstance(raw, str):
            raw = {"name": raw}
        if not isinstance(raw, dict) or not raw or not set(raw) <= {"code", "name"}:
            raise Unreadable(N_("A reference has a code, a name, or both."))
        code = clean_line(expect_text(raw.get("code", "")), 40)
        name = clean_line(expect_text(raw.get("name", "")), 120)
        if not code and not name:
            raise Unreadable(N_("This is empty."))
        return Link(code or None, name)

    def to_column(self, value: Link) -> str:
        return compact(value.to_json())

    def from_column(self, stored: str) -> Link:
        return _link(stored)

    def cell(self, value: Link, words: Catalogue) -> str:
        """The name, and in brackets the code, if there is one."""
        if value.target or _WITH_CODE.fullmatch(value.name):
            return f"{value.name} [{value.target or ''}]".lstrip()
        return value.name

    def from_cell(self, cell: Cell, reading: Reading) -> Link:
        found = _WITH_CODE.fullmatch(str(cell))
        return self.from_json({"name": found[1], "code": found[2]} if found else {"name": str(cell)})

    def search_text(self, value: Link) -> str:
        return value.name


class _Stored(Type[Attachment]):
    """Bytes kept in the file beside the record, named by their SHA-256."""

    typed = False

    def read(self, text: str, reading: Reading) -> Attachment:
        raise Unreadable(N_("This is a file, not a text."))

    def write(self, value: Attachment, words: Catalogue) -> str:
        return value.plain_name

    def to_json(self, value: Attachment) -> Json:
        return value.to_json()

    def from_json(self, raw: Json) -> Attachment:
        try:
            for part in ("sha256", "name", "media"):
                clean_line(expect_text(raw[part]), FILE_NAME)
            return Attachment.from_json(raw)
        except (ValueError, TypeError, KeyError):
            raise Unreadable(N_("This is no attached file; the attach action brings one in.")) from None

    def to_column(self, value: Attachment) -> str:
        return compact(value.to_json())

    def from_column(self, stored: str) -> Attachment:
        return Attachment.from_json(json.loads(stored))


class Photo(_Stored):
    """A picture, kept as JPEG without EXIF, at most 1,024 pixels on its longer side. Of a `portrait` it is asked which
    part is to be kept."""

    name = "photo"

    def __init__(self, *, portrait: bool = False) -> None:
        self.portrait = portrait


class File(_Stored):
    """An attached file of any kind, at most 50 MB."""

    name = "file"

    def search_text(self, value: Attachment) -> str:
        return value.name


ADDRESS = PostalAddress()
PHOTO = Photo()
PORTRAIT = Photo(portrait=True)
FILE = File()
