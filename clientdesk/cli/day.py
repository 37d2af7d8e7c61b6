"""The commands of the working day: the day on paper, and contacts planned as often as the house wants."""

from datetime import date

from clientdesk.cli import output
from clientdesk.cli.given import Arguments, done, open_desk, words
from clientdesk.desk import Desk
from clientdesk.desk.clients import unreadable
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.work.task import Task
from clientdesk.errors import ExitCode
from clientdesk.i18n import N_


def day(arguments: Arguments) -> int:
    """Print the tasks of today, or of a day that comes, with a call sheet for each client."""
    with open_desk(arguments, read_only=True) as desk:
        made = desk.my_day.save(arguments.out, language=arguments.lang, on=_day(arguments, desk))
    done(arguments, {"file": str(arguments.out), "pages": made.pages}, N_("Wrote {file}."))
    return ExitCode.DONE


def plan(arguments: Arguments) -> int:
    """Plan the contacts that fall due, or only tell them."""
    with open_desk(arguments, read_only=arguments.dry_run) as desk:
        wanted = desk.work.planned()
        changed = None if arguments.dry_run else desk.work.plan_ahead()[1]
    if arguments.json:
        told = [{"code": code, "due": due.isoformat()} for code, due in wanted]
        output.document({"planned": told, "step": changed.step if changed else None})
        return ExitCode.DONE
    for code, due in wanted if arguments.dry_run else ():
        output.line(f"{code}  {due.isoformat()}")
    if arguments.dry_run:
        output.line(words(arguments).ntr("{n} task would be added.", "{n} tasks would be added.", len(wanted)))
    else:
        output.line(words(arguments).ntr("{n} task was added.", "{n} tasks were added.", len(wanted)))
    return ExitCode.DONE


def _day(arguments: Arguments, desk: Desk) -> date | None:
    if not arguments.on:
        return None
    try:
        return Task.due.type.read(arguments.on, desk.reading)
    except Unreadable as problem:
        raise unreadable(problem) from None
