"""The one way in: a hidden child, a command, or the window."""

import sys
from collections.abc import Iterator, Sequence

from clientdesk import __version__
from clientdesk.errors import UserError
from clientdesk.garbage import spare_the_old
from clientdesk.i18n import N_

CHILD = "--untrusted-child"


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for; the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == [CHILD]:
        from clientdesk.exchange.untrusted.child import serve

        return serve()
    if arguments[:1] == ["--version"]:
        from clientdesk.cli.output import line

        line(f"ClientDesk {__version__}")
        return 0
    if arguments and _is_command(arguments[0]):
        from clientdesk.cli.main import run

        spare_the_old()
        return run(arguments, draw=_pictures)
    from clientdesk.ui.app import main as open_window

    return open_window(arguments)


def _pictures(pdf: bytes) -> Iterator[bytes]:
    """The pages of a PDF as PNG, drawn by Qt, which a command loads for nothing else."""
    try:
        from clientdesk.ui.printing.pictures import png_pages
    except ImportError as error:
        raise UserError(
            N_("This computer lacks what pictures are drawn with; nothing was written."),
            key="no_pictures",
            hint=N_("Write a PDF instead."),
        ) from error
    return png_pages(pdf)


def _is_command(word: str) -> bool:
    """A client file given alone and the window's own options open the window; all else is a command, known or not."""
    return word in ("-h", "--help") or (not word.startswith("-") and not word.endswith(".clientdesk"))


if __name__ == "__main__":
    sys.exit(main())
