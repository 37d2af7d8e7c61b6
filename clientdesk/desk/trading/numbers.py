"""The numbers of documents before they are drawn: what the next one of each kind would be."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from clientdesk.dossier.numbering import pattern_problem
from clientdesk.store.numbering import coming_code

if TYPE_CHECKING:
    from clientdesk.desk import Desk


def coming(desk: "Desk", patterns: Mapping[str, str]) -> dict[str, str]:
    """{kind of document: the number its next one of today would get} by patterns; those that give none are left
    out."""
    with desk.store.reading() as connection:
        return {
            kind: coming_code(connection, pattern, desk.today)
            for kind, pattern in patterns.items()
            if pattern_problem(pattern) is None
        }
