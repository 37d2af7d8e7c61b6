"""Passwords come by prompt or file descriptor, never by argument, environment or address."""

import getpass
import os
import sys

from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_

LONGEST = 4096


def from_descriptor(number: int) -> str:
    """The first line of a file descriptor."""
    try:
        # Unbuffered, since actions may follow in the same stream.
        with os.fdopen(number, "rb", buffering=0, closefd=False) as stream:
            data = stream.readline(LONGEST)
    except (OSError, ValueError, TypeError, OverflowError):
        raise UserError(
            N_("The password could not be read from descriptor {number}."),
            code=ExitCode.USAGE,
            key="password_fd",
            number=number,
        ) from None
    # Other bytes are another password, text or not.
    return data.decode("utf-8", "surrogateescape").rstrip("\r\n")


def asked(prompt: str) -> str | None:
    """What a person types, unseen; None where there is no person."""
    if not sys.stdin.isatty():
        return None
    return getpass.getpass(prompt)


def asked_twice(prompt: str) -> str | None:
    """A new password, typed twice the same; None where there is no person."""
    first = asked(prompt)
    if first is None:
        return None
    if first != asked("Again: "):
        raise UserError(
            N_("The two passwords differ; nothing was changed."), code=ExitCode.USAGE, key="passwords_differ"
        )
    return first


def needed(password: str | None) -> str:
    """The password, or the refusal of an empty or missing one."""
    if not password:
        raise UserError(
            N_("A password is needed, and none was given."),
            code=ExitCode.USAGE,
            key="password_needed",
            hint=N_("Use --password-fd N, or run the command in a terminal."),
        )
    return password
