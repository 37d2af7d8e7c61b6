"""Texts that are too long for their place, shortened where a word ends."""

_WORD = 16
"""Letters that are looked through for the end of a word; writing without spaces is cut where it is."""
_STOPS = " \t\n.,;:。，；：、"
"""What does not stand before the dots."""


def shortened(text: str, longest: int) -> str:
    """A text of at most so many letters, dots at its end for what is left out."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    if not text[longest - 1].isspace():
        start = max(0, len(cut) - _WORD)
        space = max(cut.rfind(" ", start), cut.rfind("\n", start))
        cut = cut[:space] if space > start else cut
    return f"{cut.rstrip(_STOPS) or cut.rstrip()}…"
