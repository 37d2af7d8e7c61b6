"""Asking for clients: by a query that is kept in a file, comes by stdin or has a name."""

import sys
from pathlib import Path

from clientdesk.cli import output
from clientdesk.cli.given import Arguments, open_desk, words
from clientdesk.desk import Desk
from clientdesk.desk.searching import Hit
from clientdesk.dossier.queries.reading import LONGEST
from clientdesk.dossier.queries.tree import Query
from clientdesk.dossier.queries.views import Sort
from clientdesk.errors import ExitCode, UserError
from clientdesk.files import read_whole
from clientdesk.i18n import N_

_FROM_STDIN = "-"
_MOST_BYTES = 4 * LONGEST


def query(arguments: Arguments) -> int:
    """Find clients by a query, count them, or say what it asks."""
    with open_desk(arguments, read_only=True) as desk:
        asked = _asked(desk, arguments.query)
        if arguments.sentence:
            said = desk.querying.sentence(asked, words(arguments))
            _tell(arguments, {"sentence": said}, said)
        elif arguments.count:
            number = desk.querying.count(asked)
            _tell(arguments, {"count": number}, str(number))
        else:
            order = (Sort(arguments.sort, arguments.descending),)
            tell_hits(arguments, desk.querying.hits(asked, words=words(arguments), order=order))
    return ExitCode.DONE


def _tell(arguments: Arguments, told: dict[str, object], line: str) -> None:
    if arguments.json:
        output.document(told)
    else:
        output.line(line)


def tell_hits(arguments: Arguments, hits: list[Hit]) -> None:
    """Print clients found: code, name, and what of them was asked for."""
    if arguments.json:
        output.document(
            [
                {"code": h.line.code, "kind": h.line.kind, "name": h.line.name, "field": h.field, "snippet": h.snippet}
                for h in hits
            ]
        )
        return
    for hit in hits:
        output.line(f"{hit.line.code}  {hit.line.name}  {hit.field}: {hit.snippet}".rstrip(": "))


def _asked(desk: Desk, given: str) -> Query:
    path = Path(given)
    if given != _FROM_STDIN and not path.exists():
        return desk.querying.named(given)
    if given == _FROM_STDIN:
        content = sys.stdin.buffer.read(_MOST_BYTES)
    else:
        content = read_whole(path, at_most=_MOST_BYTES)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(N_("The query is not UTF-8 text."), key="no_utf8") from None
    return desk.querying.read_text(text)
