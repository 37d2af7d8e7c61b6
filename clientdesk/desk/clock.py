"""The present moment, as a desk has it."""

import os
from datetime import UTC, datetime

from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_


def clock() -> datetime:
    """The present moment; `CLIENTDESK_NOW` (ISO) sets it for tests and demonstrations."""
    told = os.environ.get("CLIENTDESK_NOW")
    if not told:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(told)
        if not 1 < moment.year < 9999:
            raise ValueError
    except ValueError:
        raise UserError(
            N_("CLIENTDESK_NOW is not a moment of the form 2024-03-05T14:03:00+00:00."),
            code=ExitCode.USAGE,
            key="clock",
        ) from None
    return moment if moment.tzinfo else moment.astimezone()
