"""What commands print: one JSON document or lines for people on stdout, errors on stderr, never a client's value."""

import json
import sys
from decimal import Decimal
from typing import Any

from clientdesk.errors import UserError
from clientdesk.i18n import Catalogue


def default(value: object) -> Any:
    """What JSON does not know: amounts as decimal strings."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    raise TypeError(f"no JSON for {type(value).__name__}")


def as_json(value: object) -> str:
    """One line of JSON, letters as they are."""
    return json.dumps(value, ensure_ascii=False, default=default)


def document(value: object) -> None:
    """Print the one document of a command."""
    line(as_json(value))


def line(text: str) -> None:
    """Print a line for people; what the terminal cannot show is replaced, never an error."""
    data = (text + "\n").encode("utf-8", "replace")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def error(problem: UserError, words: Catalogue, *, json_wanted: bool, extra: dict[str, object] | None = None) -> None:
    """Print an error: a JSON line with `code`, `key` and `hint`, or a sentence."""
    hint = words.tr(problem.hint, **problem.values)
    if json_wanted:
        told = {"code": int(problem.code), "key": problem.key, "text": sentence(problem, words), "hint": hint}
        text = as_json({**told, **(extra or {})})
    else:
        text = f"{sentence(problem, words)} {hint}".strip()
    complaint(text + "\n")


def complaint(text: str) -> None:
    """Print to stderr."""
    sys.stderr.buffer.write(text.encode("utf-8", "replace"))
    sys.stderr.buffer.flush()


def sentence(problem: UserError, words: Catalogue) -> str:
    """The error in a language."""
    return words.tr(problem.text, **problem.values) if problem.values else words.tr(problem.text)
