"""A query made ready for a day and whoever asks: every name resolved, every condition a test of a stored value."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from clientdesk.dossier.queries.days import Asker
from clientdesk.dossier.queries.dictionary import Dictionary
from clientdesk.dossier.queries.meaning import test_of
from clientdesk.dossier.queries.stored import Test
from clientdesk.dossier.queries.tree import Asks, Branch, Condition, Match, Node, Query, Trash, pruned
from clientdesk.dossier.queries.vocabulary import Asked, Files, Relation, Subject


@dataclass(frozen=True)
class Checks:
    """The value asked about passes the test."""

    asked: Asked
    test: Test


@dataclass(frozen=True)
class Reaches:
    """The relation leads to at least so many rows or files for which `where` holds."""

    relation: Relation
    where: "Plan"
    at_least: int


@dataclass(frozen=True)
class Every:
    """All parts hold; of none, always."""

    parts: "tuple[Plan, ...]" = ()


@dataclass(frozen=True)
class Some:
    """At least one part holds."""

    parts: "tuple[Plan, ...]"


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: "Plan"


Plan: TypeAlias = Checks | Reaches | Every | Some | Not


@dataclass(frozen=True)
class Planned:
    """The whole: which files, in the trash or not, and what must hold for them."""

    files: Files
    trash: Trash
    where: Plan


def planned(query: Query, dictionary: Dictionary, asker: Asker) -> Planned:
    """The query made ready; `UserError` where a word of it means nothing here (a field may have been dropped)."""
    files = dictionary.files(query.kinds)
    return Planned(files, query.trash, _Planner(dictionary, asker).branch(pruned(query.where), files, "where"))


class _Planner:
    def __init__(self, dictionary: Dictionary, asker: Asker) -> None:
        self._dictionary = dictionary
        self._asker = asker

    def branch(self, branch: Branch, subject: Subject, place: str) -> Plan:
        parts = tuple(self._parts(branch, subject, place))
        if not parts:
            return Every()
        if branch.match is Match.ALL:
            return Every(parts)
        return Some(parts) if branch.match is Match.ANY else Not(Some(parts))

    def _parts(self, branch: Branch, subject: Subject, place: str) -> Iterator[Plan]:
        for number, node in enumerate(branch.of):
            yield self._node(node, subject, f"{place}.{branch.match}[{number}]")

    def _node(self, node: Node, subject: Subject, place: str) -> Plan:
        if isinstance(node, Branch):
            return self.branch(node, subject, place)
        if isinstance(node, Condition):
            return self._checks(node, subject, place)
        if isinstance(node, Asks):
            question = self._dictionary.question(subject, node.question, place=place)
            return self.branch(question.branch(node.value), subject, place)
        relation = self._dictionary.relation(subject, node.relation, place=place)
        return Reaches(relation, self.branch(pruned(node.where), relation.to, place), node.at_least)

    def _checks(self, condition: Condition, subject: Subject, place: str) -> Plan:
        asked = self._dictionary.field(subject, condition.field, place=place)
        self._dictionary.operator(asked, condition.op, place=place)
        kinds = subject.kinds if isinstance(subject, Files) else ()
        return Checks(asked, test_of(condition, asked, self._asker, kinds))
