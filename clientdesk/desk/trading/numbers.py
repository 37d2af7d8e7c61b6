"""The numbers of documents before they are drawn: what the next one of each kind would be."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from clientdesk.dossier.numbering import USUAL, pattern_problem
from clientdesk.store.numbering import coming_code, usual_of

if TYPE_CHECKING:
    from clientdesk.desk import Desk


def usual_patterns(desk: "Desk") -> dict[str, str]:
    """{kind of document: the pattern of its numbers in this file} as long as the house says nothing else."""
    with desk.store.reading() as connection:
        return {name: usual_of(connection, desk.kind(name)) for name in USUAL}


def coming(desk: "Desk", patterns: Mapping[str, str]) -> dict[str, str]:
    """{kind of document: the number its next one of today would get} by patterns; those that give none are left
    out."""
    with desk.store.reading() as connection:
        return {
            kind: coming_code(connection, pattern, desk.today)
            for kind, pattern in patterns.items()
            if pattern_problem(pattern) is None
        }
