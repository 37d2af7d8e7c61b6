"""Comparing what persons and firms both have: telephones, addresses of the net and of the post, accounts."""

from collections.abc import Iterator, Mapping

from clientdesk.analysis.doubles.called import is_near
from clientdesk.analysis.doubles.sketch import TAIL, Sketch
from clientdesk.analysis.doubles.verdict import NOTHING_TOLD, Evidence
from clientdesk.analysis.doubles.weights import LIKE, UNLIKE, Commonness
from clientdesk.dossier.reading.phones import is_mobile

_MANY = "info sales office contact service admin support mail post hr kefu market marketing purchase finance hello"
_ROLES = frozenset(_MANY.split())
"""Addresses of a house, not of a person."""
_LEAST_LOCAL = 5
_MOBILE = 10


def phones(one: Sketch, other: Sketch, common: Commonness, *, same_name: bool) -> Iterator[Evidence]:
    """The rarest telephone both have, or one digit of difference, or none in common."""
    if not one.phones or not other.phones:
        return
    same = one.phones.keys() & other.phones.keys()
    weighed = [_same_phone(one.phones[number], other.phones[number], number, common) for number in sorted(same)]
    weighed += [] if same else list(_without_area(one, other, common))
    if weighed:
        most = max(weighed, key=lambda evidence: evidence.bits)
        yield most._replace(told=_as_written(most.told, one, other))
        return
    if same_name and (near := _near_phones(one, other)):
        yield Evidence("phone_near", LIKE["phone_near"].most, _as_written(near, one, other))
    elif _has_mobile(one) and _has_mobile(other):
        yield Evidence("phone", UNLIKE["phone"].most, NOTHING_TOLD)


def _as_written(told: Mapping[str, str], one: Sketch, other: Sketch) -> dict[str, str]:
    """Numbers of no country as they were typed: as bare digits nobody would know them again."""
    return {name: one.written.get(number) or other.written.get(number, number) for name, number in told.items()}


def _same_phone(mine: str, theirs: str, number: str, common: Commonness) -> Evidence:
    if mine and theirs and mine != theirs:
        return Evidence("phone_extension", LIKE["phone_extension"].most, {"value": number})
    key = "phone" if is_mobile(number) else "line"
    return Evidence(key, common.weigh(key, "phone", number[-TAIL:]), {"value": number})


def _without_area(one: Sketch, other: Sketch, common: Commonness) -> Iterator[Evidence]:
    """A number that was typed without its area code is the end of the whole one."""
    for mine in one.phones:
        for theirs in other.phones:
            short, whole = sorted((mine, theirs), key=len)
            if not short.startswith("+") and whole.startswith("+") and len(short) >= TAIL - 1 and whole.endswith(short):
                yield _same_phone(one.phones[mine], other.phones[theirs], whole, common)


def _near_phones(one: Sketch, other: Sketch) -> dict[str, str] | None:
    found = ((a, b) for a in one.phones for b in other.phones if len(a) >= _MOBILE and is_near(a, b))
    return next(({"one": a, "other": b} for a, b in found), None)


def _has_mobile(one: Sketch) -> bool:
    return any(map(is_mobile, one.phones))


def emails(one: Sketch, other: Sketch, common: Commonness, *, same_name: bool) -> Iterator[Evidence]:
    """The same address, or nearly."""
    same = one.emails & other.emails
    if same:
        weighed = ((common.weigh("email", "email", address), address) for address in same)
        bits, address = max(weighed)
        is_of_house = one.firm is None and address.split("@")[0] in _ROLES
        yield Evidence("email", bits / 2 if is_of_house else bits, {"value": address})
    elif same_name:
        pairs = ((a, b) for a in one.emails for b in other.emails if _near_emails(a, b))
        for mine, theirs in list(pairs)[:1]:
            yield Evidence("email_near", LIKE["email_near"].most, {"one": mine, "other": theirs})


def _near_emails(one: str, other: str) -> bool:
    local, _, domain = one.partition("@")
    theirs, _, their_domain = other.partition("@")
    if local in _ROLES or len(local) < _LEAST_LOCAL:
        return False
    return local == theirs or (domain == their_domain and is_near(local, theirs)) or is_near(one, other)


def handles(one: Sketch, other: Sketch, common: Commonness) -> Iterator[Evidence]:
    """The same account of a social network."""
    if same := one.handles & other.handles:
        bits, handle = max((common.weigh("handle", "handle", handle), handle) for handle in same)
        yield Evidence("handle", bits, {"value": handle})


def places(one: Sketch, other: Sketch, common: Commonness) -> Iterator[Evidence]:
    """The same street and house, or at least the same city; people move, so a difference says nothing."""
    streets = one.streets & other.streets
    numbered = [street for street in streets if any(sign.isdigit() for sign in street)]
    if numbered and (one.cities & other.cities or not one.cities or not other.cities):
        yield Evidence("street", max(common.weigh("street", "street", s) for s in numbered), NOTHING_TOLD)
    elif cities := one.cities & other.cities:
        yield Evidence("city", max(common.weigh("city", "city", city) for city in cities), NOTHING_TOLD)


def near_ids(one: str, other: str) -> bool:
    """Whether two numbers of some length differ in one place."""
    return min(len(one), len(other)) >= TAIL and is_near(one, other)
