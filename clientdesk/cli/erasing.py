"""Erasing clients for good by command, with a certificate for whoever asked for it."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from clientdesk.cli import output
from clientdesk.cli.given import Arguments, done, open_desk, usage_error, words
from clientdesk.desk import Desk
from clientdesk.desk.certificates import Certified, certify, print_job, written
from clientdesk.desk.erasing import Erased, erase, reach, who
from clientdesk.desk.old_trash import OldTrash, erase_old, old_trash
from clientdesk.desk.outputs import is_there, refuse_client_file
from clientdesk.errors import ExitCode, UserError
from clientdesk.files import atomic_place
from clientdesk.i18n import N_, Sentence

MOST_DAYS = 36_500
"""The largest --trash-older-than."""
_NOBODY = N_("There is nobody to erase; nothing was erased.")
_STAY = N_("The books have documents of these; they stay in the trash until they are named: {stay}")


class _Nobody(Exception):
    """There is nobody to erase, and no certificate of it."""


class _Erasing:
    """Erasing, and writing the certificates of what was `made` of it; those whom the books need `stay`."""

    def __init__(self, arguments: Arguments) -> None:
        self.arguments = arguments
        self.made: list[Certified] = []
        self.stay: tuple[str, ...] = ()

    def write(self, place: Path) -> None:
        """Erase, then write the certificates into the place taken for them."""
        arguments = self.arguments
        with open_desk(arguments) as desk:
            job = print_job(desk, language=arguments.lang)
            gone = erase(desk, arguments.codes) if arguments.codes else self._erase_old(desk)
        # Only now: the file is not open in this program any more.
        self.made = certify(gone, arguments.file)
        place.write_bytes(written(self.made, arguments.certificate.suffix, job))

    def _erase_old(self, desk: Desk) -> list[Erased]:
        old = old_trash(desk, days=self.arguments.trash_older_than)
        self.stay = tuple(line.code for line in old.booked)
        if not old.free:
            raise _Nobody
        return erase_old(desk, old)

    def told(self) -> dict[str, object]:
        """What came of it, as data."""
        told = [each.erased.certificate(each.still_found) for each in self.made]
        return {"erased": tuple(each.erased.code for each in self.made), "stay": self.stay, "certificate": told}


def add_commands(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The arguments of the command; `add` makes one with its name and help."""
    command = add("erase", "Erase clients for good, with their history; their documents stay without a name. No undo.")
    codes = command.add_argument("codes", nargs="+", metavar="CODE", default=[], help="the clients")
    # With nargs="*" none could stand behind an option.
    codes.required = False
    command.add_argument(
        "--trash-older-than",
        type=_days,
        metavar="DAYS",
        help="instead of CODE all who have been in the trash for longer, but for those whom the books need",
    )
    command.add_argument(
        "--certificate",
        type=Path,
        metavar="X.json",
        help="write what was erased, without personal data; a name that ends in .pdf or .txt makes it one to read",
    )
    command.add_argument("--dry-run", action="store_true", help="only tell who and what would go")


def _days(text: str) -> int:
    days = int(text) if text.isdecimal() else 0
    if not 1 <= days <= MOST_DAYS:
        raise argparse.ArgumentTypeError(f"a whole number of days from 1 to {MOST_DAYS} is needed")
    return days


def erase_clients(arguments: Arguments) -> int:
    """Erase clients, then look whether anything of them can still be found."""
    if bool(arguments.codes) == (arguments.trash_older_than is not None):
        raise usage_error(N_("Name the clients to erase, or give --trash-older-than."))
    if arguments.dry_run:
        return _look(arguments)
    if arguments.certificate is None:
        raise usage_error(N_("Name the file for the certificate (--certificate), or give --dry-run."))
    _refuse_place(arguments.certificate)
    return _erase_all(arguments)


def _refuse_place(out: Path) -> None:
    refuse_client_file(out)
    if is_there(out) or not out.absolute().parent.is_dir():
        raise UserError(
            N_("The certificate needs a new file in a folder that is there; nothing was erased."),
            key="certificate",
            hint=N_("Choose another name for it."),
        )


def _erase_all(arguments: Arguments) -> int:
    erasing = _Erasing(arguments)
    try:
        # Its place is taken first: what was erased is not erased a second time for another certificate.
        atomic_place(arguments.certificate, erasing.write)
    except _Nobody:
        _tell(arguments, erasing.told(), _NOBODY)
        return ExitCode.DONE
    except UserError as problem:
        if not erasing.made:
            raise
        output.document(erasing.told())
        raise UserError(
            N_("The clients were erased, but the certificate could not be written: {reason}"),
            code=problem.code,
            key="certificate_not_written",
            hint=N_("It was printed here instead; keep it."),
            reason=Sentence(problem.text, problem.values),
        ) from problem
    _tell(arguments, erasing.told(), N_("Erased {erased} for good."))
    return ExitCode.DONE


def _look(arguments: Arguments) -> int:
    """Tell what erasing would do; nothing is changed."""
    days = arguments.trash_older_than
    with open_desk(arguments, read_only=True) as desk:
        old = OldTrash(0, who(desk, arguments.codes)) if days is None else old_trash(desk, days=days)
        reached = reach(desk, old.free)
    told = {
        "would_erase": tuple(line.code for line in old.free),
        "stay": tuple(line.code for line in old.booked),
        "records": dict(reached.gone),
        "kept_without_name": dict(reached.kept),
        "given_to_packages": {batch: list(numbers) for batch, numbers in reached.given.items()},
        "backups_before": reached.backups,
    }
    _tell(arguments, told, N_("Would erase {would_erase} for good; nothing was erased.") if old.free else _NOBODY)
    return ExitCode.DONE


def _tell(arguments: Arguments, told: Mapping[str, object], sentence: str) -> None:
    done(arguments, told, sentence)
    if told["stay"] and not arguments.json:
        output.line(words(arguments).tr(_STAY, stay=told["stay"]))
