"""Names of other clients in a file: a link where exactly one is meant, else the name alone, and told."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from clientdesk.desk.importing.entry import Entry
from clientdesk.desk.importing.given import Place, Trouble
from clientdesk.desk.importing.keys import CODE, FIELDS, KEYS, NAME, STEM, Index, Stored, are_alike
from clientdesk.dossier.fields import Field, Kind, rows_of
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.types import Reference
from clientdesk.dossier.values import Link
from clientdesk.i18n import N_, Sentence

_TO: Mapping[str, Sequence[str]] = {
    "person": (PERSON.name,),
    "enterprise": (ENTERPRISE.name,),
    "client": (PERSON.name, ENTERPRISE.name),
}
"""Which kinds a reference may point to; the others hold names."""
_FIX = N_("Nothing has to be done; the client can be chosen later.")


class Resolver:
    """Finds the clients that names and codes in a file mean; `coming` are those that the file itself brings, {(kind,
    code): name}."""

    def __init__(self, indexes: Mapping[str, Index], coming: Mapping[tuple[str, str], str]) -> None:
        self._indexes = indexes
        self._coming = coming

    def resolve(self, entry: Entry, kind: Kind) -> None:
        """Make links of what can be linked; what names nobody, or several, stays a name and is told once."""
        for key in list(entry.values):
            field = kind.by_key.get(key)
            if field is not None and isinstance(field.type, Reference) and field.type.to in _TO:
                entry.values[key] = self._linked(entry, field, entry.values[key])
        self._link_employer(entry)
        for row in entry.rows:
            for column in rows_of(kind.by_key[row.group]).columns:
                link = row.values.get(column.key)
                if isinstance(link, Link) and isinstance(column.type, Reference) and column.type.to in _TO:
                    row.values[column.key] = self._proven(link, column.type.to)

    def _linked(self, entry: Entry, field: Field[Any], link: Link) -> Link:
        assert isinstance(field.type, Reference)
        if link.target:
            proven = self._proven(link, field.type.to)
            if not proven.target:
                entry.troubles.append(_told(entry.place, field, N_("There is no such client; the name is kept.")))
            return proven
        found = self._named(link.name, field.type.to)
        if len(found) == 1:
            return Link(found[0].code, found[0].name)
        if len(found) > 1:
            entry.troubles.append(
                _told(entry.place, field, N_("Several clients have this name; only the name is kept."))
            )
        return link

    def _proven(self, link: Link, to: str) -> Link:
        """A link to a code only where that client exists, and is called so."""
        if not link.target:
            return link
        for index in self._of(to):
            numbers = index.keys.get(CODE, {}).get(link.target.lower(), ())
            for one in (index.stored[number] for number in numbers):
                if not link.name or are_alike(one.name, link.name, firms=index.kind == ENTERPRISE.name):
                    return Link(one.code, link.name or one.name)
            name = self._coming.get((index.kind, link.target))
            if name is not None and (not link.name or are_alike(name, link.name, firms=index.kind == ENTERPRISE.name)):
                return Link(link.target, link.name or name)
        return Link(None, link.name or link.target)

    def _link_employer(self, entry: Entry) -> None:
        name = entry.values.get(Basics.employer_name.key)
        if entry.kind != PERSON.name or entry.owner or not name or Basics.employer_id.key in entry.values:
            return
        found = self._named(str(name), ENTERPRISE.name)
        if len(found) == 1:
            entry.values[Basics.employer_id.key] = Link(found[0].code, str(name))
            entry.employer_found = True

    def _named(self, name: str, to: str) -> list[Stored]:
        found: dict[int, Stored] = {}
        for index in self._of(to):
            for key in (NAME, STEM):
                told = _keys(index, key, name)
                if told and not found:
                    found |= {number: index.stored[number] for number in index.keys.get(key, {}).get(told, ())}
        return list(found.values())

    def _of(self, to: str) -> Iterator[Index]:
        return (self._indexes[kind] for kind in _TO[to] if kind in self._indexes)


def _keys(index: Index, key: str, name: str) -> str | None:
    make, fields = KEYS[index.kind].get(key), FIELDS[index.kind].get(key)
    return make({fields[0].key: name}, index.home) if make and fields else None


def _told(place: Place, field: Field[Any], text: str) -> Trouble:
    return Trouble(place, Sentence(text), Sentence(_FIX), field=field.key, serious=False)
