"""The words of the command line: every command, its arguments, and a help that teaches by examples."""

import argparse
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from clientdesk.cli import doubles, erasing, insurance, ledgers, letters, mailing, opportunities, quality, service
from clientdesk.cli.speaking import speak, texts
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_, Catalogue, catalogue

if TYPE_CHECKING:
    Commands: TypeAlias = argparse._SubParsersAction["_Parser"]  # noqa: SLF001 - it has no public name

EXIT_CODES = N_(
    """\
exit codes:
  0 done   2 usage   3 wrong password   4 in use by another   5 disk or I/O
  6 damaged   7 newer format   8 refused input   9 conflict   10 no right
"""
)
EXAMPLES = N_("examples:")
EPILOG = """\
  clientdesk-cli new book.clientdesk
  echo '{"op":"create","kind":"person","values":{"full_name":"Wang Wei"}}' | clientdesk-cli batch book.clientdesk
  clientdesk-cli search book.clientdesk wang
  clientdesk-cli query book.clientdesk birthdays --count
  clientdesk-cli card book.clientdesk KH000001 --out wang.pdf --lang zh_CN
  clientdesk-cli card book.clientdesk KH000001 --layout index --out wang.png
  clientdesk-cli card book.clientdesk --all --layout contact-list --out everybody.pdf
  clientdesk-cli day book.clientdesk --out today.pdf --lang zh_CN
"""


MOST_LINES = 1_000_000
"""The largest --limit."""


class Mistyped(UserError):
    """Arguments that are no command; `usage` is the short help of what was meant."""

    def __init__(self, reason: str, usage: str) -> None:
        super().__init__(
            N_("This is not a command as the program knows it: {reason}"),
            code=ExitCode.USAGE,
            key="usage",
            hint=N_("Use --help to see the commands and their arguments."),
            reason=reason,
        )
        self.usage = usage


class _Parser(argparse.ArgumentParser):
    """Tells its errors as ours, so that they can be one JSON line too."""

    def error(self, message: str) -> NoReturn:
        raise Mistyped(message, f"{self.format_usage()}{self.prog}: error: {message}\n")


def build(words: Catalogue | None = None) -> argparse.ArgumentParser:
    """The whole parser; it raises `Mistyped`. Its help is in the language of the `words`, without them in English."""
    parser = _made()
    words = words or catalogue("en")
    speak(parser, words, {("card", "layout"): _layouts(words)})
    parser.epilog = f"{words.tr(EXIT_CODES)}\n{words.tr(EXAMPLES)}\n{EPILOG}"
    return parser


def texts_of_commands() -> Iterator[str]:
    """What the help says of every command and argument, to be translated."""
    return (text for text in texts(_made()) if text != _layouts(catalogue("en")))


def _made() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="clientdesk",
        description="Client files without a window. Without a command the window opens.",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _making(commands)
    _reading(commands)
    _bringing(commands)
    _giving(commands)
    _furnishing(commands)
    opportunities.add_commands(partial(_command, commands))
    quality.add_commands(partial(_command, commands))
    doubles.add_commands(partial(_command, commands))
    _keeping(commands)
    return parser


def _count(text: str) -> int:
    try:
        count = int(text)
    except ValueError:
        count = 0
    if not 1 <= count <= MOST_LINES:
        raise argparse.ArgumentTypeError(f"a whole number from 1 to {MOST_LINES} is needed")
    return count


def _command(commands: "Commands", name: str, help: str, *, file: bool = True) -> argparse.ArgumentParser:
    made = commands.add_parser(name, help=help, description=help)
    if file:
        made.add_argument("file", type=Path, metavar="FILE", help="the client file (*.clientdesk)")
        made.add_argument("--password-fd", type=int, metavar="N", help="read the password from this file descriptor")
        made.add_argument("--user", default="", help="the name under which steps are written (default: the login)")
    made.add_argument("--json", action="store_true", help="print one JSON document; errors as one JSON line")
    made.add_argument("--lang", choices=("en", "zh_CN", "zh_TW"), default="en", help="language of texts and labels")
    return made


def _making(commands: "Commands") -> None:
    new = _command(commands, "new", "Make a new client file.")
    new.add_argument("--sample", action="store_true", help="with about forty made-up clients to look around with")
    new.add_argument("--from", dest="source", type=Path, metavar="X.json", help="with all that `export all` wrote")
    new.add_argument("--encrypt", action="store_true", help="encrypt it; asks for a password, or --password-fd")
    new.add_argument("--country", default="CN", metavar="CODE", help="where the house is, as ISO 3166 (default: CN)")
    new.add_argument(
        "--numbers",
        choices=("zh", "en"),
        default="zh",
        help="how its numbers begin: KH, DD, XS (zh) or CL, SO, SA (en); it stays so (default: zh)",
    )
    fields = _command(commands, "fields", "List the declarations: id, key, labels, type, class.", file=False)
    fields.add_argument("kind", nargs="?", metavar="KIND", help="person or enterprise (default: all)")
    batch = _command(commands, "batch", "Do actions read from stdin, one JSON object a line.")
    batch.add_argument("--list", action="store_true", help="list the actions there are, and stop")


def _reading(commands: "Commands") -> None:
    show = _command(commands, "show", "Show one client.")
    show.add_argument("code", metavar="CODE")
    show.add_argument("--as-of", metavar="DATE", help="as it stood at the end of this day, or at this moment (ISO)")
    past = _command(commands, "history", "Show the changes of a client, or of the file, the latest first.")
    past.add_argument("code", nargs="?", metavar="CODE")
    past.add_argument("--limit", type=_count, default=1000, metavar="N", help="at most so many (default 1000)")
    undo = _command(commands, "undo", "Take back your last step.")
    undo.add_argument("--merge", type=_count, metavar="STEP", help="take back this merge, though more was done since")
    _command(commands, "redo", "Bring back the step you undid last.")
    search = _command(commands, "search", "Find clients by any piece of text: name, pinyin, initials, telephone, note.")
    search.add_argument("text", metavar="TEXT")
    search.add_argument("--limit", type=_count, default=50, metavar="N", help="at most so many (default 50)")
    query = _command(commands, "query", "Find clients by a query: a JSON file, - for stdin, or a name.")
    query.add_argument("query", nargs="?", default="", metavar="QUERY.json|NAME|-", help="NAME: also of a saved view")
    told = query.add_mutually_exclusive_group()
    told.add_argument("--count", action="store_true", help="print only how many there are")
    told.add_argument("--sentence", action="store_true", help="say what the query asks, in --lang")
    told.add_argument("--list", action="store_true", help="list the queries that have names, saved views among them")
    query.add_argument(
        "--sort", default="", metavar="KEY", help="by a column of lists or a field (default: the view's order, or name)"
    )
    query.add_argument("--descending", action="store_true", help="the last first")
    ratios = _command(commands, "ratios", "Show the ratios of an enterprise's statements, and the checks that fail.")
    ratios.add_argument("code", metavar="CODE")
    ratios.add_argument("--checks", action="store_true", help="only the checks that fail, each with its cell")
    ratios.add_argument("--explain", default="", metavar="RATIO", help="how this ratio (R01 or its key) is reckoned")
    score = _command(commands, "score", "Show how a client is scored, why, and what is reckoned from it.")
    score.add_argument("code", metavar="CODE")
    score.add_argument("kind", choices=("credit", "weighted", "distributor"))
    score.add_argument("--proposal", action="store_true", help="what a new evaluation may begin with, not the last one")
    score.add_argument(
        "--with",
        dest="compared",
        action="append",
        default=[],
        metavar="CODE",
        help="another distributor to stand beside it (up to seven)",
    )


def _bringing(commands: "Commands") -> None:
    bring = _command(commands, "import", "Bring in clients or policies out of tables, vCards or JSON; or a statement.")
    bring.add_argument("source", type=Path, metavar="SOURCE", help="*.xlsx, *.xls, *.csv, *.tsv, *.vcf or *.json")
    bring.add_argument(
        "--ledger", action="store_true", help="take back what the accountant filled in on a ledger made here"
    )
    bring.add_argument("--kind", choices=("person", "enterprise"), help="what the clients are (default: found out)")
    bring.add_argument(
        "--as",
        dest="rows",
        choices=("clients", "policies"),
        default="clients",
        help="what the rows are: clients, or insurance policies with their holders (default: clients)",
    )
    bring.add_argument(
        "--map", type=Path, metavar="MAP.json", help="what columns (of a statement: captions) are: {heading: key}"
    )
    bring.add_argument(
        "--duplicates",
        choices=("fill", "skip", "overwrite", "add"),
        default="fill",
        help="clients that are there: fill blanks, skip, overwrite, or add another (default: fill)",
    )
    bring.add_argument(
        "--children",
        choices=("append", "replace"),
        default="append",
        help="rows of groups: added to those that are there, or in their place (default: append)",
    )
    bring.add_argument(
        "--bad",
        choices=("skip", "blank", "refuse"),
        default="blank",
        help="unreadable cells: leave them blank, their text kept in the notes; skip the row; or refuse the file "
        "(default: blank, no client is lost)",
    )
    bring.add_argument(
        "--couples",
        choices=("one", "two"),
        default="one",
        help="a line for two, such as John & Mary Smith: one client, or two who are each other's spouse (default: one)",
    )
    bring.add_argument(
        "--blank",
        action="append",
        default=[],
        metavar="COLUMN",
        help="leave blank what cannot be read in this column (its heading or letter); may be given several times",
    )
    bring.add_argument("--sheet", default="", metavar="N", help="only this sheet: its number from 1, or its name")
    bring.add_argument("--encoding", default="", metavar="E", help="of a text file or vCards (default: found out)")
    bring.add_argument("--rejects", type=Path, metavar="OUT.xlsx", help="write the rows that were not taken")
    bring.add_argument("--statement", metavar="CODE", help="a financial statement of this enterprise, not clients")
    bring.add_argument("--dry-run", action="store_true", help="only tell what would be brought in")
    bring.add_argument("--from", dest="start", default="", metavar="DATE", help="the first day of the period")
    bring.add_argument("--to", dest="end", default="", metavar="DATE", help="its last day; chooses among several")
    bring.add_argument("--unit", choices=("1", "1000", "10000"), help="the unit of the amounts, if the file tells none")
    bring.add_argument("--scope", choices=("single", "consolidated"), default="", help="whether subsidiaries are in it")
    bring.add_argument("--version", default="", metavar="TEXT", help="keep it as a draft beside another of the period")
    bring.add_argument(
        "--leave-unreadable", action="store_true", help="leave cells blank that cannot be read, and note which"
    )


def _giving(commands: "Commands") -> None:
    _card(commands)
    mailing.add_commands(partial(_command, commands))
    insurance.add_commands(partial(_command, commands))
    service.add_commands(partial(_command, commands))
    letters.add_commands(partial(_command, commands))
    export = _command(
        commands, "export", "Write a workbook (`ledger`), vCards, CSV tables, the folder of documents, or all as JSON."
    )
    export.add_argument("what", choices=("ledger", "package", "vcard", "csv", "documents", "all"))
    export.add_argument(
        "name",
        nargs="?",
        default="register",
        metavar="NAME",
        help=(
            "register, records; orders, accounts, ageing, receipts, expenses, sales, contacts, opportunities, service, "
            "complaints, renewals; "
            "of one client (--code): statements, or ratios with the statements they rest on; "
            "of package: kingdee_k3, yonyou_u8, simple_voucher, sales_bills, xero_invoices, quickbooks_invoices, "
            "client_master, or a profile of the house"
        ),
    )
    export.add_argument("--code", default="", metavar="CODE", help="only this client (statements and ratios need one)")
    export.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="X",
        help="the file; of csv and documents a folder; in a folder that is there a ledger gets a name of its own",
    )
    export.add_argument("--kind", action="append", default=[], metavar="KIND", help="only this kind (may be repeated)")
    export.add_argument(
        "--period",
        default="",
        metavar="PERIOD",
        help="of ledgers of trading: 2026, 2026-Q1, 2026-03, 2026-01-01..2026-03-31, last-month, this-year (default: "
        "until today)",
    )
    export.add_argument("--again", action="store_true", help="of package: also what was given out before")
    export.add_argument("--first", type=int, metavar="N", help="of package: the first voucher of a month")
    export.add_argument("--headings", choices=("zh", "en", "both"), default="both")
    export.add_argument(
        "--values-only",
        dest="figures",
        action="store_const",
        const="values",
        default="formulas",
        help="totals as plain figures, for programs that do not calculate",
    )
    ledgers.add_options(export)
    export.add_argument("--beside", action="store_true", help="of all: photos and files in a folder beside the JSON")
    export.add_argument("--version", choices=("3.0", "4.0"), default="3.0", help="of vCards (default: 3.0)")
    export.add_argument("--keys", action="store_true", help="head the tables with keys, not with labels in --lang")
    export.add_argument(
        "--profile",
        choices=("accounting", "work", "handout", "full"),
        help="(default: register and records accounting, else work; all is always full)",
    )
    export.add_argument("--reason", default="", help="show sensitive fields, for this reason; it is written down")


def _furnishing(commands: "Commands") -> None:
    house = _command(commands, "house", "Show our company, or change what is known of it.")
    house.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="change a field (repeatable)")
    house.add_argument("--logo", type=Path, metavar="PICTURE", help="take the logo from a picture")
    layout = _command(commands, "layout", "Show what stands on the cards of a layout, or choose it.")
    layout.add_argument("layout", nargs="?", metavar="LAYOUT", help="a layout that card knows (default: all)")
    layout.add_argument("--kind", metavar="KIND", help="person or enterprise")
    chosen = layout.add_mutually_exclusive_group()
    chosen.add_argument("--fields", metavar="KEY,KEY…", help="these fields, in this order")
    chosen.add_argument("--usual", action="store_true", help="what the layout shows of itself again")
    day = _command(commands, "day", "Print today's tasks with a call sheet for each client, as a PDF.")
    day.add_argument("--out", type=Path, required=True, metavar="X.pdf")
    day.add_argument("--on", metavar="DATE", help="a day that comes, with what is still open by then (default: today)")
    plan = _command(commands, "plan", "Add a task for each client whose next contact falls due and who has none.")
    plan.add_argument("--dry-run", action="store_true", help="only tell which, and add nothing")
    sample = _command(commands, "sample", "Count the made-up clients to look around with, add or remove them.")
    wanted = sample.add_mutually_exclusive_group()
    wanted.add_argument("--add", action="store_true", help="put them into the file; those that are there stay")
    wanted.add_argument("--remove", action="store_true", help="erase them; those you changed go to the trash instead")


def _layouts(words: Catalogue) -> str:
    """The layouts of cards by name, with their titles."""
    from clientdesk.exchange.cards import LAYOUTS

    told = "; ".join(f"{layout.name}: {words.tr(layout.label)}" for layout in LAYOUTS.values())
    return words.tr(N_("{layouts} (default: full)"), layouts=told)


def _card(commands: "Commands") -> None:
    card = _command(commands, "card", "Print clients as PDF cards or lists, or as pictures; or a blank form.")
    card.add_argument("codes", nargs="*", metavar="CODE", help="the clients, in the order of the print")
    card.add_argument("--all", action="store_true", help="all clients in the order of the list, in place of codes")
    card.add_argument("--layout", default="full", metavar="NAME", help=_layouts(catalogue("en")))
    card.add_argument("--kind", default="", metavar="KIND", help="in place of clients: an empty form (--layout blank)")
    card.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="X.pdf|X.png",
        help="a PDF; or pictures, X-1.png, X-2.png … if several",
    )
    card.add_argument(
        "--profile",
        choices=("work", "handout", "full"),
        help="for whom: my own desk, somebody else (masked), the person concerned (default: work; pictures: handout)",
    )
    card.add_argument("--reason", default="", help="show sensitive fields, for this reason; it is written down")
    card.add_argument("--fields", type=_keys, default=[], metavar="KEY,KEY…", help="these fields, in this order")
    card.add_argument("--private-qr", action="store_true", help="mobile, e-mail and home address in the QR code too")


def _keys(text: str) -> list[str]:
    return [key.strip() for key in text.split(",") if key.strip()]


def _keeping(commands: "Commands") -> None:
    check = _command(commands, "check", "Look the file over.")
    check.add_argument("--deep", action="store_true", help="every page, every value against the journal, attachments")
    check.add_argument("--repair", action="store_true", help="write lists and search anew first")
    backup = _command(commands, "backup", "Make a verified copy.")
    backup.add_argument("--out", type=Path, metavar="COPY", help="where (default: the folder of backups beside it)")
    restore = _command(commands, "restore", "Put a verified copy in the place of a file; what stood there is kept.")
    restore.add_argument("target", type=Path, metavar="TARGET")
    rekey = _command(commands, "rekey", "Change the password; reads the old one, then the new one.")
    rekey.add_argument("--new-password-fd", type=int, metavar="N", help="read the new password from this descriptor")
    rekey.add_argument("--plain", action="store_true", help="store without encryption from now on")
    erasing.add_commands(partial(_command, commands))
    dump = _command(commands, "dump", "Print every stored value, sorted.")
    dump.add_argument("--as-of", metavar="DATE", help="as it stood at the end of this day, or at this moment (ISO)")
