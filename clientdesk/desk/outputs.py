"""Where prints and exports may go: never over a client file."""

from pathlib import Path

from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store.file import SUFFIX


def refuse_client_file(out: Path) -> None:
    """Raise unless something that is no client file may be written here."""
    if out.suffix == SUFFIX or (is_there(out) and out.resolve().suffix == SUFFIX):
        raise UserError(
            N_("{file} has the name of a client file; nothing was written."),
            key="client_file_in_the_way",
            hint=N_("Choose another name, such as one that ends in .pdf, .xlsx or .json."),
            file=out.name,
        )


def is_there(path: Path) -> bool:
    """Whether there is something of this name. Of a name no disk takes there is nothing; writing it says why."""
    try:
        return path.exists()
    except OSError:
        return False
