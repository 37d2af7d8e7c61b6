"""What the lines of a card say of a firm, and of the person it names."""

import re
from collections.abc import Mapping
from typing import Any

from clientdesk.dossier.enterprise.basics import Basics, Site
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.fields import Field
from clientdesk.dossier.names import whole_name
from clientdesk.exchange.contacts.filling import Filling
from clientdesk.exchange.contacts.lines import Line
from clientdesk.exchange.contacts.parts import Labels, named, number, ordered, postal_address, text_address
from clientdesk.exchange.contacts.persons import By
from clientdesk.exchange.contacts.vocabulary import telephone_kind, types_of

_HOTLINE = re.compile(r"[48]00[ -]?\d{3,4}[ -]?\d{3,4}|9\d{4}")


def names(filling: Filling, by: By, *, ours: bool) -> None:
    """The firm's name as it is registered or shown, and its other names."""
    shown = [line.value for line in by.get("FN", []) if line.value and not (ours and line.first("LANGUAGE"))]
    organisations = [[part for part in line.parts() if part] for line in by.get("ORG", [])]
    firm = next((parts[0] for parts in organisations if parts), "") or next(iter(shown), "")
    whole = " ".join(firm.split())
    if not filling.put(Basics.name, whole):
        filling.put(Basics.name, whole[:120].strip())
        filling.leave("ORG", whole)
    for parts in organisations:
        for unit in parts[1:]:
            filling.leave("ORG", unit)
    for foreign in (line for line in by.get("FN", []) if line.first("LANGUAGE") and line.value != firm):
        if not filling.put(Heading.name_en, foreign.value):
            filling.leave_line(foreign)
    for line in by.get("X-CLIENTDESK-NAME-EN", []):
        filling.put(Heading.name_en, line.value)
    nicknames = ", ".join(name for line in by.get("NICKNAME", []) for name in line.items())
    if not filling.put(Heading.short_name, nicknames):
        filling.leave("NICKNAME", nicknames)
    keys = [line.value for line in by.get("SORT-STRING", [])]
    keys += [" ".join(line.params["SORT-AS"]) for line in by.get("ORG", []) if "SORT-AS" in line.params]
    for key in keys[:1]:
        filling.put(Heading.name_sort, key)


def telephones(filling: Filling, by: By, labels: Labels) -> dict[Field[Any], Any]:
    """Telephone, fax and hotline of the firm; what is left for the person it names."""
    personal: dict[Field[Any], Any] = {}
    for line in ordered(by.get("TEL", [])):
        told, labelled = number(line), labels.of(line)
        kind = telephone_kind(types_of(line, labelled))
        slots = [named(filling, line)] if named(filling, line) else list(_slots(told, kind, types_of(line, labelled)))
        if told and not any(slot and not filling.has(slot) and filling.put(slot, told) for slot in slots):
            if kind == "mobile" and OrgPerson.mobile not in personal:
                personal[OrgPerson.mobile] = told
            elif told not in filling.values.values():
                filling.leave_line(line, labelled)
    return personal


def _slots(told: str, kind: str, types: frozenset[str]) -> tuple[Field[str], ...]:
    if kind.startswith("fax"):
        return (Basics.fax,)
    if _HOTLINE.fullmatch(told) or "MAIN" in types:
        return (Basics.hotline, Basics.phone)
    return () if kind == "mobile" else (Basics.phone,)


def person(filling: Filling, by: By, personal: Mapping[Field[Any], Any], *, ours: bool) -> None:
    """The person a firm's card names, among its people; without one what is theirs is the firm's or kept."""
    parts = next((line.parts() for line in by.get("N", []) if any(line.parts())), [])
    family, given, middle = [*parts, "", "", ""][:3]
    name = "" if ours or by.get("X-CLIENTDESK-NAME") else whole_name(family, given, middle)
    post = next((line.value for name in ("TITLE", "ROLE") for line in by.get(name, [])), "")
    if name and name != filling.values.get(Basics.name.key):
        row = {OrgPerson.role: ["other"], OrgPerson.name: name, OrgPerson.post: post, **personal}
        if filling.add(Basics.org_people, row):
            return
        filling.leave("N", name)
    filling.leave("TITLE", post)
    mobile = personal.get(OrgPerson.mobile, "")
    if mobile and (filling.has(Basics.phone) or not filling.put(Basics.phone, mobile)):
        filling.leave("TEL", mobile)


def reached_by(filling: Filling, by: By, labels: Labels) -> None:
    """E-mail, site, addresses; one of each, further addresses as sites."""
    for name, field in (("EMAIL", Basics.email), ("URL", Basics.website)):
        for line in ordered(by.get(name, [])):
            if line.value and not filling.put(field, line.value):
                filling.leave_line(line, labels.of(line))
    for line in ordered(by.get("ADR", [])):
        parts = postal_address(line)
        if parts is None:
            filling.leave_line(line, labels.of(line))
        elif not filling.put(Basics.address, parts):
            filling.add(Basics.sites, {Site.name: labels.of(line)[:80], Site.address: parts})
    for line in [] if by.get("ADR") else by.get("LABEL", []):
        if not ((told := text_address(line.value)) and filling.put(Basics.address, told)):
            filling.leave_line(line)


def is_firm(by: By) -> bool:
    """Whether a card is that of a firm: it says so, or it names an organisation and nobody."""
    said = {
        line.value.casefold() for name in ("KIND", "X-ADDRESSBOOKSERVER-KIND", "X-KIND") for line in by.get(name, [])
    }
    if "org" in said or any(line.value.casefold() == "company" for line in by.get("X-ABSHOWAS", [])):
        return True
    if "individual" in said:
        return False
    organisation = next((line.parts()[0] for line in by.get("ORG", []) if line.parts()[0]), "")
    shown = next((line.value for line in by.get("FN", []) if line.value), "")
    return bool(organisation) and not _named(by.get("N", []), organisation) and shown in ("", organisation)


def _named(lines: list[Line], organisation: str) -> bool:
    return any("".join(line.parts()).strip() not in ("", organisation) for line in lines)
