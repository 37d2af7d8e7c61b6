"""Where the facts of a note belong in the dossier of a person, and which of them it does not hold yet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from clientdesk.dossier.crumbs.crumb import About, Crumb, Fact, Said, Who
from clientdesk.dossier.fields import Field
from clientdesk.dossier.folding import fold
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Child, Family, Parent
from clientdesk.dossier.person.lifestyle import Lifestyle, Vehicle
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Choice, Reading

_CLIENT: Mapping[Fact, Field[Any]] = {
    Fact.JOB: Basics.position,
    Fact.HOME: Basics.native_place,
    Fact.BORN: Basics.birth_date,
    Fact.BORN_LUNAR: Basics.birth_lunar,
    Fact.HOURS: Basics.best_time,
    Fact.MARRIED: Family.marital_status,
    Fact.WEDDING: Family.wedding_date,
    Fact.PET: Family.pets,
    Fact.DRINKS: Lifestyle.drinking_habit,
    Fact.DRINK: Lifestyle.favourite_drink,
    Fact.SMOKES: Lifestyle.smoking_habit,
    Fact.DISH: Lifestyle.favourite_dishes,
    Fact.SPORT: Lifestyle.sports_liked,
    Fact.TEAM: Lifestyle.teams_liked,
    Fact.LIKES: Lifestyle.hobbies,
    Fact.AVOIDS: Lifestyle.diet_restrictions,
    Fact.SIZE: Lifestyle.sizes,
    Fact.MUSIC: Lifestyle.music_tv,
}
_TASTES = dict.fromkeys((Fact.LIKES, Fact.SPORT, Fact.DRINK, Fact.DISH, Fact.MUSIC), Family.spouse_hobbies)
_SPOUSE: Mapping[Fact, Field[Any]] = {
    Fact.NAME: Family.spouse_name,
    Fact.BORN: Family.spouse_birthday,
    Fact.BORN_LUNAR: Family.spouse_birthday_lunar,
    Fact.JOB: Family.spouse_job,
    **_TASTES,
}
_CHILD: Mapping[Fact, Field[Any]] = {
    Fact.NAME: Child.name,
    Fact.GENDER: Child.gender,
    Fact.BORN: Child.birthday,
    Fact.BORN_LUNAR: Child.birthday_lunar,
    Fact.STAGE: Child.education,
    Fact.SCHOOL: Child.school,
    **dict.fromkeys((Fact.LIKES, Fact.SPORT, Fact.MUSIC), Child.interests),
    Fact.ASIDE: Child.note,
}
_PARENT: Mapping[Fact, Field[Any]] = {
    Fact.KINSHIP: Parent.relation,
    Fact.NAME: Parent.name,
    Fact.BORN: Parent.birthday,
    Fact.BORN_LUNAR: Parent.birthday_lunar,
    Fact.ASIDE: Parent.note,
}
_CAR: Mapping[Fact, Field[Any]] = {Fact.CAR: Vehicle.make_model, Fact.PLATE: Vehicle.plate}
_CHANGES = frozenset(
    (Basics.position, Family.marital_status, Lifestyle.smoking_habit, Lifestyle.drinking_habit, Child.education)
)
"""What changes in a life: a new value takes the place of the old one. All else is filled in only where it is empty."""
_LISTED = frozenset(
    (
        Family.pets,
        Family.spouse_hobbies,
        Lifestyle.favourite_drink,
        Lifestyle.diet_restrictions,
        Lifestyle.sizes,
        Child.interests,
        Child.note,
        Parent.note,
    )
)
"""Lines of text that hold several things, one after the other."""
_MARRIED = "married"


def crumbs_of(told: Sequence[Said], client: Record, reading: Reading) -> tuple[Crumb, ...]:
    """What of the facts the file does not hold, in the order of the form."""
    found = [
        *_values(told, client, reading),
        *_members(told, client, reading, Family.children, _CHILD, About.CHILD),
        *_members(told, client, reading, Family.parents, _PARENT, About.PARENT),
        *_cars(told, client, reading),
    ]
    order = list(client.kind.by_key)
    return tuple(sorted(found, key=lambda one: order.index(one.field.key)))


# Values


def _values(told: Iterable[Said], client: Record, reading: Reading) -> Iterator[Crumb]:
    pieces: dict[Field[Any], tuple[Any, str]] = {}
    for one in told:
        places = {About.CLIENT: _CLIENT, About.SPOUSE: _SPOUSE}.get(one.who.about, {})
        field = places.get(one.fact)
        if field is None:
            continue
        old, _piece = pieces.get(field, (client[field], ""))
        value = _put(field, old, one.text, reading)
        if value is not None:
            pieces[field] = value, one.piece
    spouse = next((one for one in told if one.who.about is About.SPOUSE), None)
    if spouse and client[Family.marital_status] is None and Family.marital_status not in pieces:
        pieces[Family.marital_status] = _MARRIED, spouse.piece
    for field, (value, piece) in pieces.items():
        yield Crumb(field, value, piece, client[field])


def _put(field: Field[Any], old: Any, text: str, reading: Reading) -> Any:
    """The value a field would have with a text put in; None where that changes nothing or may not be."""
    try:
        value = text if isinstance(field.type, Choice) else field.type.read(text, reading)
        if old is None or old == value:
            return None if old == value else value
        if isinstance(value, tuple):
            more = tuple(one for one in value if not _holds(old, one))
            return (*old, *more) if more else None
        if field in _LISTED:
            return None if fold(text) in fold(old) else field.type.read(_joined(old, text), reading)
    except Unreadable:
        return None
    return value if field in _CHANGES else None


def _holds(texts: Iterable[str], text: str) -> bool:
    return fold(text) in {fold(one) for one in texts}


def _joined(old: str, text: str) -> str:
    return f"{old}{'; ' if text.isascii() else '；'}{text}"


# Rows


def _members(
    told: Iterable[Said],
    client: Record,
    reading: Reading,
    field: Field[Any],
    places: Mapping[Fact, Field[Any]],
    about: About,
) -> Iterator[Crumb]:
    """A row for each member of the family that is told of; who is named in one clause and not in the next is one."""
    facts = [one for one in told if one.who.about is about]
    for who, group in _each(facts):
        said = list(group)
        row = _row_of(client.rows(field), who, places)
        new = _filled(row, [*_known(who, places), *((one.fact, one.text) for one in said)], places, reading)
        if new is not None and (row is not None or len(new.values) > 1 or who.name):
            yield Crumb(field, new, " · ".join(dict.fromkeys(one.piece for one in said)))


def _each(facts: Sequence[Said]) -> Iterator[tuple[Who, list[Said]]]:
    ones: dict[Who, list[Said]] = {}
    for one in facts:
        same = next((who for who in ones if _is_same(who, one.who)), None)
        if same is None:
            ones[one.who] = [one]
            continue
        named = one.who if one.who.name and not same.name else same
        ones[named] = [*ones.pop(same), one]
    yield from ones.items()


def _is_same(who: Who, other: Who) -> bool:
    alike = who.kinship == other.kinship and (not who.gender or not other.gender or who.gender == other.gender)
    return alike and (not who.name or not other.name or who.name == other.name)


def _known(who: Who, places: Mapping[Fact, Field[Any]]) -> Iterator[tuple[Fact, str]]:
    for fact, text in ((Fact.NAME, who.name), (Fact.GENDER, who.gender), (Fact.KINSHIP, who.kinship)):
        if text and fact in places:
            yield fact, text


def _row_of(rows: Iterable[Row], who: Who, places: Mapping[Fact, Field[Any]]) -> Row | None:
    """The row of who is meant: by name, else the only one of that gender or kinship that a name does not forbid."""
    name, rows = places[Fact.NAME], list(rows)
    if who.name:
        named = [row for row in rows if _names_the_same(row[name] or "", who.name)]
        if named:
            return named[0]
        rows = [row for row in rows if not row[name]]
    kind = next(iter(places[fact] for fact in (Fact.GENDER, Fact.KINSHIP) if fact in places))
    wanted = who.gender if Fact.GENDER in places else who.kinship
    fitting = [row for row in rows if not wanted or row[kind] in (None, wanted)]
    return fitting[0] if len(fitting) == 1 else None


def _names_the_same(name: str, other: str) -> bool:
    """Also where one is told with the family name and the other without."""
    long, short = sorted((fold(name), fold(other)), key=len, reverse=True)
    return bool(short) and (long.endswith(short) or long.startswith(f"{short} "))


def _filled(
    row: Row | None, told: Iterable[tuple[Fact, str]], places: Mapping[Fact, Field[Any]], reading: Reading
) -> Row | None:
    """The columns that are new; None where there are none."""
    held = row or Row({})
    new = Row({}, held.id)
    for fact, text in told:
        column = places.get(fact)
        if column is None or (fact is Fact.NAME and held[column]):
            continue
        if fact is Fact.ASIDE:
            text = f"{text} ({reading.today:%Y-%m})"
        value = _put(column, new[column] or held[column], text, reading)
        if value is not None:
            new = new.with_value(column, value)
    return new if new.values else None


def _cars(told: Iterable[Said], client: Record, reading: Reading) -> Iterator[Crumb]:
    said = [one for one in told if one.fact in _CAR]
    texts = {fold(str(value)) for row in client.rows(Lifestyle.vehicles) for value in row.values.values()}
    new = [one for one in said if not any(fold(one.text) in text or text in fold(one.text) for text in texts)]
    row = _filled(None, ((one.fact, one.text) for one in new), _CAR, reading)
    if row is not None:
        yield Crumb(Lifestyle.vehicles, row, " · ".join(dict.fromkeys(one.piece for one in new)))
