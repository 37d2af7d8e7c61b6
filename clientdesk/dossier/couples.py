"""Couples that share a line: John & Mary Smith, Mr & Mrs J Smith, John Smith and Mary Jones."""

from clientdesk.dossier.filing import AND, TITLES, surname_of, without_titles
from clientdesk.dossier.folding import fold
from clientdesk.dossier.names import is_eastern

_FIRM = "ltd limited plc llp inc llc co company sons son bros brothers partners associates group gmbh"
_FIRMS = frozenset(_FIRM.split())
"""What is written behind an "and" or a name by a firm."""


def couple(name: str) -> tuple[str, str] | None:
    """The names of the two where a name looks like that of a couple, each with the surname; None for all others."""
    bare = " ".join(name.split())
    parts = AND.split(bare)
    words = {fold(word).rstrip(".") for word in bare.replace(",", " ").split()}
    if len(parts) != 2 or is_eastern(bare) or "," in bare or words & _FIRMS or any(map(str.isdigit, bare)):
        return None
    first, second = parts
    if not first or len(second.split()) < 2:
        return None
    if all(fold(word).rstrip(".") in TITLES for word in first.split()):
        return f"{first} {' '.join(without_titles(second))}", second
    surname = surname_of(second)
    return (first if len(without_titles(first)) > 1 or not surname else f"{first} {surname}"), second
