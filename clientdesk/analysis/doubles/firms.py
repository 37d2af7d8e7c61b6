"""Comparing two firms."""

from collections.abc import Iterator

from clientdesk.analysis.doubles.called import is_near
from clientdesk.analysis.doubles.firm import Firm
from clientdesk.analysis.doubles.shared import emails, handles, near_ids, phones, places
from clientdesk.analysis.doubles.sketch import Sketch
from clientdesk.analysis.doubles.verdict import NOTHING_TOLD, Evidence
from clientdesk.analysis.doubles.weights import LIKE, UNLIKE, Commonness

_LEAST_NEAR = 4
_SHORT_NAMES = 4.0
"""What a short name that two firms of different names have in common counts at most: a group shares it."""
_PROVIDERS = "163.com 126.com qq.com gmail.com outlook.com hotmail.com sina.com foxmail.com"
_COMMON_PROVIDERS = frozenset(_PROVIDERS.split())


def of_firms(one: Sketch, other: Sketch, common: Commonness) -> Iterator[Evidence]:
    """What speaks for and against two enterprises being the same."""
    name = list(_names(one, other, common)) if one.name.written and other.name.written else []
    yield from name
    is_same_name = all(each.bits > 0 for each in name) and any(each.key in ("stem", "stem_sound") for each in name)
    yield from _ids(one, other)
    yield from phones(one, other, common, same_name=is_same_name)
    yield from emails(one, other, common, same_name=is_same_name)
    yield from handles(one, other, common)
    yield from places(one, other, common)
    if hosts := (one.hosts & other.hosts) - _COMMON_PROVIDERS:
        yield Evidence("host", max(common.weigh("host", "host", host) for host in hosts), NOTHING_TOLD)
    if one.accounts & other.accounts:
        yield Evidence("account", LIKE["account"].most, NOTHING_TOLD)
    if people := one.people & other.people:
        yield Evidence("people", LIKE["people"].most, {"value": min(people)})
    if one.born and one.born == other.born:
        yield Evidence("founded", LIKE["founded"].most, NOTHING_TOLD)


def _names(one: Sketch, other: Sketch, common: Commonness) -> Iterator[Evidence]:
    mine, theirs = one.firm, other.firm
    assert mine is not None
    assert theirs is not None
    told = {"one": one.name.shown, "other": other.name.shown}
    core = _cores(mine, theirs, told, common)
    if core.bits < 0 and (further := _further(one, other, common)):
        core = further
    yield core
    if mine.branch != theirs.branch:
        yield Evidence("branch", UNLIKE["branch"].most, told)
    elif core.bits > 0 and mine.places and theirs.places and not mine.places & theirs.places:
        yield Evidence("places", UNLIKE["places"].most, told)


def _cores(one: Firm, other: Firm, told: dict[str, str], common: Commonness) -> Evidence:
    if one.core == other.core:
        return Evidence("stem", common.weigh("stem", "stem", one.core), told)
    if one.sound == other.sound:
        return Evidence("stem_sound", common.weigh("stem_sound", "stem_sound", one.sound), told)
    if min(len(one.core), len(other.core)) >= _LEAST_NEAR:
        if is_near(one.core, other.core):
            return Evidence("stem_near", LIKE["stem_near"].most, told)
        if one.core in other.core or other.core in one.core:
            return Evidence("stem_within", LIKE["stem_within"].most, told)
    return Evidence("stem", UNLIKE["stem"].most, told)


def _further(one: Sketch, other: Sketch, common: Commonness) -> Evidence | None:
    """A short or English name of one that is the name of the other; or, which tells little, such a name of both."""
    mine, theirs = ({name.bare for name in each.others} for each in (one, other))
    names = ({each.name.bare, each.firm.core if each.firm else ""} for each in (one, other))
    my_name, their_name = names
    if shared := sorted(((mine & their_name) | (my_name & theirs)) - {""}, key=len):
        return Evidence("name_other", common.weigh("name_other", "stem", shared[-1]), {"one": shared[-1]})
    if shared := sorted(mine & theirs, key=len):
        bits = min(_SHORT_NAMES, common.weigh("name_other", "stem", shared[-1]))
        return Evidence("name_other", bits, {"one": shared[-1]})
    return None


def _ids(one: Sketch, other: Sketch) -> Iterator[Evidence]:
    if one.ids & other.ids:
        yield Evidence("registration", LIKE["registration"].most, NOTHING_TOLD)
    elif one.ids and other.ids:
        if any(near_ids(a, b) for a in one.ids for b in other.ids):
            yield Evidence("registration_near", LIKE["registration_near"].most, NOTHING_TOLD)
        elif {len(number) for number in one.ids} & {len(number) for number in other.ids}:
            # The old number of 15 digits says nothing of the one of 18.
            yield Evidence("registration", UNLIKE["registration"].most, NOTHING_TOLD)
