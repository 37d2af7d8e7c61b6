"""The words of the command line: every command, its arguments, and a help that teaches by examples."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_

if TYPE_CHECKING:
    Commands: TypeAlias = argparse._SubParsersAction["_Parser"]  # noqa: SLF001 - it has no public name

EPILOG = """\
exit codes:
  0 done   2 usage   3 wrong password   4 in use by another   5 disk or I/O
  6 damaged   7 newer format   8 refused input   9 conflict   10 no right

examples:
  clientdesk-cli new book.clientdesk
  echo '{"op":"create","kind":"person","values":{"full_name":"Wang Wei"}}' | clientdesk-cli batch book.clientdesk
  clientdesk-cli search book.clientdesk wang
  clientdesk-cli card book.clientdesk KH000001 --out wang.pdf --lang zh_CN
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


def build() -> argparse.ArgumentParser:
    """The whole parser; it raises `Mistyped`."""
    parser = _Parser(
        prog="clientdesk",
        description="Client files without a window. Without a command the window opens.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _making(commands)
    _reading(commands)
    _giving(commands)
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
    new = _command(commands, "new", "Make a new, empty client file.")
    new.add_argument("--encrypt", action="store_true", help="encrypt it; asks for a password, or --password-fd")
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
    _command(commands, "undo", "Take back your last step.")
    _command(commands, "redo", "Bring back the step you undid last.")
    search = _command(commands, "search", "Find clients by any piece of text: name, pinyin, initials, telephone, note.")
    search.add_argument("text", metavar="TEXT")
    search.add_argument("--limit", type=_count, default=50, metavar="N", help="at most so many (default 50)")


def _giving(commands: "Commands") -> None:
    card = _command(commands, "card", "Print clients as PDF cards.")
    card.add_argument("codes", nargs="+", metavar="CODE")
    card.add_argument("--layout", default="full", help="full (the whole dossier)")
    card.add_argument("--out", type=Path, required=True, metavar="X.pdf")
    card.add_argument("--profile", choices=("work", "handout", "full"), default="work")
    card.add_argument("--reason", default="", help="show sensitive fields, for this reason; it is written down")
    export = _command(commands, "export", "Write a workbook: `ledger register` or `ledger records`; `all` as JSON.")
    export.add_argument("what", choices=("ledger", "all"))
    export.add_argument("name", nargs="?", default="register", metavar="NAME")
    export.add_argument("--out", type=Path, required=True, metavar="X.xlsx")
    export.add_argument("--kind", action="append", default=[], metavar="KIND", help="only this kind (may be repeated)")
    export.add_argument("--headings", choices=("zh", "en", "both"), default="both")
    export.add_argument("--profile", choices=("accounting", "work", "full"), default="accounting")
    export.add_argument("--reason", default="", help="show sensitive fields, for this reason; it is written down")


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
    dump = _command(commands, "dump", "Print every stored value, sorted.")
    dump.add_argument("--as-of", metavar="DATE", help="as it stood at the end of this day, or at this moment (ISO)")
