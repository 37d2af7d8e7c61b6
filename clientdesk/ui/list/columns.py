"""The columns a list can have, and which of them are shown, in what order and how wide."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from clientdesk.desk.searching import Hit
from clientdesk.dossier.fields import WORK
from clientdesk.i18n import N_
from clientdesk.store.lists import Line
from clientdesk.ui.context import Context
from clientdesk.ui.remembered import Remembered


@dataclass(frozen=True)
class Column:
    """A column of the list: its name, its title (message id), what it is sorted by (empty: by nothing), its text,
    letters of width."""

    name: str
    title: str
    order: str
    text: Callable[[Context, Hit], str]
    letters: int


@dataclass(frozen=True)
class Sheet:
    """A list with columns of its own: all of all clients, of what a search finds, or of the trash. The `roomy` column
    takes the room left over until the user sets a width."""

    name: str
    offered: Mapping[str, Column]
    usual: tuple[str, ...]
    roomy: str = "name"


@dataclass(frozen=True)
class Arrangement:
    """The names of the columns shown, in order, and letters of width where they are not the usual ones. One that
    `fits` leaves out the last columns where there is no room for them; in one made by hand the list can be moved
    sideways instead."""

    shown: tuple[str, ...]
    widths: Mapping[str, float] = field(default_factory=dict)
    fits: bool = True


def _day(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d") if moment else ""


def seen(context: Context, line: Line) -> Line:
    """A line as it may be shown now."""
    return context.privacy.line(line, context.desk.kind(line.kind))


def _code_shown(context: Context, hit: Hit, purpose: str, code: str) -> str:
    """A code of the narrow table in words: the stage, the class."""
    kind = context.desk.kind(hit.line.kind)
    for declared in kind.lists.get(purpose, ()):
        if code:
            shown: str = declared.type.show(code, context.words)
            return shown
    return ""


def _found_in(context: Context, hit: Hit) -> str:
    """The field that matched and a piece of its text; of a name that holds the letters nothing, since one sees that."""
    words, (first, _, rest) = context.words, hit.field.partition(".")
    kind, key = context.desk.kind(hit.line.kind), hit.field
    if first in (work.name for work in context.desk.kinds if work.role is WORK):
        # Found in a task or contact record: `kind.field`, perhaps with a column.
        kind, key = context.desk.kind(first), rest
    found = kind.by_key.get(key.partition(".")[0])
    if found is None:
        return ""
    if hit.by_sound:
        return words.tr(N_("{field}, by its pinyin"), field=found.title(words))
    if found is kind.title and kind.role is not WORK:
        return ""
    return words.tr(
        N_("{field}: {value}"), field=found.title(words), value=context.privacy.text(kind, key, hit.snippet)
    )


_FOUND = Column("found", N_("Found in"), "", _found_in, 18)
_TRASHED = Column("trashed", N_("In the trash since"), "", lambda _, hit: _day(hit.line.trashed), 12)
_EVERYWHERE = (
    Column("name", N_("Name"), "sort", lambda _, hit: hit.line.name, 16),
    Column("phone", N_("Phone"), "phone", lambda at, hit: seen(at, hit.line).phone, 12),
    Column("company", N_("Company"), "company", lambda _, hit: hit.line.company, 13),
    Column("city", N_("City"), "city", lambda _, hit: hit.line.city, 8),
    Column("stage", N_("Stage"), "stage", lambda at, hit: _code_shown(at, hit, "stage", hit.line.stage), 8),
    Column("class", N_("Class"), "class", lambda at, hit: _code_shown(at, hit, "class", hit.line.grade), 6),
    Column("owner", N_("Owner"), "owner", lambda _, hit: hit.line.owner, 8),
    Column("contacted", N_("Last contact"), "contacted", lambda _, hit: hit.line.contacted, 9),
    Column("next_action", N_("Next task"), "next_action", lambda _, hit: hit.line.next_action, 9),
    Column("updated", N_("Changed"), "updated", lambda _, hit: _day(hit.line.updated), 9),
    Column("created", N_("Added"), "created", lambda _, hit: _day(hit.line.created), 9),
    Column("code", N_("Code"), "code", lambda _, hit: hit.line.code, 9),
)
NAME = "name"
"""The column that is always there."""


def _offered(*more: Column) -> dict[str, Column]:
    return {column.name: column for column in (*_EVERYWHERE[:1], *more, *_EVERYWHERE[1:])}


CLIENTS = Sheet(
    "clients", _offered(), ("name", "phone", "company", "city", "stage", "class", "contacted", "updated", "code")
)
SEARCHED = Sheet("found", _offered(_FOUND), ("name", "found", "phone", "company", "city", "stage"), roomy="found")
IN_TRASH = Sheet("trash", _offered(_TRASHED), ("name", "trashed", "company", "code"))


# What is remembered of them


def arrangement(remembered: Remembered, sheet: Sheet) -> Arrangement:
    """How the columns of a sheet were left; what cannot be read, or is not offered any more, is passed over."""
    try:
        told = json.loads(remembered.lists.get(sheet.name, "{}"))
        shown = tuple(dict.fromkeys(name for name in told.get("shown", ()) if name in sheet.offered))
        widths = {name: float(told["widths"][name]) for name in sheet.offered if name in told.get("widths", {})}
        fits = bool(told.get("fits", True))
    except (AttributeError, TypeError, ValueError):
        return Arrangement(sheet.usual)
    if not shown:
        return Arrangement(sheet.usual, widths)
    return Arrangement(shown if NAME in shown else (NAME, *shown), widths, fits)


def keep(remembered: Remembered, sheet: Sheet, arranged: Arrangement) -> None:
    """Note how the columns of a sheet are left."""
    told = {"shown": arranged.shown, "widths": dict(arranged.widths), "fits": arranged.fits}
    remembered.lists[sheet.name] = json.dumps(told)


def forget(remembered: Remembered, sheet: Sheet) -> None:
    """Go back to the usual columns."""
    remembered.lists.pop(sheet.name, None)


AIRY, DENSE = "airy", "dense"
_DENSITY = "density"


def density(remembered: Remembered) -> str:
    """How close the lines of lists stand."""
    return DENSE if remembered.lists.get(_DENSITY) == DENSE else AIRY


def keep_density(remembered: Remembered, chosen: str) -> None:
    """Note how close the lines of lists stand."""
    remembered.lists[_DENSITY] = chosen
