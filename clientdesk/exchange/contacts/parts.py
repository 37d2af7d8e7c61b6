"""Lines that a person and a firm have alike: numbers, addresses of the post, pictures, services, tags."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from clientdesk.dossier.choices.countries import COUNTRY
from clientdesk.dossier.fields import Field, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.person.rows import SocialAccount
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.types import ADDRESS
from clientdesk.dossier.types.texts import SHORT
from clientdesk.exchange.contacts.filling import Filling
from clientdesk.exchange.contacts.lines import PHOTO_AT_MOST, Line
from clientdesk.exchange.contacts.vocabulary import PLACE, SERVICE_LINES, is_preferred, label, service

_PAUSE = re.compile(r"\s*(?:[,;pw]+|;ext=|ext=)\s*(\d{1,8})#?$", re.IGNORECASE)
_URI = re.compile(
    r"(?:x-apple|im|xmpp|aim|msnim|ymsgr|skype|sip|qq|wechat|weixin|[a-z][a-z0-9+.-]{1,20}):(.+)", re.DOTALL
)
_SEMICOLONS = re.compile("[;；、\n]+")
_LANDLINE = re.compile(r"(?:\+?86[ -]?)?\(?0\d{2,3}\)?[ -]?\d{7,8}.*|[2-8]\d{6,7}|[48]00[ -]?\d{3,4}[ -]?\d{3,4}")
_NO_TAGS = {"mycontacts", "starred", "* mycontacts", "* starred"}
_DISTRICT = f"{PLACE}-DISTRICT"
_WITH_LABELS = ("TEL", "EMAIL")
"""Of an ADR the parameter LABEL is the address written on lines."""
_KNOWN = {"X-ASSISTANT", "X-COMPANY", "X-OTHER", "X-IRMC-N", *SERVICE_LINES}
_STREET_PARTS = (2, 1, 0)
"""Street, extended address, post office box."""


class Labels:
    """The labels that `item1.` groups give their lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._said = {line.group: label(line.value) for line in lines if line.name == "X-ABLABEL" and line.group}

    def of(self, line: Line) -> str:
        """The label of a line, empty where it has none; in 2.1 a type X-… is one."""
        if line.group and (said := self._said.get(line.group)):
            return said
        if line.name in _WITH_LABELS and (said := line.first("LABEL")):
            return label(said)
        own = (told for told in line.params.get("TYPE", ()) if told[:2].upper() == "X-" and told.upper() not in _KNOWN)
        return next((told[2:] for told in own), "")


def place_of(line: Line) -> tuple[str, str]:
    """The field one of our own cards names, and the kind of a row ("phones", "fax_home"); empty in others."""
    key, _, kind = line.first(PLACE).partition(".")
    return key, kind


def named(filling: Filling, line: Line) -> Field[Any] | None:
    """The field one of our own lines belongs in."""
    return filling.kind.by_key.get(place_of(line)[0]) if line.params.get(PLACE) else None


def number(line: Line) -> str:
    """A telephone number without its scheme, a pause made an extension."""
    told = line.value
    if told[:4].lower() == "tel:":
        told = told[4:]
    return _PAUSE.sub(r" x\1", told)


def looks_like_landline(told: str) -> bool:
    """Whether a number without a type is rather one of a desk."""
    return _LANDLINE.fullmatch(told.strip()) is not None


def ordered(lines: Sequence[Line]) -> list[Line]:
    """The lines as they stand, those preferred first; our own know their places."""
    return sorted(lines, key=lambda line: PLACE not in line.params and not is_preferred(line))


def text_address(told: str) -> dict[str, str] | None:
    """The parts of an address written on lines (LABEL)."""
    try:
        return ADDRESS.to_json(ADDRESS.from_json(", ".join(filter(None, map(str.strip, told.splitlines())))))  # type: ignore[no-any-return]
    except Unreadable:
        return None


def postal_address(line: Line) -> dict[str, str] | None:
    """The parts of an ADR; None where it is empty or too long for them."""
    parts = [*line.parts(), *[""] * 7][:7]
    street = ", ".join(filter(None, (" ".join(parts[place].split()) for place in _STREET_PARTS)))
    city, province, postcode, country = (" ".join(part.split()) for part in parts[3:7])
    told = {"street": street, "city": city, "province": province, "postcode": postcode, "country": _country(country)}
    if district := line.first(_DISTRICT):
        told |= {"district": district, "street": _without(street, district)}
    for part in ("recipient", "phone"):
        if text := line.first(f"{PLACE}-{part.upper()}"):
            told[part] = text
    filled = {part: text for part, text in told.items() if text}
    if set(filled) == {"street"} and not line.params.get(PLACE):
        return text_address(street)
    try:
        return ADDRESS.to_json(ADDRESS.from_json(filled))  # type: ignore[no-any-return]
    except Unreadable:
        return None


def _without(street: str, district: str) -> str:
    """The street of one of our own lines without the district that was written with it."""
    if street.endswith(f", {district}"):
        return street.removesuffix(f", {district}")
    return street.removeprefix(district)


@lru_cache(512)
def _country(told: str) -> str:
    return COUNTRY.code_of(told) or told if told else ""


def picture(filling: Filling, line: Line) -> None:
    """The bytes of a picture; an address on the net is never asked, only kept."""
    data = line.binary()
    if data is None and (line.first("VALUE").lower() in ("uri", "url") or line.raw[:8].lower().startswith(b"http")):
        # Google breaks such lines without an indent.
        filling.leave(line.name, "".join(line.raw.decode("utf-8", "replace").replace("\\", "").split()))
    elif data is None or len(data) > PHOTO_AT_MOST:
        filling.left.append(f"{line.name} …")
    elif filling.photo is None:
        filling.photo = data
    elif filling.photo != data:
        filling.left.append(f"{line.name} …")


def account(line: Line, labelled: str) -> Mapping[Field[Any], Any] | None:
    """A row of social accounts out of IMPP, X-SOCIALPROFILE, X-QQ …; None where it names nobody."""
    if line.name in SERVICE_LINES:
        said, handle = line.name.removeprefix("X-"), line.value
    else:
        types = [kind for kind in line.types if service(kind)]
        said = line.first("X-SERVICE-TYPE") or next(iter(types), "") or labelled
        handle = line.first("X-USER") or _handle(line.value)
        if not said and (scheme := line.value.partition(":")[0]) != line.value:
            said = scheme
        if not said:
            said = next((kind.lower() for kind in sorted(line.types) if kind not in ("PREF", "HOME", "WORK")), "")
    if line.params.get(PLACE):
        _key, kind = place_of(line)
        return {SocialAccount.app: kind, SocialAccount.handle: _handle(line.value)}
    if not handle:
        return None
    code = service(said)
    told = f"{said.lower()}: {handle}" if said and not code else handle
    return {SocialAccount.app: code or "other", SocialAccount.handle: told}


def _handle(told: str) -> str:
    found = _URI.fullmatch(told)
    if found is None or found[1].startswith("//"):
        return told
    return unquote(found[1])


def accounts(filling: Filling, group: Field[Any], lines: Sequence[Line], labels: Labels) -> None:
    """All the social accounts of a card."""
    for line in lines:
        row = account(line, labels.of(line))
        if row is not None and not filling.add(group, _columns(group, row)):
            filling.leave_line(line, labels.of(line))


def _columns(group: Field[Any], row: Mapping[Field[Any], Any]) -> Mapping[Field[Any], Any]:
    """The same row in the columns of a group that inherits them."""
    own = {column.key: column for column in rows_of(group).columns}
    return {own[column.key]: value for column, value in row.items()}


def tags(filling: Filling, lines: Sequence[Line]) -> None:
    """CATEGORIES as tags; what is no short word is kept in the notes."""
    found: list[str] = []
    for line in lines:
        for item in line.items():
            parts = [part.strip() for part in _SEMICOLONS.split(item)]
            found += [part for part in parts if part and part.casefold() not in _NO_TAGS]
    short = [tag for tag in found if len(tag) <= SHORT]
    filling.put(Header.tags, short)
    for tag in found:
        if len(tag) > SHORT:
            filling.leave("CATEGORIES", tag)
