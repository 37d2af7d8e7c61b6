"""What the program itself said a document is about, in the language of whoever reads it now; what was typed stays."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from clientdesk.dossier.choices.shared import PAY_METHOD
from clientdesk.dossier.choices.trade import EXPENSE_CATEGORY
from clientdesk.dossier.kinds import DOCUMENTS, EXPENSE, RECEIPT
from clientdesk.i18n import LANGUAGES, N_, Catalogue, catalogue

AND_MORE = N_("{articles} and {n} more")
"""How articles are told that are too many to name."""
_KINDS = MappingProxyType({kind.name: kind for kind in DOCUMENTS})


def about_kind(kind: str, method: str | None, words: Catalogue) -> str:
    """What a document without articles is about: its kind, and how it was paid."""
    label = words.label("kind", _KINDS[kind].label)
    return f"{label} {PAY_METHOD.label(method, words)}" if method else label


def retold(kind: str, text: str, words: Catalogue) -> str:
    """The particulars of a document of a kind as they are read in a language."""
    if kind == EXPENSE.name:
        code = _categories().get(text)
        return EXPENSE_CATEGORY.label(code, words) if code else text
    said = _said(kind)
    if text in said:
        return about_kind(kind, said[text], words)
    for pattern in _more():
        if found := pattern.fullmatch(text):
            return words.tr(AND_MORE, articles=found["articles"], n=found["n"])
    return text


@cache
def _said(kind: str) -> Mapping[str, str | None]:
    """{what a document of a kind is said to be about in any language: its method of payment}."""
    methods: tuple[str | None, ...] = (None, *(PAY_METHOD.labels if kind == RECEIPT.name else ()))
    return {about_kind(kind, method, catalogue(each)): method for each in LANGUAGES for method in methods}


@cache
def _categories() -> Mapping[str, str]:
    return {
        EXPENSE_CATEGORY.label(code, catalogue(each)): code for each in LANGUAGES for code in EXPENSE_CATEGORY.labels
    }


@cache
def _more() -> tuple[re.Pattern[str], ...]:
    """The sentences about several articles, in each language."""
    found = []
    for each in LANGUAGES:
        told = re.escape(catalogue(each).tr(AND_MORE))
        told = told.replace(re.escape("{articles}"), "(?P<articles>.+ × .+)").replace(re.escape("{n}"), r"(?P<n>\d+)")
        found.append(re.compile(told))
    return tuple(found)
