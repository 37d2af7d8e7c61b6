"""What a query is: the kinds asked for and a tree of conditions on values, on rows and on the files referred to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

DEEPEST = 12
"""How many branches may stand inside each other, those of rows and files referred to among them."""
MOST_NODES = 200
"""How many conditions and branches a query may have."""


class Match(StrEnum):
    """How many parts of a branch must hold."""

    ALL = "all"
    ANY = "any"
    NONE = "none"


class Trash(StrEnum):
    """Whether clients in the trash are found: not, only they, or they too."""

    WITHOUT = "without"
    ONLY = "only"
    WITH = "with"


@dataclass(frozen=True)
class Condition:
    """One question about one value: `field` is a key or `address.part`, `op` an operator of its type, `value` what the
    operator compares with, as its operand reads it (None where it needs nothing).

    An operator that denies (is not, none of, is empty) holds exactly where the one it denies does not, so also for
    what is empty.
    """

    field: str
    op: str
    value: object = None


@dataclass(frozen=True)
class Asks:
    """A question by name, whose meaning the registry knows (`questions`)."""

    question: str
    value: object = None


@dataclass(frozen=True)
class Has:
    """There are at least so many rows of a group, or files reached by a reference, for which all of `where` holds."""

    relation: str
    where: "Branch"
    at_least: int = 1


@dataclass(frozen=True)
class Branch:
    """Some conditions of which all, any or none must hold. One without conditions asks nothing and is passed over."""

    match: Match = Match.ALL
    of: "tuple[Node, ...]" = ()


Node: TypeAlias = Condition | Asks | Has | Branch


@dataclass(frozen=True)
class Query:
    """What is asked for. `kinds` are names of kinds, none for all kinds of client."""

    where: Branch = field(default_factory=Branch)
    kinds: tuple[str, ...] = ()
    trash: Trash = Trash.WITHOUT


def all_of(*nodes: Node) -> Branch:
    """The branch of which all must hold."""
    return Branch(Match.ALL, nodes)


def any_of(*nodes: Node) -> Branch:
    """The branch of which any must hold."""
    return Branch(Match.ANY, nodes)


def none_of(*nodes: Node) -> Branch:
    """The branch of which none may hold."""
    return Branch(Match.NONE, nodes)


def pruned(branch: Branch) -> Branch:
    """The branch without the branches in it that ask nothing."""
    kept = (pruned(node) if isinstance(node, Branch) else node for node in branch.of)
    return Branch(branch.match, tuple(node for node in kept if not isinstance(node, Branch) or node.of))


def conditions(branch: Branch) -> Iterator[Condition]:
    """The conditions of a branch on the client itself, in order; those on rows and other files are left out."""
    for node in branch.of:
        if isinstance(node, Condition):
            yield node
        elif isinstance(node, Branch):
            yield from conditions(node)
