"""The commands of the working day: the day on paper, and contacts planned as often as the house wants."""

from clientdesk.cli import output
from clientdesk.cli.given import Arguments, done, open_desk, words
from clientdesk.errors import ExitCode
from clientdesk.i18n import N_


def day(arguments: Arguments) -> int:
    """Print today's tasks with a call sheet for each client."""
    with open_desk(arguments, read_only=True) as desk:
        made = desk.my_day.save(arguments.out, language=arguments.lang)
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
