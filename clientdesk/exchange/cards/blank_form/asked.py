"""What a form asks for: whatever somebody with a pen can answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from clientdesk.dossier.fields import Field, Kind, Rows, Section
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.types import File, Photo, Reference

_FILES_OF_OTHERS = ("person", "enterprise", "client")
LINKED: Mapping[Field[Any], Field[Any]] = {
    Basics.employer_name: Basics.employer_id,
    Family.spouse_name: Family.spouse_id,
}
"""Names, and the links to files that the program makes of them: on paper the name is written, and may be known by the
link alone."""


def standard(kind: Kind) -> tuple[Field[Any], ...]:
    """The fields of a kind that can be answered by hand, and the photo, for which there is a frame."""
    return tuple(found for found in kind.fields if isinstance(found.type, Photo) or _is_written(found))


def _is_written(field: Field[Any]) -> bool:
    """Not what is worked out or given by the program, no file, and nothing that points at another row."""
    if not field.stored or field.fixed or field in LINKED.values() or isinstance(field.type, File | Photo):
        return False
    if isinstance(field.type, Rows):
        return not field.type.virtual and bool(written_columns(field.type.columns))
    return not isinstance(field.type, Reference) or _is_name(field.type)


def _is_name(reference: Reference) -> bool:
    return reference.to != "attachment" and not reference.to.startswith("row:")


def written_columns(columns: Sequence[Field[Any]]) -> tuple[Field[Any], ...]:
    """The columns of a group that can be answered by hand; the file of a person is found by the name beside it."""
    return tuple(
        column
        for column in columns
        if _is_written(column)
        and not (isinstance(column.type, Reference) and len(columns) > 1 and column.type.to in _FILES_OF_OTHERS)
    )


def numbered(section: type[Section]) -> str:
    """The number of a section in the dossier, empty for the record's head and the users' own fields."""
    number = "".join(character for character in section.declared.id if character.isdigit())
    return number if number != "0" else ""
