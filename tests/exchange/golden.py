"""Compares a text with the one kept in `tests/golden/`; `CLIENTDESK_WRITE_GOLDEN=1` keeps it instead, to be read and
committed by a person."""

import os
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "golden"


def assert_golden(name: str, text: str) -> None:
    """The text is the kept one of this name, line by line."""
    path = FOLDER / name
    if os.environ.get("CLIENTDESK_WRITE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text.splitlines() == path.read_text("utf-8").splitlines()
