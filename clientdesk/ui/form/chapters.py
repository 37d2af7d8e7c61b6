"""The chapters of a form: the sections of a kind, neighbours of the same title as one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from clientdesk.dossier.completeness import is_answered, is_shown
from clientdesk.dossier.fields import Field, Kind, Rows, Section
from clientdesk.dossier.header import Header
from clientdesk.dossier.homelands import CHINA
from clientdesk.dossier.record import Record
from clientdesk.i18n import Catalogue

__all__ = ["Chapter", "chapters", "chapters_to_ask", "is_shown"]


@dataclass(frozen=True)
class Chapter:
    """A titled run of fields; what stands elsewhere is left out."""

    section: type[Section]
    fields: tuple[Field[Any], ...]
    called: str = ""
    """Its title where that is not the section's, as a message id."""

    @property
    def name(self) -> str:
        """A name that does not change with the language."""
        return self.section.declared.context

    def title(self, words: Catalogue) -> str:
        """The title in a language."""
        return (
            words.tr(self.called)
            if self.called
            else words.label(self.section.declared.context, self.section.declared.title)
        )

    def count(
        self, record: Record, answers: Mapping[str, str] | None = None, *, customs: str = CHINA
    ) -> tuple[int, int]:
        """(answered, all) of the fields that can be filled in and are shown."""
        asked = [field for field in self.fields if field.stored and is_shown(field, record, customs=customs)]
        answered = [field for field in asked if is_answered(field, record, answers or {})]
        return len(answered), len(asked)


def chapters(kind: Kind) -> tuple[Chapter, ...]:
    """The chapters of a kind as its page shows them, in order."""
    return _chapters(kind, _elsewhere)


def chapters_to_ask(kind: Kind) -> tuple[Chapter, ...]:
    """The same with all that can be asked about and printed."""
    return _chapters(kind, _is_virtual)


def _chapters(kind: Kind, leave_out: Callable[[Field[Any]], bool]) -> tuple[Chapter, ...]:
    runs = groupby(kind.sections, key=lambda section: section.declared.title)
    made = []
    for _title, run in runs:
        sections = list(run)
        fields = tuple(field for section in sections for field in section.declared.fields if not leave_out(field))
        if fields:
            made.append(Chapter(sections[0], fields))
    return tuple(made)


def _elsewhere(field: Field[Any]) -> bool:
    # Over the dossier stands how many questions are answered; a percentage of all fields beside it says another thing.
    return field is Header.completeness or _is_virtual(field)


def _is_virtual(field: Field[Any]) -> bool:
    return isinstance(field.type, Rows) and field.type.virtual
