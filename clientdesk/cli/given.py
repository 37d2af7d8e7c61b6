"""What every command begins and ends with: the open desk, the language asked for, the word that it was done."""

import argparse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from clientdesk.cli import output, passwords
from clientdesk.desk import Desk
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_, Catalogue, catalogue

Arguments = argparse.Namespace


@contextmanager
def open_desk(arguments: Arguments, *, read_only: bool = False) -> Iterator[Desk]:
    """The desk on the file that was named; a person is asked for its password."""
    password = None
    if arguments.password_fd is not None:
        password = passwords.from_descriptor(arguments.password_fd)
    options: dict[str, Any] = {"user": arguments.user, "language": arguments.lang, "read_only": read_only}
    try:
        desk = Desk.open(arguments.file, password=password, **options)
    except UserError as problem:
        typed = passwords.asked("Password: ") if problem.key == "password_needed" else None
        if typed is None:
            raise
        desk = Desk.open(arguments.file, password=typed, **options)
    with desk:
        yield desk


def words(arguments: Arguments) -> Catalogue:
    """The texts of the language asked for."""
    return catalogue(arguments.lang)


def usage_error(text: str) -> UserError:
    """Arguments that do not go together; the text says which are meant."""
    return UserError(
        text, code=ExitCode.USAGE, key="usage", hint=N_("Use --help to see the commands and their arguments.")
    )


def done(arguments: Arguments, told: Mapping[str, object], sentence: str) -> None:
    """Say what was done: as data, or as a sentence."""
    if arguments.json:
        output.document(told)
    else:
        output.line(words(arguments).tr(sentence, **told))
