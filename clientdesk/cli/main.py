"""Running a command: the arguments, the errors in words, the exit code."""

import sys
from collections.abc import Sequence

from clientdesk.cli import output, parser
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import catalogue


def run(arguments: Sequence[str]) -> int:
    """Do the command; its exit code. A mistake of ours is left to the caller."""
    from clientdesk.cli.commands import COMMANDS

    given = parser.build().parse_args(list(arguments))
    try:
        return int(COMMANDS[given.command](given))
    except UserError as problem:
        output.error(problem, catalogue(given.lang), json_wanted=given.json)
        return int(problem.code)
    except BrokenPipeError:
        sys.stderr.close()
        return int(ExitCode.DISK)
    except KeyboardInterrupt:
        return 130
