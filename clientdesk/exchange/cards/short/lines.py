"""Short cards: a field or the rows of a group as one line, the days to come, and which lines an index card has."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clientdesk.dossier.enterprise import basics as firm
from clientdesk.dossier.enterprise.business import Business
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.enterprise.trading import Trading
from clientdesk.dossier.fields import NORMAL, Field, Kind, Rows, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.occasions import About, Event, Occasion, occasions
from clientdesk.dossier.person.basics import Basics, EmailAddress, PhoneNumber
from clientdesk.dossier.person.career import Career, KnownColleague
from clientdesk.dossier.person.family import Child, Family
from clientdesk.dossier.person.lifestyle import DiningPlace, Lifestyle
from clientdesk.dossier.person.other import Other
from clientdesk.dossier.person.personality import Personality
from clientdesk.dossier.person.rows import SocialAccount
from clientdesk.dossier.person.with_us import WithUs
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Date, Integer, LongText, Money, Percent
from clientdesk.exchange.cards.content import Pair
from clientdesk.exchange.cards.view import View
from clientdesk.exchange.profiles import Sight
from clientdesk.i18n import N_

SOON = 90
"""Days to come are told this many days before."""


@dataclass(frozen=True)
class Entry:
    """One row of a list: what it is called, and the rest of it."""

    lead: str
    text: str


Line = Pair | Entry

INDEX_LINES: tuple[Field[Any], ...] = (
    Basics.mobile,
    Basics.office_phone,
    Basics.home_phone,
    Basics.email,
    Basics.office_address,
    Basics.home_address,
    Basics.birth_date,
    Basics.best_time,
    Lifestyle.topics,
    Personality.taboos,
    Lifestyle.favourite_dishes,
    Lifestyle.hobbies,
    Career.current_concern,
    WithUs.relation_level,
    Family.spouse_name,
    firm.Basics.phone,
    firm.Basics.hotline,
    firm.Basics.email,
    firm.Basics.website,
    firm.Basics.address,
    firm.Basics.org_people,
    Trading.payment_terms,
    Trading.credit_limit,
    Business.relation_with_us,
    Business.cooperation,
    Header.owner_id,
)
SMALL_INDEX_LINES: tuple[Field[Any], ...] = (
    Basics.mobile,
    Basics.office_phone,
    Basics.home_phone,
    Basics.email,
    Basics.office_address,
    Basics.home_address,
    firm.Basics.phone,
    firm.Basics.hotline,
    firm.Basics.email,
    firm.Basics.website,
    firm.Basics.address,
    firm.Basics.org_people,
)
_COLUMNS: Mapping[Field[Any], tuple[Field[Any], ...]] = {
    Basics.phones: (PhoneNumber.number, PhoneNumber.ext),
    Basics.emails: (EmailAddress.address,),
    Basics.socials: (SocialAccount.app, SocialAccount.handle),
    Family.children: (Child.name, Child.birthday, Child.school),
    Lifestyle.dining_places: (DiningPlace.name, DiningPlace.cuisine),
    Career.known_colleagues: (KnownColleague.name, KnownColleague.how),
    firm.Basics.org_people: (OrgPerson.name, OrgPerson.post, OrgPerson.mobile, OrgPerson.phone),
}
"""The columns by which a row is told on one line; of other groups the first that are filled."""
_FIRST_COLUMNS = 3
_SILENT = (Date, Integer, Money, Percent)
"""Types whose values do not say by themselves what they are."""
_RELATIONS: Mapping[Field[Any], str] = {Family.spouse_name: N_("Spouse"), Family.children: N_("Child")}


def may_be_short(kind: Kind) -> tuple[Field[Any], ...]:
    """The fields that may stand on a short card: no social stratum, and nothing told at length about somebody."""
    return tuple(field for field in kind.fields if field is not Basics.social_class and not _is_gossip(field))


def _is_gossip(field: Field[Any]) -> bool:
    if isinstance(field.type, Rows):
        return field.type.virtual
    return isinstance(field.type, LongText) and field.sensitivity is not NORMAL and field is not Other.notes


def of_kind(fields: Sequence[Field[Any]], kind: Kind) -> tuple[Field[Any], ...]:
    """Those of the fields that the kind has; of a kind that has none of them, its first ones."""
    own = tuple(dict.fromkeys(field for field in fields if kind.by_key.get(field.key) is field))
    return own or tuple(field for field in may_be_short(kind) if field is not kind.title)


def in_lines(view: View, fields: Sequence[Field[Any]]) -> list[Line]:
    """A label and a text for each field that is filled; the rows of a group one after another."""
    lines: list[Line] = []
    for field in fields:
        if not isinstance(field.type, Rows):
            pair = view.pair(field)
        else:
            text = " · ".join(_row_texts(view, field))
            pair = Pair(field.key, field.title(view.words), text) if text else None
        if pair:
            lines.append(pair)
    return lines


def _row_texts(view: View, group: Field[tuple[Row, ...]]) -> Iterator[str]:
    for row in view.rows(group):
        columns = _COLUMNS.get(group, rows_of(group).columns)
        texts = [text for column in columns if (text := view.in_row(group, column, row))]
        if texts:
            yield " ".join(texts[: len(_COLUMNS.get(group, ())) or _FIRST_COLUMNS])


def of_rows(
    lead: Field[Any],
    rest: Sequence[Field[Any]],
    *,
    keep: Callable[[Row], bool] = lambda row: True,
    order: Callable[[Row], Any] = lambda row: 0,
) -> Callable[[View, Sequence[Field[Any]]], list[Line]]:
    """Tells of each row of the groups: one column in front, the others behind it, figures and dates with their labels;
    those rows that are to keep, in order."""

    def tell(view: View, fields: Sequence[Field[Any]]) -> list[Line]:
        lines: list[Line] = []
        for group in fields:
            for row in sorted(filter(keep, view.rows(group)), key=order):
                front = view.in_row(group, lead, row)
                texts = [_labelled(column, text, view) for column in rest if (text := view.in_row(group, column, row))]
                if front or texts:
                    lines.append(Entry(front, " · ".join(texts)))
        return lines

    return tell


def _labelled(column: Field[Any], text: str, view: View) -> str:
    return f"{view.heading(column)} {text}" if isinstance(column.type, _SILENT) else text


def coming_days(view: View, fields: Sequence[Field[Any]], *, days: int = SOON) -> list[Line]:
    """Birthdays and other days of the next months, or so many days, that these fields tell of."""
    found = occasions(view.record, view.around.reading.today, days=days)
    return [_day(occasion, view) for occasion in found if _may_tell(occasion.about, view, fields)]


def _may_tell(about: About, view: View, fields: Sequence[Field[Any]]) -> bool:
    first, *rest = about.fields
    if first not in fields:
        return False
    if isinstance(first.type, Rows):
        return all(view.disclosure.sight_in(first, column) is Sight.SHOWN for column in rest)
    return all(view.disclosure.sight(field) is Sight.SHOWN for field in about.fields)


def _day(occasion: Occasion, view: View) -> Entry:
    about, words = occasion.about, view.words
    relation = about.relation
    if relation is None:
        told = ""
    elif about.is_a is not None:
        told = relation.type.show(about.is_a, words)
    else:
        told = words.tr(_RELATIONS.get(relation, "")) if about.event is Event.BIRTHDAY else relation.title(words)
    what = about.text
    if about.event is Event.BIRTHDAY:
        what = words.tr(N_("Birthday"))
        years = words.tr(N_("turns {years}"), years=occasion.years) if occasion.years else ""
    else:
        told = "" if about.text else told
        years = words.ntr("{n} year", "{n} years", occasion.years) if occasion.years else ""
    lunar = Basics.birth_lunar.type.show(occasion.lunar, words) if occasion.lunar else ""
    text = " · ".join(filter(None, (about.who, told, what, years, lunar)))
    return Entry(f"{occasion.on:%m-%d}", text)
