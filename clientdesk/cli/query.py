"""Asking for clients: by a query that is kept in a file, comes by stdin or has a name."""

import sys
from collections.abc import Sequence
from pathlib import Path

from clientdesk.cli import output
from clientdesk.cli.given import Arguments, open_desk, words
from clientdesk.desk import Desk
from clientdesk.desk.searching import Hit
from clientdesk.dossier.queries.reading import LONGEST
from clientdesk.dossier.queries.shipped import SHIPPED
from clientdesk.dossier.queries.tree import Query
from clientdesk.dossier.queries.views import Sort
from clientdesk.errors import ExitCode, UserError
from clientdesk.files import read_whole
from clientdesk.i18n import N_

_FROM_STDIN = "-"
_MOST_BYTES = 4 * LONGEST


def query(arguments: Arguments) -> int:
    """Find clients by a query, count them, say what it asks, or list the queries that have names."""
    if not (arguments.query or arguments.list):
        raise UserError(
            N_("Name a query, or list those there are with --list."), code=ExitCode.USAGE, key="no_query_named"
        )
    with open_desk(arguments, read_only=True) as desk:
        if arguments.list:
            tell_named(arguments, desk)
            return ExitCode.DONE
        asked = asked_for(desk, arguments.query)
        if arguments.sentence:
            said = desk.querying.sentence(asked, words(arguments))
            _tell(arguments, {"sentence": said}, said)
        elif arguments.count:
            number = desk.querying.count(asked)
            _tell(arguments, {"count": number}, str(number))
        else:
            order = _order(arguments, desk)
            tell_hits(arguments, desk.querying.hits(asked, words=words(arguments), order=order))
    return ExitCode.DONE


def tell_named(arguments: Arguments, desk: Desk) -> None:
    """Print the queries that have names: those of the program, then the saved views."""
    said = words(arguments)
    named = [
        {"name": name, "label": said.tr(shipped.label), "saved": False, "readable": True}
        for name, shipped in SHIPPED.items()
    ]
    named += [
        {"name": kept.name, "label": kept.name, "saved": True, "readable": kept.view is not None}
        for kept in desk.views.all()
    ]
    if arguments.json:
        output.document(named)
        return
    for one in named:
        told = one["label"] if one["readable"] else said.tr(N_("It cannot be read at present and is kept as it is."))
        output.line(f"{one['name']}  {told}")


def _order(arguments: Arguments, desk: Desk) -> Sequence[Sort]:
    """The order asked for, or else that of the saved view, or by name."""
    if arguments.sort:
        return (Sort(arguments.sort, arguments.descending),)
    saved = None if arguments.query in SHIPPED or Path(arguments.query).exists() else desk.views.find(arguments.query)
    if saved and saved.view and saved.view.sort:
        return saved.view.sort
    return (Sort("sort", arguments.descending),)


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


def asked_for(desk: Desk, given: str) -> Query:
    """The query that was named: a file, stdin, or the name of one that is kept."""
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
