"""Comparing two persons."""

from collections.abc import Iterator

from clientdesk.analysis.doubles.called import Called, is_near
from clientdesk.analysis.doubles.shared import emails, handles, near_ids, phones, places
from clientdesk.analysis.doubles.sketch import Sketch, lunar_day
from clientdesk.analysis.doubles.verdict import NOTHING_TOLD, Evidence
from clientdesk.analysis.doubles.weights import LIKE, UNLIKE, Commonness
from clientdesk.dossier.values import PartialDate

_FULL_ID = 17
_ALL_SAME = "name name_sound name_sound_near name_turned name_romanised name_other name_initials"
_SAME_NAME = frozenset(_ALL_SAME.split())


def of_persons(one: Sketch, other: Sketch, common: Commonness) -> Iterator[Evidence]:
    """What speaks for and against two persons being the same."""
    name = _names(one, other, common) if one.name.written and other.name.written else None
    if name is not None:
        yield name
    is_same_name = name is not None and name.key in _SAME_NAME and name.bits > 0
    yield from _ids(one, other)
    yield from _births(one, other, common)
    if one.gender and other.gender:
        same = one.gender == other.gender
        yield Evidence("gender", (LIKE if same else UNLIKE)["gender"].most, NOTHING_TOLD)
    yield from phones(one, other, common, same_name=is_same_name)
    yield from emails(one, other, common, same_name=is_same_name)
    yield from handles(one, other, common)
    yield from places(one, other, common)
    if one.employer and other.employer:
        if one.employer == other.employer:
            yield Evidence("employer", common.weigh("employer", "employer", one.employer), NOTHING_TOLD)
        else:
            yield _against("employer")
    yield from _spouses(one, other)


def _against(key: str) -> Evidence:
    return Evidence(key, UNLIKE[key].most, NOTHING_TOLD)


def _names(one: Sketch, other: Sketch, common: Commonness) -> Evidence:
    best = _of_names(one.name, other.name, common)
    for mine, theirs in _further(one, other):
        found = _of_names(mine, theirs, common)
        bits = min(LIKE["name_other"].most, found.bits - 1)
        if bits > max(0.0, best.bits):
            best = Evidence("name_other", bits, {"one": mine.shown})
    return best


def _further(one: Sketch, other: Sketch) -> Iterator[tuple[Called, Called]]:
    """The pairs of names of which one at least is a further one; two further ones say something only where the names
    themselves are of two scripts: many a 许健霖 and many a 卢磊军 are Bob."""
    yield from ((mine, other.name) for mine in one.others)
    yield from ((one.name, theirs) for theirs in other.others)
    if one.name.is_han != other.name.is_han:
        yield from ((mine, theirs) for mine in one.others for theirs in other.others)


def _of_names(one: Called, other: Called, common: Commonness) -> Evidence:
    told = {"one": one.shown, "other": other.shown}
    if one.is_short or other.is_short:
        return _short(one, other, told)
    if one.bare == other.bare:
        return Evidence("name", common.weigh("name", "name", one.bare), told)
    key = _sounding(one, other)
    if key:
        return Evidence(key, common.weigh(key, "sound", one.key), told)
    if not (one.is_han or other.is_han) and _agree_in_initials(one.words, other.words):
        return Evidence("name_initials", LIKE["name_initials"].most, told)
    if is_near(one.bare, other.bare) and (max(len(one.bare), len(other.bare)) > 2 or not one.is_han):
        return Evidence("name_near", LIKE["name_near"].most, told)
    return Evidence("name", UNLIKE["name"].most, told)


def _short(one: Called, other: Called, told: dict[str, str]) -> Evidence:
    """王总 may be any 王; of 李强 it is not."""
    families = {one.family or one.sound, other.family or other.sound}
    same = len(families) == 1
    return Evidence("name_title" if same else "name", (LIKE["name_title"] if same else UNLIKE["name"]).most, told)


def _sounding(one: Called, other: Called) -> str:
    if one.sound == other.sound and one.is_han == other.is_han:
        return "name_sound" if one.is_han else "name_turned"
    if one.sound in (other.sound, other.turned) or one.turned == other.sound:
        return "name_turned" if one.is_han == other.is_han else "name_romanised"
    if one.loose == other.loose:
        return "name_sound_near" if one.is_han else ""
    if not one.is_han and sorted(one.words) == sorted(other.words):
        return "name_turned"
    return ""


def _agree_in_initials(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    whole = {word for word in one if len(word) > 1} & {word for word in other if len(word) > 1}
    rest, others = [w for w in one if w not in whole], [w for w in other if w not in whole]
    if not whole or not rest or len(rest) != len(others):
        return False
    return all(a[0] == b[0] and 1 in (len(a), len(b)) for a, b in zip(sorted(rest), sorted(others), strict=True))


def _ids(one: Sketch, other: Sketch) -> Iterator[Evidence]:
    if same := one.ids & other.ids:
        key = "id" if any(map(_is_resident, same)) else "document"
        yield Evidence(key, LIKE[key].most, NOTHING_TOLD)
    elif one.ids and other.ids:
        mine, theirs = next(iter(one.ids)), next(iter(other.ids))
        if near_ids(mine, theirs):
            yield Evidence("id_near", LIKE["id_near"].most, NOTHING_TOLD)
        elif len(mine) == len(theirs) and _is_resident(mine) == _is_resident(theirs):
            # A passport and an identity card of one person differ too.
            yield _against("id")


def _is_resident(number: str) -> bool:
    return len(number) == _FULL_ID and number.isdigit()


def _births(one: Sketch, other: Sketch, common: Commonness) -> Iterator[Evidence]:
    if one.born and other.born:
        key = _of_days(one.born, other.born)
        if key == "born":
            yield Evidence(key, common.weigh(key, "born", one.born.iso()), NOTHING_TOLD)
        elif key:
            yield Evidence(key, LIKE[key].most, NOTHING_TOLD)
        elif _is_lunar_of(one, other) or _is_lunar_of(other, one):
            yield Evidence("born_lunar", LIKE["born_lunar"].most, NOTHING_TOLD)
        else:
            yield _against("born")
    elif _is_lunar_of(one, other) or _is_lunar_of(other, one):
        yield Evidence("born_lunar", LIKE["born_lunar"].most, NOTHING_TOLD)
    elif one.born_lunar and one.born_lunar == other.born_lunar:
        key = "born" if one.born_lunar.year else "born_month_day"
        yield Evidence(key, LIKE[key].most, NOTHING_TOLD)


def _of_days(one: PartialDate, other: PartialDate) -> str:
    """Which likeness two dates have, as far as both are known; empty where they differ."""
    pairs = list(zip((one.year, one.month, one.day), (other.year, other.month, other.day), strict=True))
    known = [a is not None and b is not None for a, b in pairs]
    if all(a == b for (a, b), both in zip(pairs, known, strict=True) if both):
        keys = {
            (True, True, True): "born",
            (True, True, False): "born_month",
            (False, True, True): "born_month_day",
            (True, False, False): "born_year",
        }
        return keys.get((known[0], known[1], known[2]), "")
    if not all(known):
        return ""
    exchanged = one.year == other.year and (one.month, one.day) == (other.day, other.month)
    return "born_near" if exchanged or is_near(one.iso(), other.iso()) else ""


def _is_lunar_of(one: Sketch, other: Sketch) -> bool:
    """Whether the lunar date that one gives is the day of birth of the other, or was entered there as it stands."""
    if one.born_lunar and one.born_lunar.year and other.born:
        told = one.born_lunar
        as_entered = (other.born.year, other.born.month, other.born.day) == (told.year, told.month, told.day)
        return as_entered or lunar_day(other.born) == told
    day = lunar_day(one.born) if one.born else None
    return bool(
        day and other.born and (other.born.year, other.born.month, other.born.day) == (day.year, day.month, day.day)
    )


def _spouses(one: Sketch, other: Sketch) -> Iterator[Evidence]:
    if (one.spouse and one.spouse == other.name.bare) or (other.spouse and other.spouse == one.name.bare):
        yield _against("family")
    elif one.spouse and other.spouse:
        if one.spouse == other.spouse:
            yield Evidence("spouse", LIKE["spouse"].most, {"value": one.spouse})
        elif not is_near(one.spouse, other.spouse):
            yield _against("spouse")
