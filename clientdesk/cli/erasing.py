"""Erasing clients for good by command, with a certificate for whoever asked for it."""

import argparse
from collections.abc import Callable
from pathlib import Path

from clientdesk.cli.given import Arguments, done, open_desk
from clientdesk.desk.certificates import certify, print_job, save
from clientdesk.desk.erasing import erase
from clientdesk.desk.outputs import refuse_client_file
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_


def add_commands(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The arguments of the command; `add` makes one with its name and help."""
    command = add("erase", "Erase clients for good, with their history; their documents stay without a name. No undo.")
    command.add_argument("codes", nargs="+", metavar="CODE")
    command.add_argument(
        "--certificate",
        type=Path,
        required=True,
        metavar="X.json",
        help="write what was erased, without personal data; a name that ends in .pdf or .txt makes it one to read",
    )


def erase_clients(arguments: Arguments) -> int:
    """Erase clients, then look whether anything of them can still be found."""
    out: Path = arguments.certificate
    refuse_client_file(out)
    if out.exists() or not out.absolute().parent.is_dir():
        raise UserError(
            N_("The certificate needs a new file in a folder that is there; nothing was erased."),
            key="certificate",
            hint=N_("Choose another name for it."),
        )
    with open_desk(arguments) as desk:
        job = print_job(desk, language=arguments.lang)
        gone = erase(desk, arguments.codes)
    # Only now: the file is not open in this program any more.
    made = [certify(each, arguments.file) for each in gone]
    save(made, out, job)
    told = [each.erased.certificate(each.still_found) for each in made]
    done(arguments, {"erased": [each.code for each in gone], "certificate": told}, N_("Erased {erased} for good."))
    return ExitCode.DONE
