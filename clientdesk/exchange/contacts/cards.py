"""One card made one contact: whose it is, each line in its field, the rest into the notes."""

from collections.abc import Sequence
from itertools import chain

from clientdesk.dossier.enterprise import other as firm_other
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.person import other
from clientdesk.dossier.person.basics import Basics
from clientdesk.exchange.contacts import firms, persons
from clientdesk.exchange.contacts.filling import Filling
from clientdesk.exchange.contacts.given import Contact
from clientdesk.exchange.contacts.lines import Card, Line
from clientdesk.exchange.contacts.parts import Labels, accounts, picture, tags
from clientdesk.exchange.contacts.persons import By
from clientdesk.exchange.contacts.texts import Decoder
from clientdesk.exchange.contacts.vocabulary import (
    ANNIVERSARIES,
    PASSED_OVER,
    PRODUCT,
    RELATION_LINES,
    SERVICE_LINES,
)
from clientdesk.i18n import N_, Sentence

_SHARED = {
    "FN",
    "N",
    "NICKNAME",
    "SORT-STRING",
    "ORG",
    "TITLE",
    "ROLE",
    "TEL",
    "EMAIL",
    "ADR",
    "LABEL",
    "NOTE",
    "PHOTO",
}
_SHARED |= {"LOGO", "CATEGORIES", "X-CATEGORIES", "IMPP", "X-SOCIALPROFILE", "X-IMPP", "X-ABLABEL"}
_OF_PERSONS = {"BDAY", "X-ALTBDAY", "X-ABDATE", "GENDER", "X-GENDER", "X-WAB-GENDER", "RELATED", "X-ABRELATEDNAMES"}
_OF_PERSONS |= {"X-PHONETIC-LAST-NAME", "X-PHONETIC-FIRST-NAME", "SOUND", "X-MAIDENNAME", "X-MAIDEN-NAME"}
_OF_PERSONS |= {"X-ANDROID-CUSTOM", *ANNIVERSARIES, *RELATION_LINES}
_OF_FIRMS = {"URL", "X-PHONETIC-LAST-NAME", "X-PHONETIC-FIRST-NAME", "SOUND"}
_ACCOUNTS = ("IMPP", "X-SOCIALPROFILE", "X-IMPP", *sorted(SERVICE_LINES))
_GROUPS = {"group", "x-addressbookserver-group"}


def contact(card: Card, number: int, *, decoder: Decoder) -> Contact:
    """The contact a card tells of; one that tells of nobody has a problem."""
    by = _by_name(card.lines, decoder)
    if any(
        line.value.casefold() in _GROUPS for name in ("KIND", "X-ADDRESSBOOKSERVER-KIND") for line in by.get(name, [])
    ):
        return Contact(number, PERSON.name, problem=Sentence(N_("This card is a list of other cards, not a client.")))
    ours = any(line.value == PRODUCT for line in by.get("PRODID", []))
    firm = firms.is_firm(by)
    filling = Filling(ENTERPRISE if firm else PERSON)
    labels = Labels(by.get("X-ABLABEL", []))
    (_firm if firm else _person)(filling, by, labels, ours=ours)
    _rest(filling, by, labels, _SHARED | (_OF_FIRMS if firm else _OF_PERSONS))
    if card.left:
        filling.left.append(f"+{card.left}")
    notes = [line.value for line in by.get("NOTE", []) if line.value]
    filling.note(firm_other.Other.notes if firm else other.Other.notes, notes)
    problem = None if filling.has(filling.kind.title) else Sentence(N_("This card tells no name."))
    code = next((line.value for line in by.get("UID", [])), "") if ours else ""
    return Contact(number, filling.kind.name, filling.values, filling.photo, filling.unread, problem, code)


def _by_name(lines: Sequence[Line], decoder: Decoder) -> dict[str, list[Line]]:
    """The lines by their names, as text; pictures stay bytes."""
    by: dict[str, list[Line]] = {}
    for line in lines:
        by.setdefault(line.name, []).append(line if line.name in ("PHOTO", "LOGO") else decoder.line(line))
    return by


def _person(filling: Filling, by: By, labels: Labels, *, ours: bool) -> None:
    persons.names(filling, by, ours=ours)
    persons.further_names(filling, by, ours=ours)
    persons.gender(filling, by)
    persons.work(filling, by)
    persons.telephones(filling, by, labels)
    if not ours:
        persons.listed_telephone(filling)
    persons.emails(filling, by, labels)
    persons.addresses(filling, by, labels)
    persons.days(filling, by, labels)
    persons.relatives(filling, by, labels)
    persons.android(filling, by)
    _shared(filling, by, labels, Basics.socials.key)
    if not filling.has(Basics.full_name):
        _name_for_want_of_one(filling)


def _firm(filling: Filling, by: By, labels: Labels, *, ours: bool) -> None:
    firms.names(filling, by, ours=ours)
    personal = firms.telephones(filling, by, labels)
    firms.person(filling, by, personal, ours=ours)
    firms.reached_by(filling, by, labels)
    _shared(filling, by, labels, Firm.socials.key)


def _shared(filling: Filling, by: By, labels: Labels, socials: str) -> None:
    accounts(filling, filling.kind.by_key[socials], [line for name in _ACCOUNTS for line in by.get(name, [])], labels)
    tags(filling, [*by.get("CATEGORIES", []), *by.get("X-CATEGORIES", [])])
    for line in chain(by.get("PHOTO", []), by.get("LOGO", [])):
        picture(filling, line)


def _name_for_want_of_one(filling: Filling) -> None:
    """Cards of a SIM often hold a number alone: it is better called by it than lost."""
    kept = (Basics.nickname, Basics.employer_name, Basics.email, Basics.mobile, Basics.office_phone, Basics.home_phone)
    found = next((filling.values[field.key] for field in kept if filling.has(field)), "")
    filling.put(Basics.full_name, found[:80])


def _rest(filling: Filling, by: By, labels: Labels, known: set[str]) -> None:
    for name, lines in by.items():
        if name in known or name in PASSED_OVER or name in SERVICE_LINES or "LUNAR" in name or name in _ACCOUNTS:
            continue
        for line in lines:
            filling.leave_line(line, labels.of(line))
