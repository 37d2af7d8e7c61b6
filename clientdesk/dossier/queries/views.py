"""A view: a query under a name, with the columns, the order and the density of its list; plain data, ready to be kept.

    {"version": 1, "name": "VIP renewals", "query": {…}, "columns": ["name", "phone"],
     "sort": [{"key": "birth_date", "descending": true}], "density": "compact", "widths": {"name": 180}}

A query that can no longer be read (a field was dropped) is refused when the view is read; what was kept stays as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NoReturn

from clientdesk.dossier.queries import reading
from clientdesk.dossier.queries.dictionary import Dictionary
from clientdesk.dossier.queries.tree import Query
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.texts import clean_line
from clientdesk.dossier.types import Json
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Sentence

VERSION = 1
LONGEST_NAME = 80
MOST_COLUMNS = 60
WIDEST = 4000
"""Pixels of a column."""
_KEY = 120
_PARTS = {"version", "name", "query", "columns", "sort", "density", "widths"}


class Density(StrEnum):
    """How high the rows of a list are."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


@dataclass(frozen=True)
class Sort:
    """One key of an order: a column of the list, or a field."""

    key: str
    descending: bool = False


@dataclass(frozen=True)
class View:
    """A named query and how its list looks. Columns are keys of fields or of the list, none for the usual ones; widths
    are in pixels; a key that means nothing any more is passed over where the view is shown."""

    name: str
    query: Query
    columns: tuple[str, ...] = ()
    sort: tuple[Sort, ...] = ()
    density: Density = Density.COMFORTABLE
    widths: Mapping[str, int] = field(default_factory=dict)

    def to_json(self, dictionary: Dictionary) -> dict[str, Json]:
        """As it is kept; what is as usual is left out."""
        told: dict[str, Json] = {
            "version": VERSION,
            "name": self.name,
            "query": reading.to_json(self.query, dictionary),
        }
        if self.columns:
            told["columns"] = list(self.columns)
        if self.sort:
            told["sort"] = [_sort_to_json(sort) for sort in self.sort]
        if self.density is not Density.COMFORTABLE:
            told["density"] = str(self.density)
        if self.widths:
            told["widths"] = dict(self.widths)
        return told

    @classmethod
    def from_json(cls, raw: Json, dictionary: Dictionary) -> "View":
        """The view of `to_json`; `UserError` names what cannot be read."""
        if not isinstance(raw, dict) or not set(raw) <= _PARTS or not {"name", "query"} <= set(raw):
            _refuse("view")
        if raw.get("version", VERSION) != VERSION:
            _refuse("version")
        return cls(
            _name(raw["name"]),
            reading.from_json(raw["query"], dictionary),
            tuple(dict.fromkeys(_keys(raw.get("columns", []), "columns"))),
            tuple(_sort(part) for part in _list(raw.get("sort", []), "sort")),
            _density(raw.get("density", "comfortable")),
            _widths(raw.get("widths", {})),
        )


def _sort_to_json(sort: Sort) -> dict[str, Json]:
    return {"key": sort.key, **({"descending": True} if sort.descending else {})}


def _name(raw: Json) -> str:
    try:
        name = clean_line(raw, LONGEST_NAME) if isinstance(raw, str) else ""
    except Unreadable as problem:
        _refuse("name", Sentence(problem.reason, problem.values))
    return name or _refuse("name")


def _list(raw: Json, place: str) -> list[Json]:
    return raw if isinstance(raw, list) and len(raw) <= MOST_COLUMNS else _refuse(place)


def _key(raw: Json, place: str) -> str:
    return raw if isinstance(raw, str) and 0 < len(raw) <= _KEY else _refuse(place)


def _keys(raw: Json, place: str) -> list[str]:
    return [_key(part, place) for part in _list(raw, place)]


def _sort(raw: Json) -> Sort:
    if not isinstance(raw, dict) or not set(raw) <= {"key", "descending"}:
        _refuse("sort")
    descending = raw.get("descending", False)
    return Sort(_key(raw.get("key"), "sort"), descending if isinstance(descending, bool) else _refuse("sort"))


def _density(raw: Json) -> Density:
    return Density(raw) if isinstance(raw, str) and raw in set(Density) else _refuse("density")


def _widths(raw: Json) -> dict[str, int]:
    if not isinstance(raw, dict) or len(raw) > MOST_COLUMNS:
        _refuse("widths")
    return {_key(key, "widths"): _width(width) for key, width in raw.items()}


def _width(raw: Json) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or not 0 < raw <= WIDEST:
        _refuse("widths")
    return raw


def _refuse(place: str, reason: Any = None) -> NoReturn:
    raise UserError(
        N_("{place}: this view cannot be read. {reason}"),
        key="view",
        hint=N_("Make the view again; no client was changed."),
        place=place,
        reason=reason or "",
    )
