"""The sentence for a file that is not read; what files hold is never in it."""

from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_

DAMAGED = N_("The file is damaged or of an unknown kind.")
SAVE_AGAIN = N_(
    "Nothing was changed. Open the file in the program it comes from, save it as .xlsx or .csv and try again."
)
LESS = N_("Nothing was changed. Delete what is not needed in it, or divide it into several files, and try again.")


def refused(key: str, text: str, *, hint: str = SAVE_AGAIN, **values: object) -> UserError:
    """A refusal to be raised."""
    return UserError(text, code=ExitCode.REFUSED, key=key, hint=hint, **values)
