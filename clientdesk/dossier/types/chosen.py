"""Types whose values are picked: one code, several codes, a rating, yes or no."""

import json
from collections.abc import Mapping

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.numbers import read_bool, read_int
from clientdesk.dossier.reading.texts import clean_line
from clientdesk.dossier.types.base import Cell, Json, Reading, Type, expect_list, expect_text
from clientdesk.dossier.types.texts import SHORT
from clientdesk.i18n import LANGUAGES, N_, Catalogue, catalogue


class Choices:
    """A list of codes with their labels. Codes are stable, labels may be edited.

    `fixed` says that programs rely on the codes, so that a team may rename but not add or remove them.
    """

    def __init__(self, name: str, labels: Mapping[str, str], *, fixed: bool = False) -> None:
        self.name = name
        self.labels = labels
        self.fixed = fixed

    @property
    def context(self) -> str:
        """The context of the labels in the catalogues."""
        return f"choice.{self.name}"

    def label(self, code: str, words: Catalogue) -> str:
        """The label of a code; a word of the user's own stands for itself."""
        english = self.labels.get(code)
        return code if english is None else words.label(self.context, english)

    def code_of(self, text: str) -> str | None:
        """The code that the text names, in any language, or None."""
        wanted = text.strip().casefold()
        if text.strip() in self.labels:
            return text.strip()
        for language in LANGUAGES:
            for code in self.labels:
                if self.label(code, catalogue(language)).casefold() == wanted:
                    return code
        return next((code for code in self.labels if code.casefold() == wanted), None)


class Choice(Type[str]):
    """One code of a list."""

    name = "choice"

    def __init__(self, choices: Choices) -> None:
        self.choices = choices

    def options(self) -> dict[str, object]:
        return {"list": self.choices.name}

    def read(self, text: str, reading: Reading) -> str:
        code = self.choices.code_of(text)
        if code is None:
            raise Unreadable(N_("This is not in the list of choices."))
        return code

    def write(self, value: str, words: Catalogue) -> str:
        return self.choices.label(value, words)

    def from_json(self, raw: Json) -> str:
        if not isinstance(raw, str) or raw not in self.choices.labels:
            raise Unreadable(N_("This is not in the list of choices."))
        return raw

    def to_json(self, value: str) -> Json:
        return value

    def from_column(self, stored: str) -> str:
        return stored


class MultiChoice(Type[tuple[str, ...]]):
    """Several codes of a list; where it is open, own words too."""

    name = "multi_choice"

    def __init__(self, choices: Choices, *, open: bool = False) -> None:
        self.choices = choices
        self.open = open

    def options(self) -> dict[str, object]:
        return {"list": self.choices.name, "open": self.open}

    def read(self, text: str, reading: Reading) -> tuple[str, ...]:
        parts = [part.strip() for part in text.replace("；", ";").replace("、", ";").split(";") if part.strip()]
        return self.from_json([self.choices.code_of(part) or part for part in parts])

    def write(self, value: tuple[str, ...], words: Catalogue) -> str:
        return "; ".join(self.choices.label(code, words) for code in value)

    def show(self, value: tuple[str, ...], words: Catalogue) -> str:
        return words.listed(self.choices.label(code, words) for code in value)

    def to_json(self, value: tuple[str, ...]) -> Json:
        return list(value)

    def from_json(self, raw: Json) -> tuple[str, ...]:
        codes = tuple(dict.fromkeys(clean_line(expect_text(code), SHORT) for code in expect_list(raw)))
        if not codes or "" in codes:
            raise Unreadable(N_("This is empty."))
        if not self.open and any(code not in self.choices.labels for code in codes):
            raise Unreadable(N_("This is not in the list of choices."))
        if any(mark in code for code in codes for mark in ";；、"):
            raise Unreadable(N_("A word of this list must not hold a semicolon or 、."))
        return codes

    def to_column(self, value: tuple[str, ...]) -> str:
        return json.dumps(value, ensure_ascii=False)

    def from_column(self, stored: str) -> tuple[str, ...]:
        return tuple(json.loads(stored))

    def cell(self, value: tuple[str, ...], words: Catalogue) -> str:
        return self.write(value, words)

    def search_text(self, value: tuple[str, ...]) -> str:
        return "\n".join(code for code in value if code not in self.choices.labels)


class Rating(Type[int]):
    """A whole number from `min` to `max`."""

    name = "rating"
    affinity = "INTEGER"
    cell_format = "0"

    def __init__(self, min: int, max: int) -> None:
        self.min = min
        self.max = max

    def options(self) -> dict[str, object]:
        return {"min": self.min, "max": self.max}

    def read(self, text: str, reading: Reading) -> int:
        return self.from_json(read_int(text.split("/", maxsplit=1)[0]))

    def write(self, value: int, words: Catalogue) -> str:
        return str(value)

    def show(self, value: int, words: Catalogue) -> str:
        return f"{value}/{self.max}"

    def from_json(self, raw: Json) -> int:
        if isinstance(raw, bool) or not isinstance(raw, int) or not self.min <= raw <= self.max:
            raise Unreadable(N_("This must be a whole number from {low} to {high}."), low=self.min, high=self.max)
        return raw

    def from_column(self, stored: int) -> int:
        return stored

    def cell(self, value: int, words: Catalogue) -> Cell:
        return value


class Bool(Type[bool]):
    """Yes or no; empty where nobody has said."""

    name = "bool"
    affinity = "INTEGER"

    def read(self, text: str, reading: Reading) -> bool:
        return read_bool(text)

    def write(self, value: bool, words: Catalogue) -> str:  # noqa: FBT001 - the value itself
        return words.label("choice.tri", "Yes" if value else "No")

    def from_json(self, raw: Json) -> bool:
        if not isinstance(raw, bool):
            raise Unreadable(N_("This must be true or false."))
        return raw

    def to_column(self, value: bool) -> int:  # noqa: FBT001 - the value itself
        return int(value)

    def from_column(self, stored: int) -> bool:
        return bool(stored)


BOOL = Bool()
