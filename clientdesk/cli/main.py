"""Running a command: the arguments, the errors in words, the exit code."""

import argparse
import os
import sys
from collections.abc import Sequence

from clientdesk.cli import output, parser
from clientdesk.cli.speaking import language_of
from clientdesk.desk.cards import Draw
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_, catalogue


def run(arguments: Sequence[str], *, draw: Draw | None = None) -> int:
    """Do the command; its exit code. A mistake of ours is left to the caller. `draw` makes pictures, where it can."""
    from clientdesk.cli.commands import COMMANDS

    try:
        words = catalogue(language_of(arguments, os.environ))
        given = parser.build(words).parse_args(list(arguments))
    except parser.Mistyped as mistake:
        if "--json" in arguments:
            output.error(mistake, catalogue("en"), json_wanted=True)
        else:
            output.complaint(mistake.usage)
        return int(mistake.code)
    try:
        given.draw = draw
        _refuse_no_text(given)
        return int(COMMANDS[given.command](given))
    except UserError as problem:
        output.error(problem, catalogue(given.lang), json_wanted=given.json)
        return int(problem.code)
    except BrokenPipeError:
        sys.stderr.close()
        return int(ExitCode.DISK)
    except KeyboardInterrupt:
        return 130


def _refuse_no_text(given: argparse.Namespace) -> None:
    """Paths may hold any bytes; every other argument is text."""
    from clientdesk.desk.batch import is_whole

    for value in vars(given).values():
        if isinstance(value, str | list) and not is_whole(value):
            raise UserError(N_("An argument is not UTF-8 text."), code=ExitCode.USAGE, key="no_utf8")
