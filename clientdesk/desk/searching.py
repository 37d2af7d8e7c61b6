"""Finding clients by any piece of text, and saying which field matched."""

import re
from dataclasses import dataclass

from clientdesk.desk.part import Part
from clientdesk.dossier.fields import SENSITIVE, WORK, Field, Rows
from clientdesk.dossier.homelands import CHINA
from clientdesk.dossier.names import fold, pinyin_readings
from clientdesk.dossier.reading.phones import significant_digits
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import IdNumber, Reference, Text
from clientdesk.dossier.types.base import Type
from clientdesk.store import doubles, lists, search, works
from clientdesk.store.listing import TAIL
from clientdesk.store.lists import Line
from clientdesk.store.records import read_record

AROUND = 24
"""Characters of a snippet on either side of what matched."""


@dataclass(frozen=True)
class Hit:
    """A client found: its line, the key of the field that matched, a piece of its text (empty: not worked out); whether
    it was found by how the name is read, not by how it is written."""

    line: Line
    field: str = ""
    snippet: str = ""
    by_sound: bool = False


_WHOLE_ID = re.compile(r"\d{15}|\d{17}[\dXx]")
_TELEPHONE = re.compile(r"\+?\d[\d\s()\-]{5,}\d")
LIKELY = 200
"""How many clients with the tail of an identity number are looked at, and pieces of work with a client."""
MORE = 4
"""So many times as many are looked for where several may be work with the same client."""


def _id_numbers(record: Record) -> set[str]:
    return {str(value) for field, value in record.filled() if isinstance(field.type, IdNumber)}


class Searching(Part):
    """`desk.searching`."""

    def numbers(self, text: str, *, limit: int = 50) -> tuple[tuple[int, ...], bool]:
        """The numbers of the clients found, best first, and whether there are more."""
        if _WHOLE_ID.fullmatch(text.strip()):
            return self._by_whole_id(text.strip().upper()), False
        text = self._sought(text)
        with self.store.reading() as connection:
            if (kept_in := doubles.kept_in(connection, text.strip().upper())) is not None:
                return (kept_in,), False
            hits = search.find(connection, text, limit=limit)
            if not works.clients_of(connection, hits.ids):
                return hits.ids, hits.more
            hits = search.find(connection, text, limit=limit * MORE)
            whose = works.clients_of(connection, hits.ids)
        # Work stands for its client, and for nobody where it has none.
        clients = dict.fromkeys(whose.get(number, number) for number in hits.ids)
        found = tuple(client for client in clients if client is not None)
        return found[:limit], hits.more or len(found) > limit

    def _sought(self, text: str) -> str:
        """Of a telephone number the digits that stand in every form in which it may be written."""
        if not _TELEPHONE.fullmatch(text.strip()):
            return text
        common = significant_digits(text, self.desk.home) if self.desk.home != CHINA else ""
        return common or re.sub(r"[\s()\-]", "", text)

    def _by_whole_id(self, number: str) -> tuple[int, ...]:
        """The search knows only the tail of an identity number; the rest is compared with the records themselves."""
        with self.store.reading() as connection:
            likely = search.find(connection, number[-TAIL:], limit=LIKELY).ids
            records = [read_record(connection, self.store.schema, client) for client in likely]
        return tuple(record.id for record in records if record and number in _id_numbers(record))

    def find(self, text: str, *, limit: int = 50) -> list[Hit]:
        """The clients found, best first, each with what matched."""
        numbers, _more = self.numbers(text, limit=limit)
        with self.store.reading() as connection:
            found = lists.lines(connection, numbers)
        return [self.explain(line, text) for line in found]

    def explain(self, line: Line, text: str) -> Hit:
        """Say which field of a client holds the text; for visible rows only."""
        record = self.desk.clients.by_number(line.id)
        if record is None:
            return Hit(line)
        words = fold(text).split()
        sought = fold(self._sought(text)).split()
        key, snippet = _matched(record, words)
        if not key and sought != words:
            key, snippet = _matched(record, sought)
        if not key:
            for work in self.desk.work.every(line.code, limit=LIKELY):
                key, snippet = _matched(work, words)
                if key:
                    return Hit(line, f"{work.kind.name}.{key}", snippet)
        written = fold(snippet)
        by_sound = key == record.kind.title.key and not any(word in written for word in words)
        return Hit(line, key, snippet, by_sound)


def _matched(record: Record, words: list[str]) -> tuple[str, str]:
    """(field key, snippet) of the first field that holds the first word it can; empty when none does."""
    for field, value in sorted(record.filled(), key=lambda pair: not pair[0].find):
        if field.sensitivity is SENSITIVE or (record.kind.role is WORK and isinstance(field.type, Reference)):
            continue
        if isinstance(field.type, Rows):
            parts = [
                (f"{field.key}.{column.key}", column.type.search_text(row[column]))
                for row in value
                for column in field.type.columns
                if row[column] is not None and column.sensitivity is not SENSITIVE
            ]
        else:
            parts = [(field.key, _own_words(field, field.type, value))]
        for key, shown in parts:
            if shown and any(word in fold(shown) for word in words):
                return key, _snippet(shown, words)
    if words and any(w in reading for w in words for pair in pinyin_readings(record.name) for reading in pair):
        return record.kind.title.key, record.name
    return "", ""


def _own_words(field: Field[object], kind: Type[object], value: object) -> str:
    return str(value) if isinstance(kind, Text) else kind.search_text(value)


def _snippet(text: str, words: list[str]) -> str:
    folded = fold(text)
    at = min((place for word in words if (place := folded.find(word)) >= 0), default=0)
    return text[max(0, at - AROUND) : at + 2 * AROUND].replace("\n", " ").strip()
