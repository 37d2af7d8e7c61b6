"""Finding in a form: by the label of a field, its synonyms, their pinyin and initials, and by what stands in it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from clientdesk.dossier.fields import SENSITIVE, Field, Kind, Rows
from clientdesk.dossier.folding import fold
from clientdesk.dossier.hints import Nearness, matching, nearness
from clientdesk.dossier.record import Record
from clientdesk.i18n import Catalogue
from clientdesk.ui.form.chapters import chapters, is_shown


@dataclass(frozen=True)
class Hit:
    """A field that was meant; of a group the row (from 0) in which the text stands."""

    field: Field[Any]
    row: int | None = None


def hits(text: str, record: Record, words: Catalogue, *, covered: Collection[str] = ()) -> tuple[Hit, ...]:
    """What a text may mean in the form of a record: fields that are named so, those with the whole word in their label
    in the order of the form, then those with the beginning of one, the others best first; then values in the order of
    the form.

    The values of `covered` fields (keys) are under dots and are not looked into.
    """
    wanted = fold(text.strip())
    if not wanted:
        return ()
    fields = [field for chapter in chapters(record.kind) for field in chapter.fields if is_shown(field, record)]
    here = {field.key for field in fields}
    named = [field for field in matching(record.kind, text, words) if field.key in here]
    order = {field.key: place for place, field in enumerate(fields)}
    named.sort(key=lambda field: _nearness(field, text, words, order))
    found = [Hit(field) for field in named]
    keys = {field.key for field in named} | set(covered)
    for field in fields:
        if field.key not in keys:
            found += list(_in_value(field, record, wanted, words))[:1]
    return tuple(found)


def _nearness(field: Field[Any], text: str, words: Catalogue, order: Mapping[str, int]) -> tuple[int, int]:
    """The smallest comes first; what is called otherwise stays as it came."""
    near = nearness(field.title(words), text)
    if near in (Nearness.BEGINS, Nearness.WORD):
        return Nearness.WORD, order[field.key]
    return near, order[field.key] if near is Nearness.BEGUN else 0


def _in_value(field: Field[Any], record: Record, wanted: str, words: Catalogue) -> Iterator[Hit]:
    value = record[field] if field.stored else None
    if value is None:
        return
    if not isinstance(field.type, Rows):
        if wanted in fold(field.type.show(value, words)):
            yield Hit(field)
        return
    for place, row in enumerate(value):
        texts = (column.type.show(row[column], words) for column in field.type.columns if row[column] is not None)
        if any(wanted in fold(text) for text in texts):
            yield Hit(field, place)


def under_dots(kind: Kind) -> frozenset[str]:
    """The keys of the fields whose values stand under dots where a client is read."""
    return frozenset(field.key for field in kind.fields if field.sensitivity is SENSITIVE or _has_sensitive(field))


def _has_sensitive(field: Field[Any]) -> bool:
    return isinstance(field.type, Rows) and any(column.sensitivity is SENSITIVE for column in field.type.columns)
