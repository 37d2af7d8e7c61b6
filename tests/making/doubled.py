"""A population with doubles in it: clients as plain values, and copies of some with the mistakes people make.

It knows nothing of how doubles are found: its tables of characters and readings, its ways of writing a telephone and
its firms are its own. Numbers and addresses are of the kinds that belong to nobody (see `identities`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.making.doubled_words import (
    CITIES,
    DOMAINS,
    FORMS,
    GIVEN,
    HOMOPHONES,
    MOBILE,
    READINGS,
    TRADITIONAL,
    address,
    chinese_name,
    email,
    firm_name,
    id_number,
    landline,
    registration,
)

Values = dict[str, Any]


@dataclass
class Population:
    """Clients as {key: JSON}, each with its kind; `doubles` are places of (original, copy) with the mistake made."""

    clients: list[tuple[str, Values]] = field(default_factory=list)
    doubles: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, kind: str, values: Values) -> int:
        self.clients.append((kind, values))
        return len(self.clients) - 1


def population(*, clients: int, doubles: int, seed: int) -> Population:
    """So many clients, of which the last `doubles` are copies of others with a mistake each, all kinds alike often."""
    rng = Random(seed)
    made = Population()
    while len(made.clients) < clients - doubles:
        _CHANCES[rng.choices(range(len(_CHANCES)), weights=_OFTEN)[0]](made, rng)
    del made.clients[clients - doubles :]
    originals = rng.sample(range(len(made.clients)), len(made.clients))
    kinds = [name for name in MISTAKES for _ in range(doubles // len(MISTAKES))]
    for name in kinds:
        while True:
            place = originals.pop()
            kind, values = made.clients[place]
            copy = MISTAKES[name](rng, kind, _entered_again(rng, values))
            if copy is not None and _can_be_told(kind, values, copy):
                made.doubles.append((place, made.add(kind, copy), name))
                break
    return made


def _can_be_told(kind: str, one: Values, other: Values) -> bool:
    """Whether a person who reads both could tell; a copy with a name and nothing else is a copy of nobody."""
    sure = ("id_number", "reg_no", "mobile", "email", "home_phone", "phone")
    same = sum(_digits(one.get(key)) == _digits(other.get(key)) != "" for key in sure)
    born = one.get("birth_date") == other.get("birth_date") is not None
    return same + born >= 1


def _digits(value: object) -> str:
    text = str(value or "")
    plain = "".join(chr(ord(sign) - 0xFEE0) if "０" <= sign <= "９" else sign for sign in text)
    if "@" in plain:
        return plain
    only = "".join(sign for sign in plain.split("转")[0] if sign.isalnum())
    return only.removeprefix("86") if len(only) > 11 and not only[-1].isalpha() and len(only) < 18 else only


# People and firms who are not doubles, however much they share


def _single(made: Population, rng: Random) -> None:
    made.add("person", _person(rng))


def _couple(made: Population, rng: Random) -> None:
    """Spouses share address and home telephone, and now and then the mobile."""
    he, she = _person(rng, gender="m"), _person(rng, gender="f")
    _household(rng, he, she)
    he["spouse_name"], she["spouse_name"] = she["full_name"], he["full_name"]
    made.add("person", he)
    made.add("person", she)


def _father_and_son(made: Population, rng: Random) -> None:
    father, son = (
        _person(rng, gender="m", year=rng.randint(1945, 1965)),
        _person(rng, gender="m", year=rng.randint(1972, 1995)),
    )
    given = next(name for name in iter(lambda: chinese_name(rng)[1:], "") if name != father["full_name"][1:])
    son["full_name"] = father["full_name"][0] + given
    _household(rng, father, son)
    made.add("person", father)
    made.add("person", son)


def _siblings(made: Population, rng: Random) -> None:
    """Brothers have a character of the name in common, twins the day of birth too."""
    one, other = _person(rng), _person(rng)
    first, last = rng.sample(GIVEN, 2)
    shared = one["full_name"][0] + rng.choice(GIVEN)
    one["full_name"], other["full_name"] = shared + first, shared + last
    if rng.random() < 0.2 and "birth_date" in one:
        other["birth_date"] = one["birth_date"]
        other.pop("id_number", None)
    _household(rng, one, other)
    made.add("person", one)
    made.add("person", other)


def _household(rng: Random, one: Values, other: Values) -> None:
    for key in ("home_address", "home_phone"):
        if key in one:
            other[key] = one[key]
    if rng.random() < 0.3 and "mobile" in one:
        other["mobile"] = one["mobile"]


def _colleagues(made: Population, rng: Random) -> None:
    """Some people of one firm, with its switchboard and its address."""
    city = rng.choice(CITIES)
    employer, switchboard, office = firm_name(rng, city), landline(rng, city), address(rng, city)
    for _ in range(rng.randint(3, 12)):
        person = _person(rng)
        person |= {"employer_name": employer, "office_phone": switchboard, "office_address": office}
        if rng.random() < 0.5:
            person["office_phone"] += f"转{rng.randint(100, 999)}"
        made.add("person", person)


def _firm_alone(made: Population, rng: Random) -> None:
    made.add("enterprise", _firm(rng, rng.choice(CITIES)))


def _branches(made: Population, rng: Random) -> None:
    """A head office and branches with numbers of their own, sharing hotline, site and mail."""
    city = rng.choice(CITIES)
    head = _firm(rng, city)
    made.add("enterprise", head)
    for other in rng.sample(CITIES, rng.randint(1, 3)):
        branch = _firm(rng, other)
        branch["name"] = f"{head['name']}{other}分公司"
        for key in ("website", "email"):
            if key in head:
                branch[key] = head[key]
        if rng.random() < 0.5 and "phone" in head:
            branch["phone"] = head["phone"]
        made.add("enterprise", branch)


def _namesakes(made: Population, rng: Random) -> None:
    """Firms of one name in two cities, now and then of one owner."""
    one, other = rng.sample(CITIES, 2)
    first, second = _firm(rng, one), _firm(rng, other)
    second["name"] = second["name"].split(other)[0] + other + first["name"].removeprefix(one)
    if rng.random() < 0.3 and "website" in first:
        second["website"] = first["website"]
    made.add("enterprise", first)
    made.add("enterprise", second)


_CHANCES = (_single, _couple, _father_and_son, _siblings, _colleagues, _firm_alone, _branches, _namesakes)
_OFTEN = (50, 5, 2, 2, 4, 25, 1, 1)


def _person(rng: Random, *, gender: str = "", year: int = 0) -> Values:
    gender = gender or rng.choice("mf")
    city = rng.choice(CITIES)
    born = date(year or int(rng.triangular(1940, 2004, 1978)), 1, 1) + timedelta(rng.randrange(365))
    if rng.random() < 0.03:
        born = born.replace(month=1, day=1)
    name = chinese_name(rng)
    values: Values = {"full_name": name, "gender": gender}
    chances: Mapping[str, tuple[float, Callable[[], Any]]] = {
        "birth_date": (0.7, born.isoformat),
        "id_number": (0.35, lambda: id_number(rng, born, gender)),
        "mobile": (0.85, lambda: f"{MOBILE}{rng.randrange(10**8):08d}"),
        "home_phone": (0.2, lambda: landline(rng, city)),
        "office_phone": (0.3, lambda: landline(rng, city)),
        "email": (0.4, lambda: email(rng, name)),
        "employer_name": (0.6, lambda: firm_name(rng, rng.choice(CITIES))),
        "home_address": (0.5, lambda: address(rng, city)),
        "spouse_name": (0.1, lambda: chinese_name(rng)),
        "socials": (0.3, lambda: [{"app": "wechat", "handle": f"wx_{rng.randrange(10**9):09d}"}]),
    }
    return values | {key: make() for key, (chance, make) in chances.items() if rng.random() < chance}


def _firm(rng: Random, city: str) -> Values:
    number = rng.randrange(10**6)
    values: Values = {"name": firm_name(rng, city)}
    chances: Mapping[str, tuple[float, Callable[[], Any]]] = {
        "reg_no": (0.6, lambda: registration(rng)),
        "phone": (0.85, lambda: landline(rng, city)),
        "email": (0.4, lambda: f"{rng.choice(('info', 'sales', 'office'))}@firm{number}.{rng.choice(DOMAINS)}"),
        "website": (0.3, lambda: f"https://www.firm{number}.{rng.choice(DOMAINS)}"),
        "address": (0.7, lambda: address(rng, city)),
        "founded": (0.5, lambda: str(rng.randint(1985, 2022))),
        "org_people": (0.5, lambda: [{"role": ["owner"], "name": chinese_name(rng)}]),
    }
    return values | {key: make() for key, (chance, make) in chances.items() if rng.random() < chance}


# The same client, entered again


def _entered_again(rng: Random, values: Values) -> Values:
    """Nobody fills in all of it twice; the name stays."""
    return {key: value for key, value in values.items() if key in ("full_name", "name") or rng.random() < 0.65}


def _traditional(rng: Random, kind: str, copy: Values) -> Values | None:
    key = "full_name" if kind == "person" else "name"
    before = copy[key]
    for each in (key, "employer_name", "spouse_name"):
        if each in copy:
            copy[each] = _in_traditional(copy[each])
    for each in ("home_address", "address"):
        if each in copy:
            copy[each] = {part: _in_traditional(text) for part, text in copy[each].items()}
    return copy if copy[key] != before else None


def _in_traditional(text: str) -> str:
    return "".join(TRADITIONAL.get(sign, sign) for sign in text)


def _homophone(rng: Random, kind: str, copy: Values) -> Values | None:
    if kind != "person":
        return None
    name = copy["full_name"]
    places = [(at, group) for at, sign in enumerate(name) for group in HOMOPHONES if sign in group]
    if not places:
        return None
    at, group = rng.choice(places)
    copy["full_name"] = name[:at] + rng.choice([sign for sign in group if sign != name[at]]) + name[at + 1 :]
    return copy


def _digit(rng: Random, kind: str, copy: Values) -> Values | None:
    key = "mobile" if kind == "person" else "phone"
    if key not in copy:
        return None
    number = copy[key]
    at = rng.randrange(len(number) - 6, len(number))
    if rng.random() < 0.3 and number[at - 1] != number[at] and number[at - 1].isdigit():
        copy[key] = number[: at - 1] + number[at] + number[at - 1] + number[at + 1 :]
    else:
        copy[key] = number[:at] + rng.choice([d for d in "0123456789" if d != number[at]]) + number[at + 1 :]
    return copy


def _written_otherwise(rng: Random, kind: str, copy: Values) -> Values | None:
    keys = [key for key in ("mobile", "home_phone", "office_phone", "phone") if key in copy]
    if not keys:
        return None
    for key in keys:
        copy[key] = rng.choice(_WAYS)(copy[key])
    return copy


def _wide(number: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if sign.isdigit() else sign for sign in number)


_WAYS: tuple[Callable[[str], str], ...] = (
    lambda number: f"+86 {number.lstrip('0')}",
    lambda number: f"0086{number.replace('-', '').lstrip('0')}",
    lambda number: f"{number[:3]} {number[3:7]} {number[7:]}" if "-" not in number else number.replace("-", " "),
    lambda number: (
        f"({number.split('-')[0]}){number.split('-')[1]}"
        if "-" in number
        else f"{number[:3]}-{number[3:7]}-{number[7:]}"
    ),
    _wide,
)


def _missing(rng: Random, kind: str, copy: Values) -> Values | None:
    kept = [key for key in copy if key in ("full_name", "name") or rng.random() < 0.5]
    return {key: copy[key] for key in kept}


def _name_otherwise(rng: Random, kind: str, copy: Values) -> Values | None:
    """The given name first, in letters, or with a title."""
    if kind != "person":
        return None
    name = copy["full_name"]
    way = rng.choice(("turned", "letters", "title"))
    if way == "turned":
        copy["full_name"] = f"{name[1:]} {name[0]}"
    elif way == "title":
        copy["full_name"] = name + rng.choice(("先生", "女士", "经理", "老师", "總", " 主任"))
    elif all(sign in READINGS for sign in name):
        family, given = READINGS[name[0]], "".join(READINGS[sign] for sign in name[1:])
        copy["full_name"] = (
            f"{given.title()} {family.title()}" if rng.random() < 0.6 else f"{family.title()} {given.title()}"
        )
    else:
        return None
    return copy


def _suffix(rng: Random, kind: str, copy: Values) -> Values | None:
    if kind != "enterprise" or "分公司" in copy["name"]:
        return None
    name = copy["name"]
    form = next(form for form in sorted(FORMS, key=len, reverse=True) if name.endswith(form))
    name = name.removesuffix(form)
    city = next(city for city in CITIES if name.startswith(city))
    if rng.random() < 0.5:
        name = name.removeprefix(city).removeprefix("市")
    elif rng.random() < 0.3:
        name = f"{name.removeprefix(city).removeprefix('市')}({city})"
    copy["name"] = name + rng.choice([other for other in ("", "公司", *FORMS, "集团有限公司") if other != form])
    return copy


def _moved(rng: Random, kind: str, copy: Values) -> Values | None:
    city = rng.choice(CITIES)
    key = "home_address" if kind == "person" else "address"
    if key not in copy:
        return None
    copy[key] = address(rng, city)
    if kind == "person" and "home_phone" in copy:
        copy["home_phone"] = landline(rng, city)
    return copy


def _second_telephone(rng: Random, kind: str, copy: Values) -> Values | None:
    key = "mobile" if kind == "person" else "phone"
    if key not in copy:
        return None
    copy[key] = f"{MOBILE}{rng.randrange(10**8):08d}" if kind == "person" else landline(rng, rng.choice(CITIES))
    return copy


def _part_of_birth(rng: Random, kind: str, copy: Values) -> Values | None:
    if kind != "person" or "birth_date" not in copy:
        return None
    copy.pop("id_number", None)
    year, month, day = copy["birth_date"].split("-")
    copy["birth_date"] = rng.choice((year, f"{year}-{month}", f"--{month}-{day}"))
    return copy


MISTAKES: Mapping[str, Callable[[Random, str, Values], Values | None]] = {
    "traditional": _traditional,
    "homophone": _homophone,
    "digit": _digit,
    "format": _written_otherwise,
    "missing": _missing,
    "name": _name_otherwise,
    "suffix": _suffix,
    "moved": _moved,
    "second telephone": _second_telephone,
    "part of birth": _part_of_birth,
}
"""The ten kinds of mistake."""
