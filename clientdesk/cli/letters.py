"""Letters by command: a text with its places filled, statements of account, reminders of payments."""

import argparse
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from clientdesk.cli import output
from clientdesk.cli.given import Arguments, open_desk, usage_error, words
from clientdesk.desk import Desk
from clientdesk.desk.letters.given import LettersWanted, Made, Plan, RemindersWanted, StatementsWanted, Wanted
from clientdesk.dossier.house.letters import LEVELS
from clientdesk.dossier.trade.period import read_period
from clientdesk.errors import ExitCode
from clientdesk.i18n import N_, Catalogue

Add = Callable[[str, str], argparse.ArgumentParser]
FORMS = ("letter", "a6", "a5", "a6-folded", "a5-folded")
_MOST_DAYS = 366


def add_commands(add: Add) -> None:
    """The arguments of the commands; `add` makes one with its name and help."""
    letters = add("letters", "Write the same letter or greeting card to clients; what is missing is counted.")
    _add_whom(letters, "the clients, in the order of the print")
    letters.add_argument("--text", default="", metavar="NAME", help="the text, by its name in the language of --lang")
    letters.add_argument("--texts", action="store_true", help="list the texts there are, and stop")
    letters.add_argument("--paper", choices=FORMS, default="letter", help="a letter on A4, or a greeting card")
    letters.add_argument(
        "--birthdays",
        type=_days,
        metavar="N",
        help="in place of codes: those whose birthday is within so many days, by the calendar they keep",
    )
    letters.add_argument("--note", action="store_true", help="note each letter in the timeline of its client")
    statement = add("statement", "Write statements of account, as the books of trading have them.")
    _add_whom(statement, "the clients, in the order of the print")
    statement.add_argument(
        "--period",
        default="",
        metavar="PERIOD",
        help="2026, 2026-Q1, 2026-03, 2026-01-01..2026-03-31 (default: everything until today)",
    )
    statement.add_argument("--note", action="store_true", help="note each statement in the timeline of its client")
    reminders = add("reminders", "Write reminders of payments to those of whom enough is overdue.")
    _add_whom(reminders, "the clients (default: everybody of whom something is overdue)")
    reminders.add_argument(
        "--level", type=int, choices=LEVELS, default=0, help="this reminder (default: by the days overdue)"
    )
    reminders.add_argument(
        "--note", action="store_true", help="note each reminder, so that the next one comes next time"
    )


def _add_whom(command: argparse.ArgumentParser, help: str) -> None:
    command.add_argument("codes", nargs="*", metavar="CODE", help=help)
    command.add_argument("--out", type=Path, metavar="X.pdf", help="the file to write; a folder gets a file for each")
    command.add_argument("--dry-run", action="store_true", help="only tell what would be printed")


def _days(text: str) -> int:
    days = int(text) if text.isdecimal() else -1
    if not 0 <= days <= _MOST_DAYS:
        raise argparse.ArgumentTypeError(f"a whole number from 0 to {_MOST_DAYS} is needed")
    return days


def letters(arguments: Arguments) -> int:
    """Write letters, or list the texts there are."""
    with open_desk(arguments, read_only=not arguments.note) as desk:
        if arguments.texts:
            _list_texts(desk, arguments)
            return ExitCode.DONE
        codes = tuple(arguments.codes)
        if bool(codes) == (arguments.birthdays is not None) or not arguments.text:
            raise usage_error(N_("Name the text (--text), and the clients or --birthdays."))
        if arguments.birthdays is not None:
            codes = desk.letters.birthdays(desk.today, desk.today + timedelta(arguments.birthdays))
        text = desk.letters.texts.find(arguments.text, arguments.lang)
        return _give(desk, LettersWanted(codes, text, arguments.paper, arguments.note), arguments)


def statement(arguments: Arguments) -> int:
    """Write statements of account."""
    if not arguments.codes:
        raise usage_error(N_("Name the clients."))
    with open_desk(arguments, read_only=not arguments.note) as desk:
        period = read_period(arguments.period, desk.today)
        since: date | None = period.since
        return _give(
            desk,
            StatementsWanted(tuple(arguments.codes), since, period.until, arguments.lang, arguments.note),
            arguments,
        )


def reminders(arguments: Arguments) -> int:
    """Write reminders of payments."""
    with open_desk(arguments, read_only=not arguments.note) as desk:
        wanted = RemindersWanted(tuple(arguments.codes), arguments.lang, arguments.level, arguments.note)
        return _give(desk, wanted, arguments)


def _list_texts(desk: Desk, arguments: Arguments) -> None:
    texts = desk.letters.texts.all(arguments.lang)
    if arguments.json:
        keys = ("name", "language", "kind", "level", "subject", "body", "own")
        output.document([{key: getattr(text, key) for key in keys} for text in texts])
        return
    for text in texts:
        output.line(f"{text.name}  ({text.kind})")


def _give(desk: Desk, wanted: Wanted, arguments: Arguments) -> int:
    """Write what is wanted and tell it, or with --dry-run only tell it."""
    said = words(arguments)
    files: tuple[Path, ...] = ()
    pages = 0
    if arguments.dry_run:
        plan = desk.letters.plan(wanted)
    elif arguments.out is None:
        raise usage_error(N_("Name the file to write (--out), or give --dry-run."))
    else:
        made, files = _write(desk, wanted, arguments.out)
        plan, pages = made.plan, made.print.pages
    if arguments.json:
        output.document(_as_json(plan, said, [str(file) for file in files], pages))
    else:
        for file in files:
            output.line(said.tr(N_("Wrote {file}."), file=str(file)))
        _tell(plan, said)
    return ExitCode.DONE


def _write(desk: Desk, wanted: Wanted, out: Path) -> tuple[Made, tuple[Path, ...]]:
    """Into one file, or into a folder a file for each."""
    if out.is_dir():
        return desk.letters.save_each(wanted, out)
    return desk.letters.save(wanted, out), (out,)


def _as_json(plan: Plan, said: Catalogue, files: list[str], pages: int) -> dict[str, Any]:
    return {
        "files": files,
        "pages": pages,
        "printed": [
            {
                "code": each.code,
                "name": each.name,
                **({"level": each.level} if each.level else {}),
                **({"amounts": dict(each.amounts)} if each.amounts else {}),
                **({"missing": list(each.lacking)} if each.lacking else {}),
                **({"no_address": True} if each.lost else {}),
            }
            for each in plan.planned
        ],
        "left_out": [{"code": each.code, "name": each.name, "reason": said.say(each.reason)} for each in plan.left_out],
        "unknown": dict(plan.unknown),
    }


def _tell(plan: Plan, said: Catalogue) -> None:
    output.line(said.ntr("{n} letter", "{n} letters", len(plan.planned)))
    for each in plan.planned:
        if each.level:
            amounts = ", ".join(f"{value:,.2f} {currency}" for currency, value in each.amounts.items())
            told = said.tr(N_("Reminder of level {level}: {code} {name}  {amounts}"), **_named(each), amounts=amounts)
            output.line(f"  {told}")
    for name, count in plan.unknown.items():
        output.line(f"  {said.tr(N_('Not known, stays red: {place} ({n} times)'), place=f'{{{name}}}', n=count)}")
    for each in plan.lacking:
        places = ", ".join(f"{{{name}}}" for name in each.lacking)
        output.line(f"  {said.tr(N_('Missing, stays red: {code} {places}'), code=each.code, places=places)}")
    for left in plan.left_out:
        output.line(f"  {said.tr(N_('No letter: {code} {reason}'), code=left.code, reason=left.reason)}")


def _named(each: Any) -> dict[str, object]:
    return {"level": each.level, "code": each.code, "name": each.name}
