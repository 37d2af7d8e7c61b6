"""Whom a query on ages may mean besides those it finds: their birthday is not known exactly, so nobody can say.

A query finds whoever fulfils it certainly. The others are asked for in its own language, so that they can be listed and
kept like all who are found: the birthday is known in part only, and for one of the limits that the query sets they are
neither certainly over it nor certainly under it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from clientdesk.dossier.fields import Field
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.queries.dictionary import Dictionary
from clientdesk.dossier.queries.operands import MOST_YEARS
from clientdesk.dossier.queries.tree import Branch, Condition, Has, Match, Node, Query, all_of, any_of, none_of, pruned
from clientdesk.dossier.queries.vocabulary import Subject


def _at(years: int) -> tuple[int, ...]:
    return (years,)


def _above(years: int) -> tuple[int, ...]:
    return (years + 1,)


_LIMITS: Mapping[Field[Any], Mapping[str, Callable[[Any], tuple[int, ...]]]] = {
    Basics.age: {
        ">=": _at,
        "<": _at,
        ">": _above,
        "<=": _above,
        "=": lambda years: (years, years + 1),
        "between": lambda ends: (ends[0], ends[1] + 1),
    },
    Basics.birth_date: {"older": _at, "younger": _at},
}
"""For each way to ask for an age the numbers of completed years at which the answer turns."""


def perhaps(query: Query, dictionary: Dictionary) -> Query | None:
    """The query that finds them, of clients that the query itself does not find; None where it asks for no age."""
    where, subject = pruned(query.where), dictionary.files(query.kinds)
    if where.match is Match.ALL:
        unsure = [_unsure(node, subject, dictionary) for node in where.of]
        others = [node for node, found in zip(where.of, unsure, strict=True) if not found]
        if len(others) == len(where.of) - 1 and all(_widened(node, subject, dictionary) == node for node in others):
            parts = (found or (node,) for node, found in zip(where.of, unsure, strict=True))
            return replace(query, where=all_of(*(part for some in parts for part in some)))
    widened = _wide(where, subject, dictionary)
    return None if widened == where else replace(query, where=all_of(widened, none_of(where)))


def _wide(branch: Branch, subject: Subject, dictionary: Dictionary) -> Branch:
    """The branch with those too of whom it cannot be said; what must not hold is left as it is."""
    if branch.match is Match.NONE:
        return branch
    return Branch(branch.match, tuple(_widened(node, subject, dictionary) for node in branch.of))


def _widened(node: Node, subject: Subject, dictionary: Dictionary) -> Node:
    if isinstance(node, Branch):
        return _wide(node, subject, dictionary)
    if isinstance(node, Has):
        way = dictionary.vocabulary.relations(subject).get(node.relation)
        return replace(node, where=_wide(node.where, way.to, dictionary)) if way else node
    unsure = _unsure(node, subject, dictionary)
    return any_of(node, all_of(*unsure)) if unsure else node


def _unsure(node: Node, subject: Subject, dictionary: Dictionary) -> tuple[Node, ...]:
    """What holds of those of whom nobody can say whether a condition does; empty where one always can."""
    birth = Basics.birth_date
    if not isinstance(node, Condition) or not _is(birth, birth.key, subject, dictionary):
        return ()
    ways = next((ways for field, ways in _LIMITS.items() if _is(field, node.field, subject, dictionary)), {})
    limits = ways[node.op](node.value) if node.op in ways else ()
    turns = [
        none_of(Condition(birth.key, "older", years), Condition(birth.key, "younger", years))
        for years in limits
        if 0 <= years <= MOST_YEARS
    ]
    if not turns:
        return ()
    return Condition(birth.key, "in_part"), turns[0] if len(turns) == 1 else any_of(*turns)


def _is(field: Field[Any], key: str, subject: Subject, dictionary: Dictionary) -> bool:
    found = dictionary.vocabulary.asked(subject, key)
    return found is not None and found.field is field
