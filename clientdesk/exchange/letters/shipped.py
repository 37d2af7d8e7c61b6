"""The texts of letters that come with the program, as the files in resources/letters tell them."""

import tomllib
from dataclasses import dataclass
from functools import cache

from clientdesk.i18n import LANGUAGES
from clientdesk.paths import resources


@dataclass(frozen=True)
class Text:
    """A text with places to be filled.

    kind   a code of `choices.letters.LETTER_KIND`
    level  of a payment reminder 1 to 3, of all others 0
    own    whether it is one of the house's own
    first  of a payment reminder that is as firm as its level and speaks of none before it
    """

    name: str
    language: str
    kind: str
    subject: str
    body: str
    level: int = 0
    own: bool = False
    first: bool = False


@cache
def shipped() -> tuple[Text, ...]:
    """Every text of every language, in the order of the files."""
    return tuple(text for language in LANGUAGES for text in _read(language))


def _read(language: str) -> list[Text]:
    told = tomllib.loads((resources() / "letters" / f"{language}.toml").read_text("utf-8"))["text"]
    return [
        Text(
            each["name"],
            language,
            each["kind"],
            each["subject"],
            each["body"].strip("\n"),
            each.get("level", 0),
            first=each.get("first", False),
        )
        for each in told
    ]
