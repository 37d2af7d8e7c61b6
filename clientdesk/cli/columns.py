"""Columns of text on a terminal, where a Chinese character takes two places."""

import unicodedata


def width(text: str) -> int:
    """How many places a text takes."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def padded(text: str, wanted: int) -> str:
    """The text with blanks up to a width."""
    return text + " " * (wanted - width(text))
