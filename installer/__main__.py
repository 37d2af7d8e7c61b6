"""Builds ClientDesk as a program of its own: `python3 -m installer`."""

import sys

from clientdesk.errors import UserError
from clientdesk.i18n import N_
from installer import frozen, voice


def main() -> int:
    """Build the one-folder program and say where it is."""
    try:
        folder = frozen.build()
    except UserError as error:
        voice.tell_error(error)
        return error.code
    voice.tell(N_("Built: {folder}"), folder=folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
