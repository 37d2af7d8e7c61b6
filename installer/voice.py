"""What the set-up says to the user: on the error output, so that a command's own output stays clean."""

import os
import sys
from collections.abc import Mapping

from clientdesk.errors import UserError


def tell(text: str, **values: object) -> None:
    """Show one line in the user's language; `text` is a message id with named places."""
    from clientdesk.i18n import catalogue  # only a set-up speaks; an ordinary start stays quick

    print(catalogue(language_of(os.environ)).tr(text, **values), file=sys.stderr, flush=True)  # noqa: T201


def tell_error(error: UserError) -> None:
    """Show what went wrong and, where there is one, what to do next."""
    tell(error.text, **error.values)
    if error.hint:
        tell(error.hint, **error.values)


def language_of(environ: Mapping[str, str]) -> str:
    """The catalogue's name for the language the system speaks: "en", "zh_CN" or "zh_TW"."""
    spoken = next((environ[name] for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    first = spoken.split(":")[0].replace("-", "_")
    if not first.startswith("zh"):
        return "en"
    return "zh_TW" if any(mark in first for mark in ("TW", "HK", "MO", "Hant")) else "zh_CN"
