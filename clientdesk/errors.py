"""The errors a user can act on, and the exit codes the command line gives for them."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What `clientdesk-cli` returns to the shell."""

    DONE = 0
    USAGE = 2
    WRONG_PASSWORD = 3
    IN_USE = 4
    DISK = 5
    DAMAGED = 6
    NEWER_FORMAT = 7
    REFUSED = 8
    CONFLICT = 9
    NO_RIGHT = 10


class UserError(Exception):
    """A sentence the user can act on: what happened, that the data is safe, what to do next.

    `text` and `hint` are message ids (English sentences with named places); `values` fill the places and are
    never a client's data when the error may be logged. `key` is a short stable word for programs.
    """

    def __init__(
        self,
        text: str,
        *,
        code: ExitCode = ExitCode.REFUSED,
        key: str = "refused",
        hint: str = "",
        **values: object,
    ) -> None:
        super().__init__(text)
        self.text = text
        self.code = code
        self.key = key
        self.hint = hint
        self.values = values

    def __str__(self) -> str:
        return self.text.format(**self.values)
