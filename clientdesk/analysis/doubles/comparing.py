"""Comparing two files, and whom to compare at all: files that share a key, never every file with every other."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from clientdesk.analysis.doubles import called, firm, sketch
from clientdesk.analysis.doubles.firms import of_firms
from clientdesk.analysis.doubles.people import of_persons
from clientdesk.analysis.doubles.sketch import TAIL, Sketch
from clientdesk.analysis.doubles.verdict import NOTHING_TOLD, Evidence, Verdict, judge
from clientdesk.analysis.doubles.weights import UNLIKE, Commonness

_LARGEST = 60
"""A key that more files share says too little to compare each with each."""
_LARGEST_NAME = 12
"""The same of a name alone: those who bear it are met again by name and year of birth, by name and city and so on."""
_HEAD, _FOOT = 7, 4
Key = tuple[str, ...]


def compare(one: Sketch, other: Sketch, common: Commonness, *, linked: bool = False) -> Verdict:
    """How likely two files of one kind are of the same client; `linked` where one refers to the other."""
    found = list(of_firms(one, other, common) if one.firm and other.firm else of_persons(one, other, common))
    if linked:
        found.append(Evidence("linked", UNLIKE["linked"].most, NOTHING_TOLD))
    return judge(found, common.strangers)


def commonness(sketches: Iterable[Sketch]) -> Commonness:
    """How common each value is among these files."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    files = 0
    for each in sketches:
        files += 1
        for what, value in _values(each):
            counts[what][value] += 1
    kept = {what: {value: n for value, n in bearers.items() if n > 1} for what, bearers in counts.items()}
    return Commonness(files, kept)


def _values(each: Sketch) -> Iterator[tuple[str, str]]:
    if each.firm:
        yield "stem", each.firm.core
        yield "stem_sound", each.firm.sound
        yield from (("stem", other.bare) for other in each.others)
    else:
        for name in (each.name, *each.others):
            yield "name", name.bare
            yield "sound", name.key
        if each.born and each.born.full():
            yield "born", each.born.iso()
        if each.employer:
            yield "employer", each.employer
    for number in {number[-TAIL:] for number in each.phones}:
        yield "phone", number
    named = ("email", each.emails), ("handle", each.handles), ("street", each.streets), ("city", each.cities)
    for what, values in (*named, ("host", each.hosts)):
        for value in values:
            yield what, value


def keys(each: Sketch) -> Iterator[Key]:
    """By what others are found that may be of the same client."""
    yield from (("id", number) for number in each.ids)
    yield from (("phone", number[-TAIL:]) for number in each.phones)
    yield from (("email", address) for address in each.emails)
    yield from (("handle", handle) for handle in each.handles)
    if each.firm:
        yield from _keys_of_firm(each)
    else:
        yield from _keys_of_person(each)


def _keys_of_person(each: Sketch) -> Iterator[Key]:
    for sound in dict.fromkeys(name.key for name in (each.name, *each.others) if not name.is_short):
        yield "name", sound
        yield from (("name", sound, "head", number[: _HEAD + 3]) for number in each.phones)
        yield from (("name", sound, "foot", number[-_FOOT:]) for number in each.phones)
        yield from (("name", sound, "mail", address.split("@")[0]) for address in each.emails)
        yield from (("name", sound, "city", city) for city in each.cities)
        if each.employer:
            yield "name", sound, "employer", each.employer
        if each.spouse:
            yield "name", sound, "spouse", each.spouse
        for year, month, day in _days(each):
            if year:
                yield "name", sound, "year", str(year)
            if month and day:
                yield "name", sound, "day", f"{month}-{day}"
    if each.born and each.born.full() and each.name.family:
        yield "born", each.born.iso(), each.name.family
    yield from (("street", street) for street in each.streets)


def _days(each: Sketch) -> Iterator[tuple[int | None, int | None, int | None]]:
    """Year, month and day of birth as they were entered, by either calendar."""
    if each.born:
        yield each.born.year, each.born.month, each.born.day
    if each.born_lunar:
        yield each.born_lunar.year, each.born_lunar.month, each.born_lunar.day


def _keys_of_firm(each: Sketch) -> Iterator[Key]:
    assert each.firm
    yield "stem", each.firm.sound
    yield from (("stem", each.firm.sound, "city", city) for city in each.cities)
    yield from (("stem", name.sound) for name in each.others)
    yield from (("account", account) for account in each.accounts)
    yield from (("host", host) for host in each.hosts)
    yield from (("street", street) for street in each.streets)
    yield from (("near", number[: TAIL + 4]) for number in each.ids)
    yield from (("near", number[-TAIL:]) for number in each.ids)


def candidates(sketches: Sequence[Sketch]) -> Iterator[tuple[Sketch, Sketch]]:
    """Pairs that share a key, each once; of one kind."""
    met: set[tuple[int, int]] = set()
    for block in _blocks(sketches):
        for place, one in enumerate(block):
            for other in block[place + 1 :]:
                if (one, other) not in met:
                    met.add((one, other))
                    yield sketches[one], sketches[other]


def _blocks(sketches: Sequence[Sketch]) -> Iterator[list[int]]:
    """The places of those that share a key, where there are not too many of them.

    Of a key only its hash is kept, and a list only where a second file has it: most keys are of one file alone.
    """
    first: dict[int, int] = {}
    shared: dict[int, list[int]] = {}
    names: set[int] = set()
    for place, each in enumerate(sketches):
        for key in dict.fromkeys(keys(each)):
            mark = hash((each.kind, *key))
            before = first.setdefault(mark, place)
            if before != place:
                shared.setdefault(mark, [before]).append(place)
                if key[0] == "name" and len(key) == len(("name", "sound")):
                    names.add(mark)
    for mark, block in shared.items():
        if len(block) <= (_LARGEST_NAME if mark in names else _LARGEST):
            yield block


def forget() -> None:
    """Let go of what was remembered of names and numbers while many files were compared."""
    for remembering in (*called.REMEMBERING, *firm.REMEMBERING, *sketch.REMEMBERING):
        remembering.cache_clear()
