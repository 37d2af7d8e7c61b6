"""From `main.py` to the running program: the environment, what a window needs, and the handing over."""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from clientdesk.errors import UserError
from clientdesk.i18n import N_
from installer import environment, voice
from installer.house import CHECKOUT

INTERRUPTED = 130
COMMAND = re.compile(r"[a-z][a-z-]*")
NEEDS_NO_WINDOW = ("-h", "--help", "--version")


def start(arguments: Sequence[str], *, checkout: Path = CHECKOUT) -> int:
    """Run ClientDesk with these arguments, its environment made first if need be; gives the exit code."""
    variables = dict(os.environ)
    try:
        window = wants_window(arguments)
        if window:
            from installer import screen, system_libraries

            screen.require_screen(variables, platform=sys.platform)
        place = environment.provide(environment.RUNNING, checkout=checkout)
        if window:
            variables |= system_libraries.provide(place.house, variables)
            screen.require_answer(variables, platform=sys.platform)
    except UserError as error:
        voice.tell_error(error)
        return error.code
    except KeyboardInterrupt:
        voice.tell(N_("Stopped. The next start goes on from here."))
        return INTERRUPTED
    return hand_over([str(place.python), "-P", "-m", "clientdesk", *arguments], variables)


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether Qt will be started: everything but a command's name and the questions about them."""
    return not arguments or not (arguments[0] in NEEDS_NO_WINDOW or COMMAND.fullmatch(arguments[0]))


def hand_over(command: list[str], variables: Mapping[str, str]) -> int:
    """Become the program; Windows cannot replace a process, so there it is waited for."""
    if os.name == "posix":
        os.execve(command[0], command, variables)  # noqa: S606 - there is no shell to be safe from
    import subprocess

    process = subprocess.Popen(command, env=variables)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # the program has heard it too and decides
            continue
