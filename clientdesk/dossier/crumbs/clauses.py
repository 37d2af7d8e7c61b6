"""Clauses of a note in English or Chinese, and characters made alike without moving any."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clientdesk.dossier.folding import fold

_HAN = re.compile("[\u3400-\u9fff]")
_SENTENCE = re.compile(r"[。！？!?\n]+|\.(?=\s|$)|[;；]")
_CHINESE = re.compile(r"[，,]|(?<=[\u3400-\u9fff0-9a-zA-Z)）])\s+(?=[\u3400-\u9fff])")
_KIN = "daughter|son|wife|husband|partner|father|dad|mother|mum|mom|children|kids|boy|girl"
_ENGLISH = re.compile(
    rf",\s+|\s+[-–—]\s+|\s+but\s+|\s+and\s+(?=(?:his|her|their|he|she|the)\b)|\s+and\s+(?=(?:an?\s+)?(?:{_KIN})\b)"
    r"|\s+and\s+(?=(?:is|has|likes|loves|enjoys|drinks|drives|plays|supports|works|never|does|can)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Clause:
    """As written, and folded letter by letter, so that a place in one is the same place in the other."""

    text: str
    alike: str
    is_chinese: bool
    begins: bool
    """Whether a sentence begins with it."""

    @property
    def searched(self) -> str:
        """What rules are matched against: Chinese folded, English as written, for its capitals tell names."""
        return self.alike if self.is_chinese else self.text


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a note in order, none empty."""
    for sentence in _SENTENCE.split(text):
        is_chinese = bool(_HAN.search(sentence))
        begins = True
        for part in (_CHINESE if is_chinese else _ENGLISH).split(sentence):
            if bare := part.strip():
                yield Clause(bare, alike(bare), is_chinese, begins)
                begins = False


def alike(text: str) -> str:
    """Lower case and simplified characters, of the same length."""
    folded = (fold(letter) for letter in text)
    return "".join(one if len(one) == 1 else letter for one, letter in zip(folded, text, strict=True))
