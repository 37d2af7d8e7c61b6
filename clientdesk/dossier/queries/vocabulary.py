"""What can be asked: the fields of files and of rows, what stands in every list, and the ways from one file to others.

All of it follows from the declarations of the kinds it is given, users' own fields included. A kind declared later
can be asked about without a line here, and is reached from the clients its references name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeAlias

from clientdesk.dossier.choices.countries import COUNTRY
from clientdesk.dossier.fields import CLIENT, SETTING, Field, Kind, Rows, rows_of
from clientdesk.dossier.queries.computed import COMPUTED, STAMPS
from clientdesk.dossier.queries.stand_ins import STAND_INS
from clientdesk.dossier.types import (
    DATE,
    DATETIME,
    PHONE,
    Choice,
    MultiChoice,
    Number,
    PostalAddress,
    Reference,
    Text,
    Type,
)
from clientdesk.dossier.types.compound import ADDRESS_PARTS
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Catalogue


class Place(Text):
    """A part of an address that names a place: asked for 苏州, 苏州市 is found too."""


@dataclass(frozen=True)
class Files:
    """Files of some kinds, as what a condition is about."""

    kinds: tuple[Kind, ...]


@dataclass(frozen=True)
class RowsOf:
    """Rows of a group, as what a condition is about: the kinds that have the group, each with its field."""

    groups: tuple[tuple[Kind, Field[Any]], ...]


Subject: TypeAlias = Files | RowsOf


@dataclass(frozen=True)
class Asked:
    """Something that a condition can ask about.

    field    where its label and its class are declared
    type     by which operands are read: the field's, or that of a part of an address
    part     of an address, else empty
    column   in the narrow table of all files, else empty
    computed whether the value is computed
    row      whether it is a column of a group
    files    whether it refers to files
    """

    key: str
    field: Field[Any]
    type: Type[Any]
    part: str = ""
    column: str = ""
    computed: bool = False
    row: bool = False
    files: bool = False

    def title(self, words: Catalogue) -> str:
        """What it is called in a language."""
        label = self.field.title(words) if self.field.context else words.tr(self.field.label)
        if not self.part:
            return label
        return words.tr(N_("{field} ({part})"), field=label, part=words.tr(PARTS[self.part]))

    @property
    def answerable(self) -> bool:
        """Whether the question can have another answer than a value."""
        return self.field.stored and not (self.column or self.row or self.part or self.computed)


PARTS: Mapping[str, str] = {
    "country": N_("country"),
    "province": N_("province"),
    "city": N_("city"),
    "district": N_("district"),
    "street": N_("street"),
    "postcode": N_("postcode"),
    "recipient": N_("recipient"),
    "phone": N_("telephone"),
}
"""The parts of an address in words."""


def _listed(key: str, label: str, type: Type[Any]) -> Asked:
    made: Field[Any] = Field(label, type)
    made.key = key
    return Asked(key, made, type, column=key.removesuffix("_at"))


LISTED: Mapping[str, Asked] = {
    asked.key: asked
    for asked in (
        _listed("name", N_("Name"), Text(200)),
        _listed("phone", N_("Telephone"), PHONE),
        _listed("city", N_("City"), Place(60)),
        _listed("company", N_("Company"), Text(200)),
        _listed("contacted", N_("Last contact"), DATE),
        _listed("next_action", N_("Next task"), DATE),
        _listed("trashed_at", N_("Moved to the trash"), DATETIME),
    )
}
"""What stands in the list of all clients whatever their kind; a field that all kinds asked for declare goes first."""


class Way(StrEnum):
    """How one gets from what is asked about to something else: to the rows of a group, along a reference to a file,
    or against a reference to the files that hold it."""

    ROWS = "rows"
    ALONG = "along"
    AGAINST = "against"


@dataclass(frozen=True)
class Relation:
    """A way to rows or other files. `ends` are the kinds with the group or the reference that it follows, and for a
    column of a group the group; `stand_ins` are what the asking side itself knows of a file that is not there."""

    name: str
    way: Way
    to: Subject
    ends: tuple[tuple[Kind, Field[Any], Field[Any] | None], ...]
    stand_ins: Mapping[Field[Any], Field[Any]] = field(default_factory=dict)

    @property
    def field(self) -> Field[Any]:
        """The group or the reference."""
        return self.ends[0][1]

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of file it leads to; of rows there are none."""
        return self.to.kinds if isinstance(self.to, Files) else ()

    @property
    def single(self) -> bool:
        """Whether it leads to one file at most."""
        return self.way is Way.ALONG


class Vocabulary:
    """The words of queries on a file with these kinds."""

    def __init__(self, kinds: Iterable[Kind]) -> None:
        self.kinds: Mapping[str, Kind] = {kind.name: kind for kind in kinds if kind.role is not SETTING}
        self._relations: dict[tuple[str, ...], Mapping[str, Relation]] = {}

    @cached_property
    def clients(self) -> Files:
        """Files of all kinds of client."""
        return Files(tuple(kind for kind in self.kinds.values() if kind.role is CLIENT))

    def files(self, names: Iterable[str]) -> Files:
        """Files of the kinds of these names; of all kinds of client where there is none."""
        chosen = []
        for name in dict.fromkeys(names):
            if name not in self.kinds:
                raise UserError(
                    N_("There is no kind {kind}; the kinds are {known}."),
                    key="kind",
                    kind=str(name)[:40],
                    known=", ".join(self.kinds),
                )
            chosen.append(self.kinds[name])
        return Files(tuple(chosen)) if chosen else self.clients

    # Fields

    def asked(self, subject: Subject, key: str) -> Asked | None:
        """What a key means for a subject; None where it means nothing, or different things in different kinds."""
        name, _, part = key.partition(".")
        found = self._field(subject, name)
        if found is None or (part and (part not in ADDRESS_PARTS or not isinstance(found.type, PostalAddress))):
            return None
        return replace(found, key=key, part=part, type=_part_type(part)) if part else found

    def every(self, subject: Subject) -> Iterator[Asked]:
        """All that can be asked of a subject, in the order of the form; addresses are followed by their parts."""
        listed = LISTED if isinstance(subject, Files) else {}
        for key in dict.fromkeys((*listed, *(declared.key for declared in _declared(subject)))):
            found = self.asked(subject, key)
            if found:
                yield found
                if isinstance(found.type, PostalAddress):
                    yield from filter(None, (self.asked(subject, f"{key}.{part}") for part in ADDRESS_PARTS))

    def _field(self, subject: Subject, key: str) -> Asked | None:
        if isinstance(subject, RowsOf):
            columns = [rows_of(group).group.declared.field(key) for _kind, group in subject.groups]
            found = [column for column in columns if column and column.stored]
            if not _agree(found):
                return None
            return Asked(key, found[0], found[0].type, row=True, files=bool(self._targets(found[0])))
        found = [kind.by_key[key] for kind in subject.kinds if key in kind.by_key]
        if key in LISTED and len(found) < len(subject.kinds):
            return LISTED[key]
        return self._own(key, found[0]) if _agree(found) else None

    def _own(self, key: str, found: Field[Any]) -> Asked | None:
        if column := STAMPS.get(found):
            return Asked(key, found, found.type, column=column)
        if found in COMPUTED:
            return Asked(key, found, found.type, computed=True)
        if not found.stored or (isinstance(found.type, Rows) and found.type.virtual):
            return None
        return Asked(key, found, found.type, files=bool(self._targets(found)))

    # Relations

    def relations(self, subject: Subject) -> Mapping[str, Relation]:
        """The ways from a subject, by name, in the order of the form; those against references at the end.

        A group and a reference bear their own keys; the way back is called `kind.reference`, `kind.group.reference`.
        """
        return {relation.name: relation for relation in self._found(subject)}

    def _found(self, subject: Subject) -> Iterator[Relation]:
        if isinstance(subject, RowsOf):
            for column in rows_of(subject.groups[0][1]).columns:
                if (targets := self._targets(column)) and column.stored:
                    ends = tuple((kind, column, group) for kind, group in subject.groups)
                    yield Relation(column.key, Way.ALONG, targets, ends, STAND_INS.get(column, {}))
            return
        for key in dict.fromkeys(declared.key for declared in _declared(subject)):
            owners = [(kind, kind.by_key[key]) for kind in subject.kinds if key in kind.by_key]
            if _agree([found for _kind, found in owners]):
                yield from self._from_field(key, owners)
        yield from self._against(subject)

    def _from_field(self, key: str, owners: list[tuple[Kind, Field[Any]]]) -> Iterator[Relation]:
        first = owners[0][1]
        ends = tuple((kind, found, None) for kind, found in owners)
        if isinstance(first.type, Rows) and first.stored and not first.type.virtual:
            yield Relation(key, Way.ROWS, RowsOf(tuple(owners)), ends)
        elif first.stored and (targets := self._targets(first)):
            yield Relation(key, Way.ALONG, targets, ends, STAND_INS.get(first, {}))

    def _against(self, subject: Files) -> Iterator[Relation]:
        for kind in self.kinds.values():
            for name, end, group in _references(kind):
                targets = self._targets(end)
                if targets and set(_names(targets)) & set(_names(subject)):
                    yield Relation(f"{kind.name}.{name}", Way.AGAINST, Files((kind,)), ((kind, end, group),))

    def _targets(self, found: Field[Any]) -> Files | None:
        if not isinstance(found.type, Reference):
            return None
        targets = tuple(kind for kind in self.kinds.values() if found.type.to in (kind.name, kind.role))
        return Files(targets) if targets else None


def _names(files: Files) -> list[str]:
    return [kind.name for kind in files.kinds]


def _declared(subject: Subject) -> Iterator[Field[Any]]:
    if isinstance(subject, RowsOf):
        yield from rows_of(subject.groups[0][1]).columns
    else:
        for kind in subject.kinds:
            yield from kind.fields


def _references(kind: Kind) -> Iterator[tuple[str, Field[Any], Field[Any] | None]]:
    """(name, reference, its group or None) of a kind."""
    for found in kind.fields:
        if isinstance(found.type, Rows) and found.stored:
            for column in found.type.columns:
                if isinstance(column.type, Reference) and column.stored:
                    yield f"{found.key}.{column.key}", column, found
        elif isinstance(found.type, Reference) and found.stored:
            yield found.key, found, None


def _part_type(part: str) -> Type[Any]:
    if part == "country":
        return Choice(COUNTRY)
    return Place(60) if part in ("province", "city", "district") else Text(ADDRESS_PARTS[part])


def _agree(found: list[Field[Any]]) -> bool:
    """Whether fields of the same key in different kinds keep the same kind of value."""
    return bool(found) and len({_meaning(one.type) for one in found}) == 1


def _meaning(type: Type[Any]) -> tuple[object, ...]:
    if isinstance(type, Rows):
        return (type.name, type.group.declared.name)
    if isinstance(type, Choice | MultiChoice):
        return (type.name, type.choices.name)
    return (type.name, type.scale if isinstance(type, Number) else None, getattr(type, "to", None))
