"""The bytes of a file a user chose to bring in, or one sentence why they cannot be had."""

from pathlib import Path

from clientdesk.errors import UserError
from clientdesk.exchange.intake.archive import FILE_AT_MOST
from clientdesk.exchange.intake.refusals import refused
from clientdesk.files import read_whole
from clientdesk.i18n import N_, Sentence

_MARKS = ("~${}", ".~lock.{}#", ".~{}")
"""The files Excel, LibreOffice and WPS leave beside one they have open."""
_SHARING_VIOLATIONS = (32, 33)
_ANOTHER = N_("Nothing was changed. Choose a file.")


def opened(path: Path, *, at_most: int = FILE_AT_MOST) -> tuple[bytes, tuple[Sentence, ...]]:
    """The bytes of a file, and a note where another program has it open; a `UserError` for what is no readable file."""
    if path.name.startswith(("~$", ".~lock.")):
        text = N_("This is the mark a program leaves beside a file it has open, and not the file.")
        raise refused("no_table", text, hint=_ANOTHER)
    if path.is_dir():
        raise refused("folder", N_("{name} is a folder and not a file."), hint=_ANOTHER, name=path.name)
    try:
        data = read_whole(path, at_most=at_most)
    except UserError as error:
        if getattr(error.__cause__, "winerror", None) not in _SHARING_VIOLATIONS:
            raise
        text = N_("{name} is open in another program, which does not let it be read.")
        hint = N_("Nothing was changed. Close it there and try again.")
        raise refused("open_elsewhere", text, hint=hint, name=path.name) from error
    if any(path.with_name(mark.format(path.name)).exists() for mark in _MARKS):
        text = N_("{name} is open in another program; what has not been saved there was not read.")
        return data, (Sentence(text, {"name": path.name}),)
    return data, ()
