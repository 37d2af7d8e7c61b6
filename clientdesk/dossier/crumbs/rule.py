"""The turns of speech that tell facts, as `resources/crumbs` writes them down for each language of notes."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from clientdesk.dossier.crumbs.clauses import Clause, alike
from clientdesk.dossier.crumbs.crumb import About, Fact, Said, Who
from clientdesk.paths import resources

CHINESE, ENGLISH = "zh", "en"
_OF = {
    "client": frozenset({About.CLIENT}),
    "spouse": frozenset({About.SPOUSE}),
    "child": frozenset({About.CHILD}),
    "family": frozenset({About.SPOUSE, About.CHILD, About.PARENT}),
    "anybody": frozenset({About.CLIENT, About.SPOUSE, About.CHILD, About.PARENT}),
}
_TOLD = "v"


@dataclass(frozen=True)
class Rule:
    """A pattern, the fact it tells, and of whom it may be said. Where the pattern has no group `v`, the code is told.
    `says` are clauses with what the rule tells of them."""

    fact: Fact
    pattern: re.Pattern[str]
    code: str
    of: frozenset[About]
    says: Mapping[str, str]

    def said(self, clause: Clause, who: Who, start: int) -> Iterator[Said]:
        """What a clause tells by this rule, from a place on."""
        found = self.pattern.search(clause.searched, start) if who.about in self.of else None
        if found is None:
            return
        text = self.code
        if _TOLD in self.pattern.groupindex:
            text = clause.text[slice(*found.span(_TOLD))].strip()
        yield Said(who, self.fact, text, clause.text)


@dataclass(frozen=True)
class Tastes:
    """How it is said that somebody likes things, and what sort of thing each is."""

    liking: re.Pattern[str]
    between: re.Pattern[str]
    verb: re.Pattern[str]
    never: re.Pattern[str]
    longest: int
    sorts: Mapping[Fact, re.Pattern[str]]

    def said(self, clause: Clause, who: Who, start: int) -> Iterator[Said]:
        """What is liked, each thing as the fact it is."""
        for found in self.liking.finditer(clause.searched, start):
            begins, ends = found.span(_TOLD)
            for thing in self.between.split(clause.text[begins:ends]):
                if sorted_as := self._sorted(thing.strip()):
                    fact, text = sorted_as
                    yield Said(who, fact, text, clause.text)

    def _sorted(self, thing: str) -> tuple[Fact, str] | None:
        verb = self.verb.match(alike(thing))
        bare = thing[verb.end() :].strip() if verb else thing
        for fact, pattern in self.sorts.items():
            if pattern.fullmatch(alike(thing)) or pattern.fullmatch(alike(bare)):
                return fact, bare
        is_hobby = 1 < len(thing) <= self.longest and not self.never.search(alike(thing))
        return (Fact.LIKES, thing) if is_hobby else None


@dataclass(frozen=True)
class Speech:
    """All turns of speech of one language."""

    rules: tuple[Rule, ...]
    tastes: Tastes


@cache
def speech(language: str) -> Speech:
    """The turns of speech of `zh` or `en`."""
    told = tomllib.loads((resources() / "crumbs" / f"{language}.toml").read_text("utf-8"))
    words: Mapping[str, str] = told["words"]
    rules = tuple(_rule(one, words) for one in told["rule"])
    return Speech(rules, _tastes(told["liking"], told["tastes"], words))


def _rule(told: Mapping[str, Any], words: Mapping[str, str]) -> Rule:
    pattern = _compiled(told["pattern"], words)
    return Rule(Fact(told["fact"]), pattern, told.get("code", ""), _OF[told["of"]], told["says"])


def _tastes(told: Mapping[str, Any], sorts: Mapping[str, str], words: Mapping[str, str]) -> Tastes:
    liking, between, verb, never = (_compiled(told[name], words) for name in ("liking", "between", "verb", "never"))
    kinds = {Fact(fact): _compiled(pattern, words) for fact, pattern in sorts.items()}
    return Tastes(liking, between, verb, never, told["longest"], kinds)


def _compiled(pattern: str, words: Mapping[str, str]) -> re.Pattern[str]:
    while (filled := _filled(pattern, words)) != pattern:
        pattern = filled
    return re.compile(pattern, re.IGNORECASE)


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    for name, word in words.items():
        pattern = pattern.replace(f"{{{name}}}", f"(?:{word})")
    return pattern
