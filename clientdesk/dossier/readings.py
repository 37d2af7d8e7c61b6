"""How characters and phrases are read aloud, from pypinyin's tables.

The tables are read here, not by importing pypinyin: that takes the large one in at a single stroke, a sixth of a second
in which no other thread gets anywhere, and prepares much that is not needed.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_BETWEEN = "\n]\n],\n"
"""What stands between two phrases of the table."""
_TOGETHER = 500
"""So many phrases are read in one go, about two milliseconds."""


@cache
def of_characters() -> Mapping[int, str]:
    """{character: its readings with tones, the likeliest first, apart by commas}."""
    return {int(number): told for number, told in json.loads(table("pinyin_dict.json")).items()}


@cache
def of_phrases() -> Mapping[str, list[list[str]]]:
    """{phrase: the readings of each of its characters with tones}."""
    text = table("phrases_dict.json")
    found: dict[str, list[list[str]]] = {}
    try:
        for some in in_pieces(text):
            found |= json.loads(some)
    except ValueError:
        # Another edition of the table may be laid out otherwise; it is the same all the same.
        whole: dict[str, Any] = json.loads(text)
        return whole
    return found


def in_pieces(text: str) -> Iterator[str]:
    """Some hundred phrases at a time, each an object by itself."""
    phrases = text.strip().removeprefix("{").removesuffix("}").split(_BETWEEN)
    for start in range(0, len(phrases), _TOGETHER):
        some = phrases[start : start + _TOGETHER]
        is_last = start + _TOGETHER >= len(phrases)
        yield "{" + _BETWEEN.join(some) + ("" if is_last else "\n]\n]") + "}"


def table(name: str) -> str:
    """One of pypinyin's files."""
    package = find_spec("pypinyin")
    assert package is not None
    assert package.submodule_search_locations is not None
    return (Path(next(iter(package.submodule_search_locations))) / name).read_text(encoding="utf-8")
