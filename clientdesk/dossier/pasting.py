"""Values proposed for a new client out of copied text, each with the piece it was read from. None is stored by it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clientdesk.dossier.checks.identity import identity_facts
from clientdesk.dossier.enterprise import other as firm_other
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.fields import Field, Kind
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.person import other
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.rows import SocialAccount
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.pieces import Cut, Piece, cut
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Reading
from clientdesk.dossier.values import PartialDate


@dataclass(frozen=True)
class Proposed:
    """A value for a field, and the text it was read from."""

    field: Field[Any]
    value: Any
    text: str


_PERSON: Mapping[Piece, Sequence[Field[Any]]] = {
    Piece.NAME: (Basics.full_name,),
    Piece.MOBILE: (Basics.mobile, Basics.home_phone),
    Piece.PHONE: (Basics.office_phone, Basics.home_phone),
    Piece.FAX: (Basics.office_fax,),
    Piece.EMAIL: (Basics.email,),
    Piece.IDENTITY: (Basics.id_number,),
    Piece.REGISTRATION: (Basics.employer_reg_no,),
    Piece.BIRTHDAY: (Basics.birth_date,),
    Piece.COMPANY: (Basics.employer_name,),
    Piece.POST: (Basics.position,),
    Piece.ADDRESS: (Basics.office_address, Basics.home_address),
    Piece.FREE: (Basics.best_time,),
}
_FIRM: Mapping[Piece, Sequence[Field[Any]]] = {
    Piece.COMPANY: (Firm.name,),
    Piece.PHONE: (Firm.phone,),
    Piece.FAX: (Firm.fax,),
    Piece.EMAIL: (Firm.email,),
    Piece.WEBSITE: (Firm.website,),
    Piece.REGISTRATION: (Firm.reg_no,),
    Piece.ADDRESS: (Firm.address,),
}
_CONTACT: Mapping[Piece, Field[Any]] = {
    Piece.NAME: OrgPerson.name,
    Piece.POST: OrgPerson.post,
    Piece.MOBILE: OrgPerson.mobile,
}


def kind_of(text: str) -> Kind:
    """Whom a text seems to be about: a firm where it names one and nobody in it."""
    pieces = {one.piece for one in cut(text)}
    return ENTERPRISE if Piece.COMPANY in pieces and Piece.NAME not in pieces else PERSON


def proposed(text: str, kind: Kind, reading: Reading) -> list[Proposed]:
    """Values for the fields of a person or an enterprise, in the order of the form; what nothing else takes is a note.

    An identity number brings day of birth and sex with it where the text does not tell them itself.
    """
    pieces = list(cut(text))
    found = _of_firm(pieces, reading) if kind.name == ENTERPRISE.name else _of_person(pieces, reading)
    order = list(kind.by_key)
    return sorted(found, key=lambda one: order.index(one.field.key))


def _of_person(pieces: Sequence[Cut], reading: Reading) -> list[Proposed]:
    found, left = _taken([one for one in pieces if one.piece is not Piece.SAME_NUMBER], _PERSON, reading)
    if any(one.piece is Piece.SAME_NUMBER for one in pieces):
        found += _chat(found)
    number = next((one for one in found if one.field is Basics.id_number), None)
    facts = identity_facts(number.value) if number else None
    if facts and number:
        told = {one.field for one in found}
        if Basics.birth_date not in told:
            found.append(Proposed(Basics.birth_date, PartialDate.of(facts.birth), number.text))
        if Basics.gender not in told:
            found.append(Proposed(Basics.gender, facts.gender, number.text))
    return [*found, *_noted(left, other.Other.notes)]


def _chat(found: Sequence[Proposed]) -> Iterator[Proposed]:
    """The account of WeChat that has the number of the mobile telephone."""
    mobile = next((one for one in found if one.field is Basics.mobile), None)
    if mobile:
        row = Row({SocialAccount.app.key: "wechat", SocialAccount.handle.key: str(mobile.value)})
        yield Proposed(Basics.socials, (row,), mobile.text)


def _of_firm(pieces: Sequence[Cut], reading: Reading) -> list[Proposed]:
    found, left = _taken([one for one in pieces if one.piece is not Piece.SAME_NUMBER], _FIRM, reading)
    person: dict[str, Any] = {}
    taken: list[Cut] = []
    for one in list(left):
        column = _CONTACT.get(one.piece)
        if column is not None and column.key not in person and (value := _read(column, one.text, reading)) is not None:
            person[column.key] = value
            taken.append(one)
            left.remove(one)
    if OrgPerson.name.key in person:
        row = Row({OrgPerson.role.key: ("other",), OrgPerson.is_main.key: True, **person})
        found.append(Proposed(Firm.org_people, (row,), " · ".join(one.text for one in taken)))
    else:
        left += taken
        found += _own_mobile(left, found, reading)
    return [*found, *_noted(left, firm_other.Other.notes)]


def _own_mobile(left: list[Cut], found: Sequence[Proposed], reading: Reading) -> Iterator[Proposed]:
    """The telephone of a firm of which only a mobile number is given and nobody is named; it goes from `left`."""
    one = next((one for one in left if one.piece is Piece.MOBILE), None)
    if one and all(other.field is not Firm.phone for other in found):
        left.remove(one)
        yield Proposed(Firm.phone, _read(Firm.phone, one.text, reading), one.text)


def _taken(
    pieces: Sequence[Cut], fields: Mapping[Piece, Sequence[Field[Any]]], reading: Reading
) -> tuple[list[Proposed], list[Cut]]:
    """What the fields take, the first free one of those for a piece, and the pieces that none takes."""
    found: list[Proposed] = []
    left: list[Cut] = []
    for one in pieces:
        free = (field for field in fields.get(one.piece, ()) if all(field is not other.field for other in found))
        field = next(free, None)
        value = None if field is None else _read(field, one.text, reading)
        if field is None or value is None:
            left.append(one)
        else:
            found.append(Proposed(field, value, one.text))
    return found, left


def _read(field: Field[Any], text: str, reading: Reading) -> Any:
    try:
        return field.type.read(text, reading)
    except Unreadable:
        return None


def _noted(left: Sequence[Cut], field: Field[str]) -> Iterator[Proposed]:
    if text := "\n".join(one.text for one in left):
        yield Proposed(field, text, text)
