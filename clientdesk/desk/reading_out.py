"""A record read out in lines: label and value in the order of the form, empty fields left out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clientdesk.dossier.fields import Rows
from clientdesk.dossier.record import Record
from clientdesk.i18n import Catalogue

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk


def lines(desk: "Desk", record: Record, words: Catalogue) -> Iterator[str]:
    """The record as text; sensitive values stand in it, since whoever has the file has them."""
    around = desk.clients.surroundings(record)
    yield f"{record.name}  ({record.code})"
    for section in record.kind.sections:
        shown = []
        for field in section.declared.fields:
            value = record.value(field, around)
            if value is None:
                continue
            if isinstance(field.type, Rows):
                shown.append(f"  {field.title(words)}:")
                shown += [f"    - {field.type.line(row, words)}" for row in value]
            else:
                shown.append(f"  {field.title(words)}: {field.type.show(value, words)}")
        if shown:
            yield ""
            yield words.label(section.declared.context, section.declared.title)
            yield from shown
