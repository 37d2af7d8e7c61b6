"""What stands in the places of a clause: the name of a field, values, lists of values, and when something is."""

import re
from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

from clientdesk.dossier.lunar import write_lunar
from clientdesk.dossier.queries import phrases
from clientdesk.dossier.queries.days import Span
from clientdesk.dossier.queries.vocabulary import PARTS, Asked, Place
from clientdesk.dossier.types import Age, Choice, MultiChoice, MultiText, Percent, Phone, Reference, Text
from clientdesk.dossier.values import LunarDate, PartialDate
from clientdesk.i18n import N_, Catalogue

PERIOD_WORDS: Mapping[str, str] = {
    "today": N_("today"),
    "tomorrow": N_("tomorrow"),
    "yesterday": N_("yesterday"),
    "this_week": N_("this week"),
    "next_week": N_("next week"),
    "last_week": N_("last week"),
    "this_month": N_("this month"),
    "next_month": N_("next month"),
    "last_month": N_("last month"),
    "this_quarter": N_("this quarter"),
    "next_quarter": N_("next quarter"),
    "last_quarter": N_("last quarter"),
    "this_year": N_("this year"),
    "next_year": N_("next year"),
    "last_year": N_("last year"),
}
"""The periods in words."""
MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
LUNAR_MONTHS = (
    N_("the 1st lunar month"), N_("the 2nd lunar month"), N_("the 3rd lunar month"), N_("the 4th lunar month"),
    N_("the 5th lunar month"), N_("the 6th lunar month"), N_("the 7th lunar month"), N_("the 8th lunar month"),
    N_("the 9th lunar month"), N_("the 10th lunar month"), N_("the 11th lunar month"), N_("the 12th lunar month"),
)  # fmt: skip
ANSWER_WORDS: Mapping[str, str] = {
    "unknown": N_("not known"),
    "na": N_("does not apply"),
    "later": N_("ask next time"),
    "unasked": N_("never asked"),
}
"""The answers other than a value in words."""
_PLAIN = re.compile(r"[A-Z][a-z’'-]+(?: [A-Za-z’'-]+)*|[A-Z]-[a-z]+(?: [a-z]+)*", re.ASCII)
_PROPER = re.compile(r"(?:English|Chinese|Pinyin|Gregorian|Maslow)\b")
_PLURAL = re.compile(r"(?<![sui'])s$|^(?:people|children|staff|means)$")
_TAIL = re.compile(r" (?:of|to|in|on|at|with|by|for|from|liked|used|and|here|made|given)\b.*")
_PUNCTUATED = re.compile(r"[()（）:：/、?？,，]")


class Naming:
    """The words for the places of clauses, in one language. `names` are clients' names by their codes."""

    def __init__(self, words: Catalogue, names: Mapping[str, str]) -> None:
        self.words = words
        self._names = names

    # Fields

    def field(self, asked: Asked, owner: str = "", *, table: Mapping[str, str] = phrases.FIELDS) -> str:
        """The name of a field in the middle of a sentence; of somebody else's with the owner."""
        return self.owned(self._bare(asked, table), owner)

    def owned(self, name: str, owner: str) -> str:
        """What somebody has: the spouse's birthday."""
        return self.words.tr(N_("{owner}'s {field}"), owner=owner, field=name) if owner else name

    def _bare(self, asked: Asked, table: Mapping[str, str]) -> str:
        if known := table.get(asked.field.context):
            name = self.words.tr(known)
        else:
            name = self.label(
                asked.field.title(self.words) if asked.field.context else self.words.tr(asked.field.label)
            )
        if asked.part:
            name = self.words.tr(N_("{field} ({part})"), field=name, part=self.words.tr(PARTS[asked.part]))
        return name

    def label(self, title: str, *, plural: bool = False) -> str:
        """A label as a word of the sentence, in quotes where it is no plain noun; a plural only where one is meant."""
        if self.words.language != "en":
            return self.quoted(title) if _PUNCTUATED.search(title) else title
        if not _PLAIN.fullmatch(title) or (self._is_plural(title) and not plural):
            return self.quoted(title)
        return title if _PROPER.match(title) else title[0].lower() + title[1:]

    def is_quoted(self, asked: Asked) -> bool:
        """Whether the field can only be named in quotes."""
        return self._bare(asked, phrases.FIELDS).startswith(("“", "「"))

    def several(self, asked: Asked) -> bool:
        """Whether the label of a list is a plural."""
        return self._is_plural(phrases.FIELDS.get(asked.field.context, asked.field.label))

    def list_name(self, asked: Asked, owner: str) -> str:
        """The name of a list: a plural is as good as a singular."""
        known = phrases.FIELDS.get(asked.field.context)
        name = self.words.tr(known) if known else self.label(asked.field.title(self.words), plural=True)
        return self.owned(name, owner)

    def _is_plural(self, label: str) -> bool:
        return bool(_PLURAL.search(_TAIL.sub("", label.casefold()).rpartition(" ")[2]))

    def quoted(self, text: str) -> str:
        """Words that are somebody's own."""
        return self.words.tr(N_("“{said}”"), said=text)

    # Values

    def value(self, asked: Asked, value: Any) -> str:
        """A value as the sentence shows it: what was typed freely in quotes."""
        kind = asked.type
        if isinstance(kind, Reference):
            return self._names.get(value, value)
        if isinstance(kind, Choice | MultiChoice):
            return kind.choices.label(value, self.words)
        if isinstance(kind, Place | Phone | MultiText):
            return str(value)
        if isinstance(value, str):
            return self.quoted(value)
        shown = str(value) if isinstance(kind, Age) else kind.show(value, self.words)
        return shown.removesuffix(".00") if not isinstance(kind, Percent | Text) else shown

    def either(self, items: Sequence[str]) -> str:
        """a, b or c."""
        return self._listed(items, N_("{item} or {last}"))

    def both(self, items: Sequence[str]) -> str:
        """a, b and c."""
        return self._listed(items, N_("{item} and {last}"))

    def _listed(self, items: Sequence[str], joined: str) -> str:
        *before, last = items
        if not before:
            return last
        first, *more = before
        for item in more:
            first = self.words.tr(N_("{item}, {next}"), item=first, next=item)
        return self.words.tr(joined, item=first, last=last)

    # Times

    def when(self, op: str, value: Any) -> str:
        """When something is: in the next 30 days, before 1980, in May."""
        words = self.words
        if op in ("last", "falls_last", "next", "falls_next", "falls_lunar_next"):
            return self.span(value, ahead=op) if value.n else words.tr(PERIOD_WORDS["today"])
        if op in ("period", "falls", "falls_lunar"):
            return words.tr(PERIOD_WORDS[value])
        if op == "between":
            low, high = map(self.day, value)
            return words.tr(N_("between {low} and {high}"), low=low, high=high)
        if op == "in_month":
            return words.tr(N_("in {months}"), months=self.either([words.tr(MONTHS[month - 1]) for month in value]))
        if op in ("older", "younger"):
            if op == "older":
                return words.ntr("at least {n} year ago", "at least {n} years ago", value)
            return words.ntr("less than {n} year ago", "less than {n} years ago", value)
        if op in ("before", "after"):
            text = N_("before {day}") if op == "before" else N_("after {day}")
            return words.tr(text, day=self.day(value))
        return self._on(value)

    def lunar_months(self, months: Sequence[int]) -> str:
        """In the 5th or 6th lunar month."""
        named = [self.words.tr(LUNAR_MONTHS[month - 1]) for month in months]
        return self.words.tr(N_("in {months}"), months=self.either(named))

    def _on(self, value: Any) -> str:
        words = self.words
        if isinstance(value, PartialDate) and value.year is None:
            assert value.month is not None
            return words.tr(N_("on {day} {month}"), day=value.day, month=words.tr(MONTHS[value.month - 1]))
        if isinstance(value, PartialDate) and value.day is None:
            return words.tr(N_("in {months}"), months=self.day(value))
        if isinstance(value, time):
            return words.tr(N_("at {time}"), time=self.day(value))
        return words.tr(N_("on {day}"), day=self.day(value))

    def day(self, value: Any) -> str:
        """A day, month or year by itself."""
        if isinstance(value, LunarDate):
            return write_lunar(value, self.words.language)
        if isinstance(value, PartialDate) and value.day is None:
            if value.month is None:
                return self.words.tr(N_("{year}"), year=value.year)
            return self.words.tr(N_("{month} {year}"), month=self.words.tr(MONTHS[value.month - 1]), year=value.year)
        return value.iso() if isinstance(value, PartialDate) else f"{value:%H:%M}"

    def span(self, span: Span, *, ahead: str) -> str:
        """In the next 30 days, in the last 2 weeks."""
        words, n = self.words, span.n
        if ahead in ("last", "falls_last"):
            return {
                "days": words.ntr("in the last {n} day", "in the last {n} days", n),
                "weeks": words.ntr("in the last {n} week", "in the last {n} weeks", n),
                "months": words.ntr("in the last {n} month", "in the last {n} months", n),
                "years": words.ntr("in the last {n} year", "in the last {n} years", n),
            }[span.unit]
        return {
            "days": words.ntr("in the next {n} day", "in the next {n} days", n),
            "weeks": words.ntr("in the next {n} week", "in the next {n} weeks", n),
            "months": words.ntr("in the next {n} month", "in the next {n} months", n),
            "years": words.ntr("in the next {n} year", "in the next {n} years", n),
        }[span.unit]
