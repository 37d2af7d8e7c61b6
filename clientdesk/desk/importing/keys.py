"""Who is meant: the keys of clients, told by a file or stored, and how one is found by them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.fields import Field
from clientdesk.dossier.firms import company_stem
from clientdesk.dossier.folding import fold
from clientdesk.dossier.header import Header
from clientdesk.dossier.homelands import CHINA
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.names import pinyin_readings
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.reading.phones import normal_phone
from clientdesk.i18n import N_

CODE, ID, MOBILE, NAME_BIRTH, NAME, REG_NO, STEM = (
    "client_code",
    "id_number",
    "mobile",
    "name_birth",
    "name",
    "reg_no",
    "stem",
)
_SHORT_STEM = 2
_NOW = 18
"""Signs of an identity number as it is given today."""
Values = Mapping[str, Any]
"""{key of a field: value} of a client."""
Make = Callable[[Values, str], str | None]
"""A key out of values and the country of telephones that tell none; None where the values tell too little."""


def _name_of(title: str) -> Make:
    return lambda values, _home: fold("".join(str(values[title]).split())) if values.get(title) else None


def _mobile(values: Values, home: str) -> str | None:
    told = values.get(Basics.mobile.key)
    return normal_phone(told, home) if told else None


def _name_birth(values: Values, _home: str) -> str | None:
    name, born = values.get(Basics.full_name.key), values.get(Basics.birth_date.key)
    return f"{fold(''.join(str(name).split()))}|{born.iso()}" if name and born and born.full() else None


def _stem(values: Values, _home: str) -> str | None:
    name = values.get(Firm.name.key)
    stem = company_stem(str(name)) if name else ""
    return stem if len(stem) > _SHORT_STEM else None


def _plain(key: str) -> Make:
    def read(values: Values, _home: str) -> str | None:
        told = values.get(key)
        return fold(str(told)).replace(" ", "").replace("-", "") if told else None

    return read


KEYS: Mapping[str, Mapping[str, Make]] = {
    PERSON.name: {
        CODE: _plain(Header.client_code.key),
        ID: _plain(Basics.id_number.key),
        MOBILE: _mobile,
        NAME_BIRTH: _name_birth,
        NAME: _name_of(Basics.full_name.key),
    },
    ENTERPRISE.name: {
        CODE: _plain(Header.client_code.key),
        REG_NO: _plain(Firm.reg_no.key),
        NAME: _name_of(Firm.name.key),
        STEM: _stem,
    },
}
"""{kind: {name of a key: what makes it of values}}, the surest first."""
TITLES: Mapping[str, str] = {
    CODE: N_("Client code"),
    ID: N_("Identity number"),
    MOBILE: N_("Mobile number"),
    NAME_BIRTH: N_("Name and date of birth"),
    NAME: N_("Name"),
    REG_NO: N_("Registration number"),
    STEM: N_("Name without its legal form"),
}
FIELDS: Mapping[str, Mapping[str, tuple[Field[Any], ...]]] = {
    PERSON.name: {
        CODE: (Header.client_code,),
        ID: (Basics.id_number,),
        MOBILE: (Basics.mobile,),
        NAME_BIRTH: (Basics.full_name, Basics.birth_date),
        NAME: (Basics.full_name,),
    },
    ENTERPRISE.name: {
        CODE: (Header.client_code,),
        REG_NO: (Firm.reg_no,),
        NAME: (Firm.name,),
        STEM: (Firm.name,),
    },
}
"""{kind: {name of a key: the fields it is made of}}."""
PROVING = (ID, REG_NO)
"""Keys that say by themselves who it is; the others ask for a name that is alike, codes too: another program may have
numbered its clients in the same way."""


@dataclass(frozen=True)
class Stored:
    """A client that is in the file."""

    number: int
    code: str
    version: int
    name: str
    trashed: bool = False


@dataclass(frozen=True)
class Meeting:
    """Whom keys lead to: nobody, one client and by which key, or several, of whom nobody knows which is meant.

    `doubtful`: one, whose name is quite another.
    """

    found: tuple[Stored, ...] = ()
    by: str = ""
    doubtful: bool = False


@dataclass
class Index:
    """All clients of a kind by their keys; `home` is the country of the house."""

    kind: str
    home: str = CHINA
    stored: dict[int, Stored] = field(default_factory=dict)
    keys: dict[str, dict[str, list[int]]] = field(default_factory=dict)

    def add(self, stored: Stored, values: Values) -> None:
        """Take in a client with the values that its keys are made of."""
        self.stored[stored.number] = stored
        for name, make in KEYS[self.kind].items():
            told = make({**values, Header.client_code.key: stored.code} if name == CODE else values, self.home)
            if told and (name == CODE or not stored.trashed):
                self.keys.setdefault(name, {}).setdefault(told, []).append(stored.number)

    def also(self, number: int, code: str) -> None:
        """A client had this code too, before a merge; the file that had it lies in the trash or is gone."""
        told = KEYS[self.kind][CODE]({Header.client_code.key: code}, self.home)
        if told and number in self.stored:
            self.keys.setdefault(CODE, {})[told] = [number]

    def meet(self, values: Values, *, keys: Iterable[str]) -> Meeting:
        """Whom values lead to by these keys, in their order; all of them where sure keys speak of different clients."""
        told = {name: make(values, self.home) for name, make in KEYS[self.kind].items()}
        name = str(values.get(_TITLE[self.kind]) or "")
        met: list[Meeting] = []
        for key in keys:
            numbers = self.keys.get(key, {}).get(told.get(key) or "", ())
            if numbers and not (key == NAME and self.kind == PERSON.name and _is_told(told)):
                met.append(self._meeting(key, [self.stored[number] for number in numbers], name))
        sure = [meeting for meeting in met if not meeting.doubtful]
        return _agreed(sure) if sure else (met[0] if met else Meeting())

    def _meeting(self, key: str, found: list[Stored], name: str) -> Meeting:
        if key in PROVING or not name:
            return Meeting(tuple(found), key)
        alike = [one for one in found if are_alike(one.name, name, firms=self.kind == ENTERPRISE.name)]
        return Meeting(tuple(alike or found), key, doubtful=not alike)


def _agreed(sure: list[Meeting]) -> Meeting:
    found = sure[0].found
    for meeting in sure[1:]:
        common = tuple(one for one in found if one in meeting.found)
        if not common and meeting.by not in (NAME, STEM):
            return Meeting(tuple(dict.fromkeys((*found, *meeting.found))), sure[0].by)
        found = common or found
    return Meeting(found, sure[0].by)


_TITLE = {PERSON.name: Basics.full_name.key, ENTERPRISE.name: Firm.name.key}


def _is_told(told: Mapping[str, str | None]) -> bool:
    """Whether a person is told by more than the name, which then alone proves nothing."""
    return any(told.get(key) for key in (ID, MOBILE, NAME_BIRTH))


def is_another(kind: str, one: Values, other: Values) -> bool:
    """Whether two are told by different identity or registration numbers, which no client has two of."""
    key = REG_NO if kind == ENTERPRISE.name else ID
    first, second = (KEYS[kind][key](values, "") for values in (one, other))
    if not first or not second or first == second:
        return False
    return first not in _older(second) and second not in _older(first)


def is_older(told: Values, held: Values) -> bool:
    """Whether a file tells the identity number that somebody had before the one that is known."""
    make = KEYS[PERSON.name][ID]
    first, second = make(told, ""), make(held, "")
    return bool(first and second) and first in _older(second or "")


def _older(number: str) -> tuple[str, ...]:
    """The fifteen digits of the identity number before those of today took its place."""
    return (number[:6] + number[8:17],) if len(number) == _NOW and number[:17].isdigit() else ()


def own_keys(kind: str, values: Values, keys: Iterable[str], *, home: str) -> Iterator[tuple[str, str]]:
    """The keys of a client as a file tells it."""
    for name in keys:
        if (make := KEYS[kind].get(name)) and (told := make(values, home)):
            yield name, told


def are_alike(one: str, other: str, *, firms: bool) -> bool:
    """Whether two names may be of the same: equal when folded, one within the other, read aloud the same."""
    first, second = (fold("".join(name.split())) for name in (one, other))
    if not first or not second or first in second or second in first:
        return True
    if firms:
        return company_stem(one) == company_stem(other)
    heard = [{reading for reading, _initials in pinyin_readings(name)} for name in (one, other)]
    turned = sorted(first) == sorted(second)
    return turned or bool(heard[0] & heard[1])
