"""What the lines of a card say of a person, field by field."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from clientdesk.dossier.fields import Field
from clientdesk.dossier.names import split_name, whole_name
from clientdesk.dossier.person.basics import Basics, EmailAddress, MoreAddress, PhoneNumber
from clientdesk.dossier.person.career import Career
from clientdesk.dossier.person.family import Child, Family, Parent
from clientdesk.dossier.person.relations import Friend, Relations, Relative
from clientdesk.dossier.person.rows import SpecialDate
from clientdesk.exchange.contacts.dates import lunar_date, partial_date
from clientdesk.exchange.contacts.filling import Filling
from clientdesk.exchange.contacts.lines import Line
from clientdesk.exchange.contacts.parts import (
    Labels,
    looks_like_landline,
    named,
    number,
    ordered,
    place_of,
    postal_address,
    text_address,
)
from clientdesk.exchange.contacts.vocabulary import (
    ANDROID_RELATIONS,
    ANNIVERSARIES,
    RELATION_LINES,
    is_own_word,
    is_preferred,
    relation,
    telephone_kind,
    types_of,
)

By = Mapping[str, list[Line]]
"""The lines of a card by their names."""
_HAN_APART = re.compile("([\u3400-\u9fff]{1,3}) ([\u3400-\u9fff]{1,3})")
_SLOTS: Mapping[str, Field[str]] = {
    "mobile": Basics.mobile,
    "office": Basics.office_phone,
    "home": Basics.home_phone,
    "fax_home": Basics.home_fax,
    "fax_office": Basics.office_fax,
    "assistant": Career.assistant_phone,
}
_GENDERS = {"m": "m", "f": "f", "o": "x", "x": "x", "u": "u", "n": "u", "male": "m", "female": "f", "1": "f", "2": "m"}
_GENDERS |= {"男": "m", "女": "f"}
_EVENTS = {"1": "anniversary", "2": "other", "3": "birthday"}
"""Android's numbers of events; 0 has a label of the user's own."""


def names(filling: Filling, by: By, *, ours: bool) -> None:
    """The name as it is shown and in its parts; Chinese names stand family name first, without a space."""
    shown = [line for line in by.get("FN", []) if line.value]
    first = next((line for line in shown if not line.first("LANGUAGE") or ours), next(iter(shown), None))
    told = next((line for line in by.get("N", []) if any(line.parts())), None)
    family, given, middle, prefix, suffix = [*(told.words() if told else []), *[""] * 5][:5]
    whole = first.value if first else whole_name(family, given, middle)
    if first and not ours:
        whole = _in_order(whole, family, given)
    _name(filling, whole)
    for line in shown:
        if line is not first and not filling.put(Basics.name_en, line.value):
            filling.leave_line(line)
    for line in by.get("X-CLIENTDESK-NAME-EN", []):
        filling.put(Basics.name_en, line.value)
    if not by.get("X-CLIENTDESK-NAME"):
        given = " ".join(filter(None, (given, middle)))
        for field, part in ((Basics.family_name, family), (Basics.given_name, given)):
            if (ours or (part != whole and family and given)) and not filling.put(field, part):
                filling.leave("N", part)
    if not filling.put(Basics.salutation, prefix):
        filling.leave("N", prefix)
    filling.leave("N", suffix)


def _in_order(whole: str, family: str, given: str) -> str:
    """伟 张 and 张 伟 are 张伟; other names stay as they are."""
    found = _HAN_APART.fullmatch(whole)
    if found is None:
        return whole
    if {found[1], found[2]} == {family, given}:
        return family + given
    return found[1] + found[2] if split_name(whole)[0] == found[1] else whole


def _name(filling: Filling, whole: str) -> None:
    line = " ".join(whole.split())
    if not filling.put(Basics.full_name, line):
        filling.put(Basics.full_name, line[:80].strip())
        filling.leave("FN", line)


def further_names(filling: Filling, by: By, *, ours: bool) -> None:
    """Nickname, maiden name, how the name is read."""
    nicknames = [name for line in by.get("NICKNAME", []) for name in line.items()]
    if not filling.put(Basics.nickname, ", ".join(dict.fromkeys(nicknames))):
        filling.leave("NICKNAME", ", ".join(nicknames))
    for name in ("X-MAIDENNAME", "X-MAIDEN-NAME"):
        for line in by.get(name, []):
            if not filling.put(Basics.former_name, line.value):
                filling.leave_line(line)
    told = [line.value for line in by.get("SORT-STRING", [])]
    told += [key.replace(",", " ") for line in by.get("N", []) if (key := " ".join(line.params.get("SORT-AS", ())))]
    if not ours:
        phonetic = [
            line.value for name in ("X-PHONETIC-LAST-NAME", "X-PHONETIC-FIRST-NAME") for line in by.get(name, [])
        ]
        told += [" ".join(phonetic)] if phonetic else []
        told += [" ".join(filter(None, line.parts())) for line in by.get("SOUND", []) if "X-IRMC-N" in line.types]
    for text in told[:1]:
        if not filling.put(Basics.name_sort, text.strip()):
            filling.leave("SORT-STRING", text)


def work(filling: Filling, by: By) -> None:
    """Employer, department, post, title."""
    for line in by.get("ORG", []):
        employer, *units = [*line.parts(), ""]
        if not filling.put(Basics.employer_name, employer):
            filling.leave("ORG", employer)
        unit = " / ".join(filter(None, units))
        if not filling.put(Career.department, unit):
            filling.leave("ORG", unit)
    posts = [*by.get("TITLE", []), *by.get("ROLE", [])]
    for line in posts:
        field = named(filling, line) or (Basics.position if line is posts[0] else Basics.professional_title)
        if (line.name == "TITLE" and line is not posts[0]) or not filling.put(field, line.value):
            filling.leave_line(line)


def telephones(filling: Filling, by: By, labels: Labels) -> None:
    """The first of each kind in its own field, the others in rows."""
    for line in ordered(by.get("TEL", [])):
        labelled, told = labels.of(line), number(line)
        if not told:
            continue
        field = named(filling, line)
        if field is not None:
            done = _own_telephone(filling, line, field, told, labelled)
        else:
            done = _telephone(filling, told, labelled, kind=telephone_kind(types_of(line, labelled)))
        if not done:
            filling.leave_line(line, labelled)


def _own_telephone(filling: Filling, line: Line, field: Field[Any], told: str, labelled: str) -> bool:
    if field is not Basics.phones:
        return filling.put(field, told)
    extension = line.first("X-CLIENTDESK-EXT")
    row = {PhoneNumber.kind: place_of(line)[1], PhoneNumber.number: told, PhoneNumber.ext: extension}
    return filling.add(field, {**row, PhoneNumber.is_main: is_preferred(line) or "", PhoneNumber.note: labelled})


def _telephone(filling: Filling, told: str, labelled: str, *, kind: str) -> bool:
    guess = kind or ("office" if looks_like_landline(told) else "mobile")
    slot = _SLOTS.get(guess)
    own = labelled if is_own_word(labelled) else ""
    if slot and not own and (not filling.has(slot) or kind) and filling.put(slot, told):
        return True
    note = own[:80]
    return filling.add(Basics.phones, {PhoneNumber.kind: kind, PhoneNumber.number: told, PhoneNumber.note: note})


def listed_telephone(filling: Filling) -> None:
    """Lists show one number of a client: where all have labels of their own, the first is the mobile one."""
    shown = (Basics.mobile, Basics.office_phone, Basics.home_phone)
    rows = filling.values.get(Basics.phones.key, [])
    if rows and not any(map(filling.has, shown)):
        first = rows[0]
        field = Basics.office_phone if looks_like_landline(first["number"]) else Basics.mobile
        if filling.put(field, first["number"]):
            del rows[0]
            filling.leave(first.get("note", ""), first["number"] if first.get("note") else "")
    if not rows:
        filling.values.pop(Basics.phones.key, None)


def emails(filling: Filling, by: By, labels: Labels) -> None:
    """The first address in its own field, the others in rows."""
    for line in ordered(by.get("EMAIL", [])):
        labelled, told = labels.of(line), line.value
        if not told:
            continue
        field = named(filling, line)
        if field is not Basics.emails and not filling.has(Basics.email) and filling.put(Basics.email, told):
            continue
        types = types_of(line, labelled)
        kind = "work" if "WORK" in types else "private" if "HOME" in types else ""
        main: Any = ""
        if field is Basics.emails:
            kind, main = place_of(line)[1], is_preferred(line) or ""
        row = {EmailAddress.kind: kind, EmailAddress.address: told, EmailAddress.is_main: main}
        if filling.values.get(Basics.email.key) != told:
            if not filling.add(Basics.emails, row):
                filling.leave_line(line, labelled)
            elif is_own_word(labelled):
                filling.leave(labelled, told)


def addresses(filling: Filling, by: By, labels: Labels) -> None:
    """Home and office in their own fields, the others in rows; without any, those written on labels."""
    for line in ordered(by.get("ADR", [])):
        parts = postal_address(line)
        if parts is None:
            filling.leave_line(line, labels.of(line))
            continue
        types = types_of(line, labels.of(line))
        field = named(filling, line)
        slot = field or (Basics.office_address if "WORK" in types else Basics.home_address)
        if slot is not Basics.addresses and filling.put(slot, parts):
            continue
        kind = place_of(line)[1] if field else "office" if "WORK" in types else "home" if "HOME" in types else ""
        labelled = labels.of(line)
        added = filling.add(Basics.addresses, _address_row(parts, kind, main=is_preferred(line)))
        if not added or is_own_word(labelled):
            filling.leave_line(line, labelled)
    if not by.get("ADR"):
        for line in by.get("LABEL", []):
            field = Basics.office_address if "WORK" in line.types else Basics.home_address
            if not ((parts := text_address(line.value)) and filling.put(field, parts)):
                filling.leave_line(line)


def _address_row(parts: Mapping[str, str], kind: str, *, main: bool) -> dict[Field[Any], Any]:
    row: dict[Field[Any], Any] = {MoreAddress.kind: kind, MoreAddress.is_mailing: main or ""}
    return row | {column: parts.get(column.key, "") for column in vars(MoreAddress).values() if _is_part(column)}


def _is_part(column: object) -> bool:
    return isinstance(column, Field) and column.key not in ("kind", "is_mailing")


def days(filling: Filling, by: By, labels: Labels) -> None:
    """Birth by both calendars, wedding, and what else is remembered."""
    for line in by.get("BDAY", []):
        _birth(filling, line)
    for name, lines in by.items():
        if name in ANNIVERSARIES:
            for line in lines:
                _anniversary(filling, line, labels.of(line))
        elif name == "X-ALTBDAY" or "LUNAR" in name:
            for line in lines:
                found = lunar_date(line.value) if line.first("CALSCALE").lower() in ("", "chinese") else None
                if not (found and filling.put(Basics.birth_lunar, found.iso())):
                    filling.leave_line(line)
    for line in by.get("X-ABDATE", []):
        if relation_of_day(labels.of(line)) == "anniversary":
            _anniversary(filling, line, "")
        else:
            _remembered(filling, line, line.value, labels.of(line))


def relation_of_day(told: str) -> str:
    """What a label says of a day."""
    return "anniversary" if told.casefold() in ("anniversary", "纪念日", "紀念日", "结婚纪念日", "結婚紀念日") else ""


def _birth(filling: Filling, line: Line) -> None:
    lunar = "chinese" in (line.first("CALSCALE") + line.first("X-CALENDAR")).lower()
    if lunar and (found := lunar_date(line.value)) and filling.put(Basics.birth_lunar, found.iso()):
        return
    born = None if lunar else partial_date(line.value, omitted=line.first("X-APPLE-OMIT-YEAR"))
    if line.value and not (born and filling.put(Basics.birth_date, born.iso())):
        filling.leave_line(line)


def _anniversary(filling: Filling, line: Line, labelled: str) -> None:
    day = partial_date(line.value, omitted=line.first("X-APPLE-OMIT-YEAR"))
    if day and day.full() and filling.put(Family.wedding_date, day.iso()):
        return
    _remembered(filling, line, line.value, labelled or "Anniversary")


def _remembered(filling: Filling, line: Line, told: str, name: str) -> None:
    day = partial_date(told, omitted=line.first("X-APPLE-OMIT-YEAR"))
    if told and not (day and filling.add(Family.family_dates, {SpecialDate.date: day.iso(), SpecialDate.name: name})):
        filling.leave(name or line.name, told)


def relatives(filling: Filling, by: By, labels: Labels) -> None:
    """Who belongs to the person."""
    for line in by.get("RELATED", []):
        kind = next((code for kind in sorted(line.types) if (code := relation(kind))), "")
        if line.value.lower().startswith(("urn:", "http:", "https:")) or not related(filling, kind, line.value):
            filling.leave_line(line, ", ".join(sorted(line.types)).lower())
    for line in by.get("X-ABRELATEDNAMES", []):
        told = labels.of(line)
        if not related(filling, relation(told), line.value):
            filling.leave_line(line, told)
    for name, code in RELATION_LINES.items():
        for line in by.get(name, []):
            if line.value and not related(filling, code, line.value.replace(";", " ").strip()):
                filling.leave_line(line)


def related(filling: Filling, kind: str, name: str) -> bool:
    """Put somebody where the relation has a place; whether it has one."""
    if kind in ("spouse", "assistant"):
        return filling.put(Family.spouse_name if kind == "spouse" else Career.assistant_name, name)
    if kind == "manager":
        return filling.put(Career.reports_to, {"name": name})
    if kind in ("child", "son", "daughter"):
        return filling.add(
            Family.children, {Child.name: name, Child.gender: {"son": "m", "daughter": "f"}.get(kind, "")}
        )
    if kind in ("father", "mother"):
        return filling.add(Family.parents, {Parent.relation: kind, Parent.name: name})
    if kind in ("brother", "sister"):
        return filling.add(Relations.relatives, {Relative.name: name, Relative.kinship: kind})
    return kind == "friend" and filling.add(Relations.friends, {Friend.name: name})


def gender(filling: Filling, by: By) -> None:
    """GENDER of 4.0, and what others write for it."""
    for name in ("GENDER", "X-GENDER", "X-WAB-GENDER"):
        for line in by.get(name, []):
            told = line.parts()[0]
            if told and not filling.put(Basics.gender, _GENDERS.get(told.casefold(), "?")):
                filling.leave_line(line)


def android(filling: Filling, by: By) -> None:
    """X-ANDROID-CUSTOM: nickname, events and relations, each with its number or a label."""
    for line in by.get("X-ANDROID-CUSTOM", []):
        what, value, kind, labelled = [*line.parts(), "", "", "", ""][:4]
        doing = _ANDROID.get(what.rpartition("/")[2])
        if doing is None:
            filling.leave_line(line)
        elif value:
            doing(filling, line, value, (kind, labelled))


def _android_nickname(filling: Filling, line: Line, value: str, told: Sequence[str]) -> None:
    if not filling.put(Basics.nickname, value):
        filling.leave("NICKNAME", value)


def _android_event(filling: Filling, line: Line, value: str, told: Sequence[str]) -> None:
    event = _EVENTS.get(told[0], told[1])
    day = partial_date(value)
    if event == "birthday" and day and filling.put(Basics.birth_date, day.iso()):
        return
    if event == "anniversary" and day and day.full() and filling.put(Family.wedding_date, day.iso()):
        return
    _remembered(filling, line, value, event.capitalize() if event in _EVENTS.values() else event)


def _android_relation(filling: Filling, line: Line, value: str, told: Sequence[str]) -> None:
    place = int(told[0]) if told[0].isascii() and told[0].isdigit() else 0
    kind = ANDROID_RELATIONS[place] if 0 < place < len(ANDROID_RELATIONS) else told[1]
    if not related(filling, relation(kind) or kind, value):
        filling.leave(kind, value)


_ANDROID: Mapping[str, Callable[[Filling, Line, str, Sequence[str]], None]] = {
    "nickname": _android_nickname,
    "contact_event": _android_event,
    "relation": _android_relation,
}
