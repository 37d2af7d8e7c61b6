"""Who stands on a contact list: the columns with what stands in them, and the groups in which clients come."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Any

from clientdesk.dossier import names
from clientdesk.dossier.choices.shared import CONFIDENTIALITY
from clientdesk.dossier.enterprise import basics as firm
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.enterprise.people import OrgPerson, main_row
from clientdesk.dossier.fields import SENSITIVE, Field, Kind, Rows
from clientdesk.dossier.filing import filed_under
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import CLIENT_KINDS
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import (
    Bool,
    Choice,
    Date,
    Email,
    File,
    Integer,
    LongText,
    Money,
    MultiChoice,
    MultiText,
    Partial,
    Percent,
    Phone,
    Photo,
    PostalAddress,
    Rating,
    Text,
    Type,
    Url,
)
from clientdesk.dossier.values import Address, Attachment
from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.cards.view import View
from clientdesk.exchange.profiles import Disclosure, Sight
from clientdesk.i18n import N_, Catalogue

_ORDER = {kind.name: place for place, kind in enumerate(CLIENT_KINDS)}
_LEVELS = tuple(CONFIDENTIALITY.labels)
_USUAL_LEVEL = "internal"
_EXPLANATION = re.compile(r"\s*[(（][^()（）]*[)）]$")


@dataclass(frozen=True)
class Plain:
    """A field as it is, a choice without what explains it in brackets."""

    field: Field[Any]

    def sight(self, disclosure: Disclosure) -> Sight:
        """What the reader of the list sees of it."""
        return disclosure.sight(self.field)

    def text(self, view: View) -> str:
        """What stands in the cell, empty where there is nothing."""
        text = view.text(self.field)
        return _EXPLANATION.sub("", text) or text if isinstance(self.field.type, Choice) else text


@dataclass(frozen=True)
class OfMain:
    """A column of the row that stands for a group: the one marked as the main one, else the first."""

    field: Field[tuple[Row, ...]]
    column: Field[Any]

    def sight(self, disclosure: Disclosure) -> Sight:
        """What the reader of the list sees of it."""
        return disclosure.sight_in(self.field, self.column)

    def text(self, view: View) -> str:
        """What stands in the cell, empty where there is nothing."""
        row = main_row(view.rows(self.field))
        return view.in_row(self.field, self.column, row) if row else ""


@dataclass(frozen=True)
class CityOf:
    """The city of an address. A mask leaves an address down to its district, so it is told where anything is."""

    field: Field[Address]

    def sight(self, disclosure: Disclosure) -> Sight:
        """What the reader of the list sees of it."""
        return disclosure.sight(self.field)

    def text(self, view: View) -> str:
        """What stands in the cell, empty where there is nothing."""
        seen = view.has(self.field) and self.sight(view.disclosure) is not Sight.ABSENT
        address = view.record[self.field] if seen else None
        return (address.city or address.province) if address else ""


Source = Plain | OfMain | CityOf


@dataclass(frozen=True)
class Column:
    """A column of the list. Each of `lines` shows the first of its sources that is filled and may be seen.

    key                what kinds that share the column know it by
    heading, context   the label of a field, or a text of the list's own (no context)
    width              in millimetres, as long as there is room for all
    """

    key: str
    heading: str
    width: float
    lines: tuple[tuple[Source, ...], ...]
    context: str = ""

    @property
    def sources(self) -> Iterator[Source]:
        """Every source, whatever its line."""
        return (source for line in self.lines for source in line)

    def title(self, words: Catalogue) -> str:
        """The heading in a language."""
        return words.label(self.context, self.heading) if self.context else words.tr(self.heading)

    def only(self, chosen: Collection[Field[Any]]) -> "Column":
        """This column with those of its sources that were chosen."""
        lines = (tuple(source for source in line if source.field in chosen) for line in self.lines)
        return replace(self, lines=tuple(line for line in lines if line))

    def cell(self, view: View) -> list[str]:
        """The lines of a client's cell as the reader sees them, empty ones left out."""
        lines = (next(filter(None, (source.text(view) for source in line)), "") for line in self.lines)
        return [line for line in lines if line]


def _first(*sources: Field[Any] | Source) -> tuple[Source, ...]:
    return tuple(Plain(source) if isinstance(source, Field) else source for source in sources)


def _of_contact(column: Field[Any]) -> OfMain:
    return OfMain(firm.Basics.org_people, column)


CITY = Column(
    "city", N_("City"), 19, ((CityOf(Basics.home_address), CityOf(Basics.office_address), CityOf(firm.Basics.address)),)
)
COLUMNS = (
    Column(
        "employer",
        N_("Employer or contact, post"),
        42,
        (
            _first(Basics.employer_name, Basics.employer_id, _of_contact(OrgPerson.name)),
            _first(Basics.position, _of_contact(OrgPerson.post)),
        ),
    ),
    Column(
        "phone",
        N_("Telephone"),
        28,
        (_first(Basics.office_phone, Basics.home_phone, firm.Basics.phone, _of_contact(OrgPerson.phone)),),
    ),
    Column("mobile", N_("Mobile"), 28, (_first(Basics.mobile, _of_contact(OrgPerson.mobile)),)),
    Column("email", N_("E-mail"), 45, (_first(Basics.email, firm.Basics.email, _of_contact(OrgPerson.email)),)),
    CITY,
    Column("class", N_("ABC"), 10, (_first(Header.abc_class_override),)),
    Column("stage", N_("Stage"), 21, (_first(Header.lifecycle_stage),)),
    Column("owner", N_("Owner"), 19, (_first(Header.owner_id),)),
)
"""The columns beside picture, code and name."""
_PICTURES: tuple[Field[Attachment], ...] = (Basics.photo, Heading.logo)
_ALWAYS: tuple[Field[Any], ...] = (Header.client_code, Header.client_kind)
_WIDTHS: Mapping[type[Type[Any]], float] = {
    Bool: 13,
    Rating: 13,
    Integer: 15,
    Percent: 16,
    Date: 20,
    Partial: 20,
    Choice: 24,
    Money: 26,
    Phone: 28,
    MultiText: 36,
    MultiChoice: 36,
    Email: 42,
    Url: 42,
    PostalAddress: 50,
    LongText: 50,
}
_TEXT_WIDTHS = ((40, 26.0), (80, 34.0))
_WIDE, _USUAL = 44.0, 28.0
_NARROWEST = 0.6
"""A column may shrink to this part of its width before the list is too wide."""


def standard(kind: Kind) -> tuple[Field[Any], ...]:
    """The fields of a kind that the list shows unless told otherwise."""
    shown = (*_PICTURES, *(source.field for column in COLUMNS for source in column.sources))
    return tuple(dict.fromkeys(field for field in shown if kind.by_key.get(field.key) is field))


def offer(kind: Kind) -> tuple[Field[Any], ...]:
    """The fields that may stand on the list: never a sensitive one, and of groups only those with a main row."""
    own, always = standard(kind), (*_ALWAYS, kind.title)
    normal = (field for field in kind.fields if field.sensitivity is not SENSITIVE and field not in always)
    return tuple(field for field in normal if field in own or not isinstance(field.type, Rows | Photo | File))


def columns_of(kind: Kind, chosen: Sequence[Field[Any]], *, disclosure: Disclosure) -> list[Column]:
    """The columns for clients of a kind; those of which the reader may see nothing are left out."""
    fields = tuple(field for field in chosen if field in offer(kind))
    wanted = COLUMNS if fields == standard(kind) else _chosen_columns(fields)
    columns = (column.only(fields) for column in wanted)
    return [column for column in columns if _may_be_seen(column, disclosure)]


def _chosen_columns(chosen: Iterable[Field[Any]]) -> Iterable[Column]:
    """A column for each field, or that of the usual ones to which it belongs, in the order of the choice.

    Whoever chooses an address wants all of it, not the city alone.
    """
    usual = {source.field: column for column in COLUMNS if column is not CITY for source in column.sources}
    found: dict[str, Column] = {}
    for own in chosen:
        if own in usual:
            found.setdefault(usual[own].key, usual[own])
        elif own not in _PICTURES:
            found[own.key] = Column(own.key, own.label, _width(own), ((Plain(own),),), own.context)
    return found.values()


def _width(field: Field[Any]) -> float:
    if type(field.type) is Text:
        longest = field.type.max
        return next((width for most, width in _TEXT_WIDTHS if longest <= most), _WIDE)
    return next((width for known, width in _WIDTHS.items() if isinstance(field.type, known)), _USUAL)


def _may_be_seen(column: Column, disclosure: Disclosure) -> bool:
    return any(source.sight(disclosure) is not Sight.ABSENT for source in column.sources)


def together(kinds: Iterable[Sequence[Column]]) -> list[Column]:
    """The columns of several kinds, each once; what only a later kind has comes behind the same column as there, or
    at the end."""
    joint: list[Column] = []
    for columns in kinds:
        place = len(joint)
        for column in columns:
            at = next((at for at, known in enumerate(joint) if known.key == column.key), None)
            if at is None:
                joint.insert(place, column)
            place = (place if at is None else at) + 1
    return joint


def shared_out(columns: Sequence[Column], room: float) -> list[Column]:
    """The columns with their widths shared out over `room` millimetres; a `UserError` where they are too many."""
    wanted = sum(column.width for column in columns)
    if wanted * _NARROWEST <= room:
        return [replace(column, width=column.width * room / wanted) for column in columns]
    widths = accumulate(column.width * _NARROWEST for column in columns)
    raise UserError(
        N_("The contact list has room for {fitting} of the {chosen} columns that were chosen."),
        code=ExitCode.REFUSED,
        key="too_many_columns",
        hint=N_("Choose fewer fields for it; the others stand on the cards."),
        fitting=sum(used <= room for used in widths),
        chosen=len(columns),
    )


def _initial(view: View) -> str:
    """The first letter of the name, of Chinese names that of their pinyin; nothing where it begins with none."""
    letter = _sort_key(view)[:1].upper()
    return letter if "A" <= letter <= "Z" else ""


def _owner(view: View) -> str:
    return view.text(Header.owner_id)


def _city(view: View) -> str:
    return next(iter(CITY.cell(view)), "")


def _by_name(view: View) -> tuple[str, str]:
    return _sort_key(view), view.record.code


def _as_given(_view: View) -> tuple[str, str]:
    return "", ""


@dataclass(frozen=True)
class Grouping:
    """What clients are put together by: the heading of a client's group, and of those that have none. `tab` is the
    width of the headings in millimetres, 0 where there are none. `within` says by what a group is sorted."""

    heading: Callable[[View], str]
    none: str
    tab: float
    within: Callable[[View], tuple[str, str]] = _by_name

    def as_given(self) -> "Grouping":
        """Each group in the order in which its clients come; letters would tear that order apart, so they go."""
        return UNGROUPED if self is BY_LETTER else replace(self, within=_as_given)


UNGROUPED = Grouping(lambda _view: "", "", 0, _as_given)
BY_LETTER = Grouping(_initial, N_("#"), 10)
BY_OWNER = Grouping(_owner, N_("No owner"), 21)
BY_CITY = Grouping(_city, N_("No city"), 21)


@dataclass(frozen=True)
class Contact:
    """A client on the list: its group, what its cells say by the key of the column, its picture if it may be seen and
    whether that is a portrait (not a logo)."""

    heading: str
    order: tuple[bool, str, str, str, str]
    code: str
    name: str
    kind: Kind
    cells: Mapping[str, tuple[str, ...]]
    picture: Attachment | None
    portrait: bool


@dataclass
class Listing:
    """The clients of a list, taken in one after another; only what is printed of them is kept."""

    chosen: Callable[[Kind], Sequence[Field[Any]]]
    disclosure: Disclosure
    grouping: Grouping
    contacts: list[Contact] = field(default_factory=list)
    confidentiality: str = _LEVELS[0]
    masked: bool = False
    sample: bool = False
    _columns: dict[str, list[Column]] = field(default_factory=dict)

    def columns(self, room: float) -> list[Column]:
        """The columns for all clients taken in, as wide as `room` millimetres; see `shared_out`."""
        kinds = sorted(self._columns, key=lambda name: _ORDER.get(name, len(_ORDER)))
        return shared_out(together(self._columns[kind] for kind in kinds), room)

    def take(self, view: View) -> None:
        """Take a client in, as the list's reader sees it."""
        seen = View(view.record, view.words, self.disclosure, view.around)
        kind, record = view.record.kind, view.record
        chosen = self.chosen(kind)
        if kind.name not in self._columns:
            self._columns[kind.name] = columns_of(kind, chosen, disclosure=self.disclosure)
        cells = {column.key: tuple(column.cell(seen)) for column in self._columns[kind.name]}
        heading = self.grouping.heading(seen)
        order = (not heading, names.sort_key(heading), heading, *self.grouping.within(seen))
        heading = heading or (view.words.tr(self.grouping.none) if self.grouping.none else "")
        portrait = seen.has(Basics.photo)
        shown = _picture(seen, chosen)
        self.contacts.append(Contact(heading, order, record.code, record.name, kind, cells, shown, portrait))
        level = record[Header.confidentiality] or _USUAL_LEVEL
        self.confidentiality = max(self.confidentiality, level, key=_LEVELS.index)
        self.masked = self.masked or seen.masked
        self.sample = self.sample or bool(record[Header.is_sample])

    def ordered(self) -> list[Contact]:
        """The clients by group, each sorted as the grouping says; those without a group come last."""
        return sorted(self.contacts, key=lambda contact: contact.order)


def _picture(view: View, chosen: Collection[Field[Any]]) -> Attachment | None:
    seen = (own for own in _PICTURES if own in chosen and view.has(own))
    return next((view.record[own] for own in seen if view.disclosure.sight(own) is Sight.SHOWN), None)


def _sort_key(view: View) -> str:
    own = next((view.record[field] for field in (Basics.name_sort, Heading.name_sort) if view.has(field)), None)
    if own:
        return names.fold(own)
    surname = view.record.kind.surname
    if surname is None:
        return names.sort_key(view.record.name)
    return filed_under(view.record.name, (view.record[surname] or "") if view.has(surname) else "")
