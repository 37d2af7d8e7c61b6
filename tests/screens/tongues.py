"""Whether what a window shows is in its language: clients' own words may be in any."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import opencc
import polib

from clientdesk.i18n import DOMAIN, LANGUAGES, LOCALE_FOLDER
from clientdesk.ui.languages import LANGUAGE_NAMES

HAN = re.compile("[\u3400-\u9fff\U00020000-\U000323af]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]{3,}")
_ADDRESS = re.compile(r"\S*[/\\@]\S*|\S+\.\w+")
"""Paths, addresses, names of files."""
_PARTS_OF_ADDRESSES = ("province", "city", "district", "street")
_DOTS = "…."
_FOREIGN = {"zh_CN": ("TSCharacters.txt", ""), "zh_TW": ("STCharacters.txt", "TWVariants.txt")}
_KEYS = ("Ctrl", "Shift", "Alt", "Esc", "Del", "Tab", "PgUp", "PgDown", "Enter", "Home", "End", "Space", "Backspace")
_NAMES = frozenset((*LANGUAGE_NAMES.values(), "ClientDesk", "Noto", "backups", *_KEYS))


class Tongue:
    """One language, and the words clients have brought along (`own`: every text of a file)."""

    def __init__(self, language: str, own: frozenset[str]) -> None:
        self.language = language
        self.own = own
        self._all = "\n".join(own)
        self._latin = frozenset(word.casefold() for text in (*own, *_NAMES) for word in _LATIN.findall(text))
        self._known: dict[str, str] = {}

    def stranger(self, text: str) -> str:
        """What of a text is in another language; empty if nothing is."""
        if text not in self._known:
            self._known[text] = self._look(text)
        return self._known[text]

    def _look(self, text: str) -> str:
        bare = text.strip().strip(_DOTS)
        if bare in self.own or text.strip() in _NAMES:
            return ""
        if text.strip() in _said_elsewhere(self.language):
            return text.strip()
        if self.language == "en":
            strange = (run for run in HAN.findall(bare) if run not in self._all and run not in _NAMES)
            return next(strange, "")
        known = _latin_of(self.language)
        for word in _LATIN.findall(_ADDRESS.sub("", bare)):
            if word.casefold() not in known | self._latin and not self._is_begun(word, text):
                return str(word)
        return next((run for run in HAN.findall(bare) if run not in _NAMES and self._is_foreign(run)), "")

    def _is_foreign(self, run: str) -> bool:
        """Whether it has characters of elsewhere that do not stand so in a client's words."""
        foreign = _foreign(self.language)
        places = [place for place, letter in enumerate(run) if letter in foreign]
        pairs = ([run[place - 1 : place + 1] if place else "", run[place : place + 2]] for place in places)
        owned = (any(len(pair) == 2 and pair in self._all for pair in both) for both in pairs)
        return run not in self._all and not all(owned)

    def is_own(self, text: str) -> bool:
        """Whether a text, perhaps only the beginning of one, is a client's."""
        return text.strip() in self._all

    def says(self, text: str) -> bool:
        """Whether it is a text of ours as it stands."""
        return text.strip() in _said(self.language)

    def _is_begun(self, word: str, text: str) -> bool:
        """Whether it is the beginning of a client's word that was cut short."""
        return text.rstrip().endswith("…") and any(whole.startswith(word.casefold()) for whole in self._latin)


def own_words(dump: Mapping[str, Any]) -> frozenset[str]:
    """Every text in what a file holds, whole and line by line."""
    texts = set(_texts(dump))
    return frozenset(texts | {line.strip() for text in texts for line in text.splitlines()})


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
        # In Chinese an address is written in one go.
        yield "".join(str(value.get(part, "")) for part in _PARTS_OF_ADDRESSES)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


@cache
def _catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(LOCALE_FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"))


@cache
def _said(language: str) -> frozenset[str]:
    """Every text of a language as it stands in the catalogue."""
    if language == "en":
        entries = _catalogue("zh_CN")
        return frozenset(text for entry in entries for text in (entry.msgid, entry.msgid_plural) if text)
    entries = _catalogue(language)
    return frozenset(text for entry in entries for text in (entry.msgstr, *entry.msgstr_plural.values()) if text)


@cache
def _said_elsewhere(language: str) -> frozenset[str]:
    """Texts of the other languages that are none of this one."""
    others = (_said(other) for other in LANGUAGES if other != language)
    return frozenset().union(*others) - _said(language)


@cache
def _latin_of(language: str) -> frozenset[str]:
    """The Latin words that translators have left as they are."""
    return frozenset(word.casefold() for text in _said(language) for word in _LATIN.findall(text))


@cache
def _foreign(language: str) -> frozenset[str]:
    """Characters that are only written elsewhere, from the tables of OpenCC."""
    name, usual = _FOREIGN[language]
    here = {form for forms in _table(usual).values() for form in forms} if usual else set()
    return frozenset(one for one, forms in _table(name).items() if one not in forms and one not in here)


@cache
def _table(name: str) -> dict[str, list[str]]:
    lines = files(opencc).joinpath("dictionary", name).read_text("utf-8").splitlines()
    return {one: forms.split() for one, _, forms in (line.partition("\t") for line in lines)}
