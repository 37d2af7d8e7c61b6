"""What was decided about each client of a file."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from clientdesk.desk.importing.entry import Entry
from clientdesk.desk.importing.given import FILL, Line
from clientdesk.desk.importing.keys import KEYS, Stored
from clientdesk.dossier.fields import Kind
from clientdesk.dossier.homelands import CHINA
from clientdesk.dossier.record import Record
from clientdesk.i18n import Sentence
from clientdesk.store.own_fields import Definition


@dataclass(slots=True)
class Decision:
    """What is to be done with an entry.

    stored      the client it was found to be; `candidates` those that have its name, where it has nothing but that
    record      the new client as it would be stored
    fields      the keys that change
    code        of a new client, once it is stored
    second      the client that the second of a couple was found to be
    """

    entry: Entry
    action: str
    stored: Stored | None = None
    by: str = ""
    why: Sentence | None = None
    record: Record | None = None
    fields: tuple[str, ...] = ()
    duplicates: str = FILL
    candidates: tuple[Stored, ...] = ()
    code: str = ""
    second: Stored | None = None


@dataclass
class Plan:
    """All decisions, by what was known of the file at step `step`.

    kinds  by name, with the own fields that will be new; `own` are these
    told   the keys of fields that the file tells, by kind: an empty cell of these is empty in a new client too
    blank  {(sheet, field)} of what is left blank where it cannot be taken
    home   the country of the house
    keys   the ways to find clients of the `main` kind, as the matching names them
    """

    kinds: Mapping[str, Kind]
    keys: Sequence[str]
    main: str
    own: tuple[Definition, ...] = ()
    told: Mapping[str, Collection[str]] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    step: int = 0
    blank: Collection[tuple[int, str]] = ()
    home: str = CHINA

    def keys_of(self, kind: str) -> Sequence[str]:
        """The ways to find clients of a kind."""
        return self.keys if kind == self.main else tuple(KEYS[kind])


@dataclass(frozen=True)
class Planned:
    """What a check holds for its run: the plan, and the lines of rows that were taken into others."""

    plan: Plan
    merged: tuple[Line, ...]
