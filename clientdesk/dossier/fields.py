"""The language of declarations: fields in sections and groups, sections in kinds. Each fact is written here once."""

import re
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, overload

from clientdesk.dossier.homelands import CHINA
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types.base import Json, Reading, Type, expect_list
from clientdesk.i18n import N_, Catalogue

if TYPE_CHECKING:
    from clientdesk.dossier.record import Record

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


class Sensitivity(StrEnum):
    """The class of a field; output profiles decide by it."""

    NORMAL = "normal"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


NORMAL, PERSONAL, SENSITIVE = Sensitivity


class Find(StrEnum):
    """How early the search looks into a field."""

    REST = "rest"
    FIRST = "first"
    NAME = "name"


REST, FIRST, NAME = Find


class Role(StrEnum):
    """What a kind is to the user.

    client   somebody: stands in the list, the counts, the search, registers and exports, and has cards
    work     done for or with somebody: stands in views of its own, in the search, and in its client's file
    setting  how the house wants things: one record whose code is the kind's prefix, kept and undone like any other,
             but listed, found and thrown away nowhere
    """

    CLIENT = "client"
    WORK = "work"
    SETTING = "setting"


CLIENT, WORK, SETTING = Role


@dataclass(frozen=True)
class Problem:
    """What is odd about a value. `refused` problems keep it from being stored; the others are shown beside it.

    `text` is a message id, `values` fill its places; `row` is the place (from 0) in a group, `column` its field.
    """

    field: "Field[Any]"
    text: str
    values: Mapping[str, object]
    refused: bool = False
    row: int | None = None
    column: "Field[Any] | None" = None

    def sentence(self, words: Catalogue) -> str:
        """The reason in words."""
        return words.tr(self.text, **self.values)


@dataclass(frozen=True)
class Surroundings:
    """What computed fields may know beside the record itself; `customs` is the country whose customs a file follows."""

    reading: Reading
    introduced: tuple[str, ...] = ()
    """Names of the clients that name this one as their introducer."""
    customs: str = CHINA


class Field(Generic[T_co]):
    """One field of a section or one column of a group.

    id           the number of the item it serves in the dossier tables
    sensitivity  the class by which outputs show, mask or leave it out
    inner        our own judgement of the client, or a decision about them: never shown to somebody else
    required     its absence is shown as a problem (only the name refuses)
    find         a name of the client itself, a field the search looks into first (telephones, companies, codes), or not
    default      given to a new record
    fixed        set when the record is made, never changed
    not_before   a column or field of the same type that must not come later
    derive       computed, never stored: a function of the record and its surroundings
    shown        whether a form shows it, given the record
    chinese      of Chinese customs: elsewhere it is shown only where it is filled in
    """

    def __init__(
        self,
        label: str,
        type: Type[T_co],
        *,
        id: str = "",
        sensitivity: Sensitivity = NORMAL,
        inner: bool = False,
        required: bool = False,
        find: Find = REST,
        default: Callable[[Reading], T_co | None] | T_co | None = None,
        fixed: bool = False,
        not_before: "Field[T_co] | None" = None,
        derive: "Callable[[Record, Surroundings], T_co | None] | None" = None,
        shown: "Callable[[Record], bool] | None" = None,
        chinese: bool = False,
    ) -> None:
        self.label = label
        self.type = type
        self.id = id
        self.sensitivity = sensitivity
        self.inner = inner
        self.required = required
        self.find = find
        self.default = default
        self.fixed = fixed
        self.not_before = not_before
        self.derive = derive
        self.shown = shown
        self.chinese = chinese
        self.key = ""
        self.context = ""

    def __set_name__(self, owner: type, name: str) -> None:
        # A class that only speaks of a field under a name of its own does not give it another key.
        self.key = self.key or name

    def __repr__(self) -> str:
        return f"<Field {self.context or self.key}>"

    @property
    def stored(self) -> bool:
        """Whether the file keeps a value for it."""
        return self.derive is None

    def title(self, words: Catalogue) -> str:
        """The label in a language."""
        return words.label(self.context, self.label)


@dataclass(frozen=True)
class Declared:
    """What a section or group class declares: its name, title, the fields in order."""

    name: str
    title: str
    context: str
    id: str
    table: str
    fields: tuple[Field[Any], ...]

    @cached_property
    def ordered(self) -> tuple[Field[Any], ...]:
        """The fields that must not come before another."""
        return tuple(found for found in self.fields if found.not_before)

    def field(self, key: str) -> Field[Any] | None:
        """The field of this key, or None."""
        return next((found for found in self.fields if found.key == key), None)


def _snake(name: str) -> str:
    return _CAPITAL.sub("_", name).lower()


def _collect(cls: type, context: str) -> tuple[Field[Any], ...]:
    fields = tuple(value for value in vars(cls).values() if isinstance(value, Field))
    for declared in fields:
        declared.context = f"{context}.{declared.key}"
    return fields


def _inherit(cls: type, sensitivity: Sensitivity) -> None:
    """Give a group the columns of its parent, in another class, before its own."""
    added = {key: column for key, column in vars(cls).items() if isinstance(column, Field)}
    for key in added:
        delattr(cls, key)
    for parent in cls.__bases__:
        for key, column in list(vars(parent).items()):
            if isinstance(column, Field):
                own = copy(column)
                own.sensitivity = sensitivity
                setattr(cls, key, own)
    for key, column in added.items():
        setattr(cls, key, column)


class Section:
    """A titled part of a kind. Subclasses list fields; `of` names the kind (or `client` where kinds share it)."""

    declared: ClassVar[Declared]

    def __init_subclass__(cls, *, of: str = "", title: str = "", id: str = "") -> None:
        name = _snake(cls.__name__)
        cls.declared = Declared(name, title, f"{of}.{name}", id, f"{of}_{name}", _collect(cls, of))

    @classmethod
    def check(cls, record: "Record", reading: Reading) -> Iterator[Problem]:
        """What fields say of each other; sections with such rules replace this."""
        return iter(())


class Group:
    """The columns of repeatable rows. `name` is the group's name in the dossier tables; a group that only differs from
    another in its class inherits from it and names its `sensitivity`."""

    declared: ClassVar[Declared]

    def __init_subclass__(cls, *, name: str = "", sensitivity: Sensitivity | None = None) -> None:
        name = name or _snake(cls.__name__)
        if sensitivity:
            _inherit(cls, sensitivity)
        cls.declared = Declared(name, "", name, "", "", _collect(cls, name))

    @classmethod
    def check(cls, row: Row, reading: Reading) -> Iterator[tuple[Field[Any], str]]:
        """What columns say of each other: (column, message id); groups with such rules replace this."""
        return iter(())


class Rows(Type[tuple[Row, ...]]):
    """Rows of a group, in the order the user gave them."""

    name = "group"
    typed = False

    def __init__(self, group: type[Group], *, virtual: bool = False) -> None:
        self.group = group
        self.virtual = virtual

    @property
    def columns(self) -> tuple[Field[Any], ...]:
        """The columns in order."""
        return self.group.declared.fields

    def options(self) -> dict[str, object]:
        return {"group": self.group.declared.name}

    def write(self, value: tuple[Row, ...], words: Catalogue) -> str:
        return "\n".join(self.line(row, words) for row in value)

    def line(self, row: Row, words: Catalogue) -> str:
        """One row as a line of text."""
        shown = (column.type.show(row[column], words) for column in self.columns if row[column] is not None)
        return " · ".join(shown)

    def to_json(self, value: tuple[Row, ...]) -> Json:
        return [row_to_json(row, self.columns) for row in value]

    def from_json(self, raw: Json) -> tuple[Row, ...]:
        return tuple(self.row_from_json(row) for row in expect_list(raw))

    def row_from_json(self, raw: Json) -> Row:
        """One row out of `{column: value}`; `Unreadable` names the column."""
        if not isinstance(raw, dict):
            raise Unreadable(N_("A row is an object of columns and values."))
        values: dict[str, object] = {}
        for key, part in raw.items():
            column = self.group.declared.field(key)
            if column is None or not column.stored:
                raise Unreadable(N_("There is no column {column}."), column=str(key)[:60])
            if part is not None:
                values[key] = read_json(column, part)
        if not values:
            raise Unreadable(N_("This row is empty."))
        return Row(values)

    def search_text(self, value: tuple[Row, ...]) -> str:
        texts = (
            column.type.search_text(row[column])
            for row in value
            for column in self.columns
            if column.sensitivity is not SENSITIVE and row[column] is not None
        )
        return "\n".join(filter(None, texts))


def read_json(field: Field[T], raw: Json) -> T:
    """The field's value out of JSON; `Unreadable` carries the field's key."""
    try:
        return field.type.from_json(raw)
    except Unreadable as problem:
        problem.values.setdefault("field", field.key)
        raise


def row_to_json(row: Row, columns: tuple[Field[Any], ...]) -> dict[str, Json]:
    """A row as `{column: value}`, empty columns absent."""
    return {column.key: column.type.to_json(row[column]) for column in columns if row[column] is not None}


@dataclass(frozen=True)
class Kind:
    """A kind of file: person, enterprise, the settings of the house. All of it is loops over its sections.

    `title` is the field that names a record; `lists` says which fields feed a column of the narrow table
    (the first that is filled); `prefix` begins its codes; `stamped` names the fields that repeat the `code` and the
    `kind` of a new record, `currency` the one that says in which currency a record's amounts are; `role` is what it is
    to the user; `dated` names the date of a document numbered by a pattern (`dossier.numbering`), `surname` the field
    by which people are sorted."""

    name: str
    label: str
    plural: str
    sections: tuple[type[Section], ...]
    title: Field[str]
    lists: Mapping[str, tuple[Field[Any], ...]]
    prefix: str = "KH"
    stamped: Mapping[str, "Field[str]"] = field(default_factory=dict)
    currency: "Field[str] | None" = None
    role: Role = CLIENT
    dated: "Field[date] | None" = None
    surname: "Field[str] | None" = None

    @cached_property
    def by_key(self) -> Mapping[str, Field[Any]]:
        """Every field by its key, in order."""
        return {found.key: found for section in self.sections for found in section.declared.fields}

    @cached_property
    def fields(self) -> tuple[Field[Any], ...]:
        """Every field, computed ones too, in order."""
        return tuple(self.by_key.values())

    @cached_property
    def listed(self) -> tuple[Field[Any], ...]:
        """The fields that a record's line in lists follows from."""
        return (self.title, *(one for fields in self.lists.values() for one in fields), *filter(None, [self.surname]))

    @cached_property
    def required(self) -> tuple[Field[Any], ...]:
        """The fields whose absence is shown."""
        return tuple(found for found in self.fields if found.required)

    @cached_property
    def order(self) -> Mapping[str, tuple[int, Field[Any]]]:
        """{key: (place in the form, field)} of everything that is stored."""
        return {found.key: (place, found) for place, found in enumerate(self.fields) if found.stored}

    @cached_property
    def values(self) -> tuple[Field[Any], ...]:
        """The stored fields that are no groups."""
        return tuple(found for found in self.fields if found.stored and not isinstance(found.type, Rows))

    @cached_property
    def groups(self) -> tuple[Field[tuple[Row, ...]], ...]:
        """The stored group fields."""
        rows = (found for found in self.fields if found.stored and isinstance(found.type, Rows))
        return tuple(found for found in rows if not rows_of(found).virtual)

    @cached_property
    def _homes(self) -> Mapping[str, type[Section]]:
        return {found.key: section for section in self.sections for found in section.declared.fields}

    def home(self, field: Field[Any]) -> type[Section]:
        """The section in which a field stands."""
        return self._homes[field.key]

    def table(self, field: Field[Any]) -> str:
        """The table that keeps a field's values: its section's, or the rows' own."""
        if isinstance(field.type, Rows):
            return f"{self.home(field).declared.context.split('.')[0]}_{field.key}_rows"
        return self.home(field).declared.table

    def with_section(self, section: type[Section]) -> "Kind":
        """This kind with one more section at its end (users' own fields)."""
        return replace(self, sections=(*self.sections, section))

    def title_in(self, words: Catalogue) -> str:
        """The kind's name in a language."""
        return words.label("kind", self.label)


@overload
def rows_of(field: Field[tuple[Row, ...]]) -> Rows: ...
@overload
def rows_of(field: Field[Any]) -> Rows: ...
def rows_of(field: Field[Any]) -> Rows:
    """The group type of a group field."""
    assert isinstance(field.type, Rows)
    return field.type
