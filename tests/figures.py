"""Figures that a test found out, shown with `pytest -s`."""

import sys


def tell(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")
