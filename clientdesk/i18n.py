"""Languages as objects: a catalogue turns English message ids into one language, wherever it is needed.

A card can be printed in Chinese from an English window, so there is no language of the process; whoever shows a
text holds a `Catalogue`. Labels of declarations carry a context (`kind.field` or `group.column`), because one English
word may need two Chinese ones.
"""

import gettext
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "zh_CN", "zh_TW")
DOMAIN = "clientdesk"
LOCALE_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "locale"


def N_(text: str) -> str:  # noqa: N802 - the name extraction tools look for
    """Mark an English sentence for translation where it is declared; it is translated where it is shown."""
    return text


@dataclass(frozen=True)
class Sentence:
    """A message id with what fills its places; as a value in another sentence it is translated with it.

    `context` is that of a declaration's label, empty for sentences.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    context: str = ""

    def __str__(self) -> str:
        return self.text.format(**self.values) if self.values else self.text


class Catalogue:
    """The texts of one language. `language` is one of `LANGUAGES`."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def tr(self, text: str, **values: object) -> str:
        """The sentence in this language, its named places filled."""
        translated = self._translations.gettext(text) if text else ""
        return (
            translated.format(**{name: self._value(value) for name, value in values.items()}) if values else translated
        )

    def say(self, sentence: Sentence) -> str:
        """A sentence that carries its values, or a label with its context, in this language."""
        if sentence.context:
            return self.label(sentence.context, sentence.text)
        return self.tr(sentence.text, **sentence.values)

    def _value(self, value: object) -> object:
        if isinstance(value, tuple):
            return self.listed(str(self._value(one)) for one in value)
        return self.say(value) if isinstance(value, Sentence) else value

    def label(self, context: str, text: str) -> str:
        """The label of a declaration (`context` such as `person.full_name`)."""
        return self._translations.pgettext(context, text)

    def ntr(self, one: str, many: str, n: int, **values: object) -> str:
        """The sentence for n things; {n} is filled, thousands set apart."""
        return self._translations.ngettext(one, many, n).format(n=f"{n:,}", **values)

    def listed(self, told: Iterable[str]) -> str:
        """Things named one after the other, as the language sets them apart; the empty ones are left out."""
        return self.tr(N_(", ")).join(filter(None, told))

    def sentences(self, *told: str) -> str:
        """Sentences one after the other, without the empty ones; between Chinese ones no space stands."""
        return ("" if self.language.startswith("zh") else " ").join(filter(None, told))


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language; an unknown language gives English."""
    if language == "en" or language not in LANGUAGES:
        return Catalogue("en", gettext.NullTranslations())
    found = gettext.translation(DOMAIN, LOCALE_FOLDER, languages=[language], fallback=True)
    return Catalogue(language, found)
