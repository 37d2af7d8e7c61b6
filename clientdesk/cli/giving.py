"""Giving out by command: vCards, CSV tables, the folder of documents, the whole file as JSON."""

from typing import Any

from clientdesk.cli import output
from clientdesk.cli.given import Arguments, words
from clientdesk.desk import Desk
from clientdesk.desk.outgoing import Gave
from clientdesk.desk.outgoing.outgoing import CONTACTS, TABLES, WHOLE
from clientdesk.errors import ExitCode
from clientdesk.exchange.plain_csv.writing import Headings
from clientdesk.i18n import N_, Catalogue


def give(desk: Desk, arguments: Arguments) -> int:
    """Write what was named, and tell how much is in it."""
    gave = _given(desk, arguments)
    if arguments.json:
        output.document(gave.to_json())
        return ExitCode.DONE
    said = words(arguments)
    output.line(said.tr(N_("Wrote {file}."), file=str(gave.path)))
    counts = [said.ntr("{n} client", "{n} clients", gave.clients)]
    if gave.rows:
        counts.append(said.ntr("{n} row", "{n} rows", gave.rows))
    counts.append(said.ntr("{n} file", "{n} files", gave.files))
    output.line("  ".join(counts))
    if "kept" in gave.sums:
        output.line(up_to_date(gave, said))
    if gave.withheld:
        output.line(
            said.ntr(
                "{n} client marked never to be exported was left out.",
                "{n} clients marked never to be exported were left out.",
                gave.withheld,
            )
        )
    return ExitCode.DONE


def up_to_date(gave: Gave, said: Catalogue) -> str:
    """What came of bringing a folder of documents up to date."""
    text = N_(
        "The folder was there already: {added} new files, {moved} folders moved, {kept} files as they were, "
        "{missing} deleted there, {waiting} open elsewhere (left as they are until the next time)."
    )
    return said.tr(text, **gave.sums)


def _given(desk: Desk, arguments: Arguments) -> Gave:
    outgoing, out = desk.outgoing, arguments.out
    if arguments.what == WHOLE:
        write = outgoing.everything_with_folder if arguments.beside else outgoing.everything
        return write(out, reason=arguments.reason)
    told: dict[str, Any] = {
        "language": arguments.lang,
        "profile": arguments.profile or "work",
        "reason": arguments.reason,
    }
    if arguments.code and arguments.what not in (CONTACTS, TABLES):
        return outgoing.client_folder(out, arguments.code, **told)
    clients = [desk.clients.get(arguments.code).id] if arguments.code else None
    if arguments.what == CONTACTS:
        return outgoing.contacts(out, clients=clients, kinds=arguments.kind, version=arguments.version, **told)
    if arguments.what == TABLES:
        headings: Headings = "keys" if arguments.keys else "labels"
        return outgoing.tables(out, clients=clients, kinds=arguments.kind, headings=headings, **told)
    return outgoing.documents(out, clients=clients, **told)
