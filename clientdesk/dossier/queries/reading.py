"""Queries as JSON: read with the place named where something cannot be, written back equal.

    {"version": 1, "kinds": ["person"], "trash": "without", "where": {"all": [
        {"field": "home_address.city", "op": "is", "value": "北京"},
        {"has": "vehicles", "where": {"all": [{"field": "insurance_expiry", "op": "next", "value": {"days": 60}}]}},
        {"any": [{"field": "tags", "op": "any_of", "value": ["VIP"]}, {"field": "photo", "op": "empty"}]},
        {"ask": "birthday_next", "value": {"days": 30}}]}}

`kinds` (names of kinds; absent: all clients), `trash` (without, only, with) and `where` may be absent. A branch is
`all`, `any` or `none` with a list of parts. A part is a branch, or one of

- `field`, `op`, `value`: keys as declared (the command `fields` lists them), an address by its part as
  `home_address.city`, or name, phone, city, company of the list of clients. Values are those of the type's JSON: codes
  of choices, amounts as decimal strings, days as 2024-03-05, 2024-03 or 2024, times as {"days": 30}.
- `has`, `where`, `at_least` (1): some row of a group, or some file reached by a reference (its key) or against one
  (`person.introduced_by`), for which the branch holds.
- `ask`, `value`: a question that has a name.

Nothing of a query is written to the log, neither what it asks nor what it finds; sensitive fields can be asked about,
since the data are the asker's own. What outputs show of the clients found is a matter of their profiles.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NoReturn

from clientdesk.dossier.queries.dictionary import Dictionary
from clientdesk.dossier.queries.operands import NO_FIELD
from clientdesk.dossier.queries.tree import DEEPEST, MOST_NODES, Asks, Branch, Condition, Has, Match, Node, Query, Trash
from clientdesk.dossier.queries.vocabulary import Subject
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.types import Json
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Sentence

VERSION = 1
MOST_ROWS = 1000
"""The largest `at_least`."""
LONGEST = 1_000_000
"""Characters of a query as text."""
_MATCHES = tuple(str(match) for match in Match)


def from_text(text: str, dictionary: Dictionary) -> Query:
    """The query that a text holds."""
    try:
        if len(text) > LONGEST:
            raise ValueError
        raw = json.loads(text, parse_float=Decimal, parse_int=_whole)
    except (ValueError, RecursionError):
        _refuse(N_("{place}: this is no JSON."), "query")
    return from_json(raw, dictionary)


def _whole(text: str) -> int:
    if len(text) > 40:
        raise ValueError("no number is so long")
    return int(text)


def from_json(raw: Json, dictionary: Dictionary) -> Query:
    """The query out of its JSON; `UserError` with the place and the key of what cannot be read."""
    parts = _object(raw, {"version", "kinds", "trash", "where"}, "query")
    if parts.get("version", VERSION) != VERSION or isinstance(parts.get("version"), bool):
        _refuse(N_("{place}: this query was written by another version of the program."), "query.version")
    kinds = parts.get("kinds", [])
    if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
        _refuse(N_("{place}: this must be a list of names."), "kinds")
    trash = parts.get("trash", "without")
    if not isinstance(trash, str) or trash not in set(Trash):
        _refuse(N_("{place}: this must be one of: {known}."), "trash", known=", ".join(Trash))
    kinds = tuple(dict.fromkeys(kinds))
    files = dictionary.files(kinds)
    return Query(_Reader(dictionary).branch(parts.get("where", {"all": []}), files, "where"), kinds, Trash(trash))


def to_json(query: Query, dictionary: Dictionary) -> dict[str, Json]:
    """The query as JSON; what is as usual is left out."""
    files = dictionary.files(query.kinds)
    told: dict[str, Json] = {"version": VERSION}
    if query.kinds:
        told["kinds"] = list(query.kinds)
    if query.trash is not Trash.WITHOUT:
        told["trash"] = str(query.trash)
    return {**told, "where": _written(query.where, files, dictionary, "where")}


class _Reader:
    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._nodes = 0

    def branch(self, raw: Json, subject: Subject, place: str, depth: int = 1) -> Branch:
        if not isinstance(raw, dict) or len(raw) != 1 or next(iter(raw)) not in _MATCHES:
            _refuse(N_("{place}: this must be a branch: all, any or none with a list of parts."), place)
        [(match, parts)] = raw.items()
        if not isinstance(parts, list):
            _refuse(N_("{place}: this must be a list."), f"{place}.{match}")
        self._nodes += len(parts) + 1
        if self._nodes > MOST_NODES or depth > DEEPEST:
            _refuse(
                N_("{place}: the query is too large; it may have {most} parts, {deepest} deep."),
                place,
                key="query_too_large",
                most=MOST_NODES,
                deepest=DEEPEST,
            )
        places = (f"{place}.{match}[{number}]" for number in range(len(parts)))
        nodes = (self._node(part, subject, at, depth) for part, at in zip(parts, places, strict=True))
        return Branch(Match(match), tuple(nodes))

    def _node(self, raw: Json, subject: Subject, place: str, depth: int) -> Node:
        if isinstance(raw, dict) and len(raw) == 1 and next(iter(raw)) in _MATCHES:
            return self.branch(raw, subject, place, depth + 1)
        if isinstance(raw, dict) and "field" in raw:
            return self._condition(_object(raw, {"field", "op", "value"}, place), subject, place)
        if isinstance(raw, dict) and "has" in raw:
            return self._has(_object(raw, {"has", "where", "at_least"}, place), subject, place, depth)
        if isinstance(raw, dict) and "ask" in raw:
            return self._asks(_object(raw, {"ask", "value"}, place), subject, place)
        raise _refusal(N_("{place}: a part has field, has or ask, or is a branch."), place)

    def _condition(self, parts: Mapping[str, Json], subject: Subject, place: str) -> Condition:
        asked = self._dictionary.field(subject, _text(parts["field"], f"{place}.field"), place=place)
        operator = self._dictionary.operator(asked, _text(parts.get("op"), f"{place}.op"), place=place)
        try:
            value = operator.operand.read(parts.get("value"), asked)
        except Unreadable as problem:
            _refuse_value(problem, f"{place}.value", asked.key)
        return Condition(asked.key, operator.name, value)

    def _has(self, parts: Mapping[str, Json], subject: Subject, place: str, depth: int) -> Has:
        relation = self._dictionary.relation(subject, _text(parts["has"], f"{place}.has"), place=place)
        at_least = parts.get("at_least", 1)
        if isinstance(at_least, bool) or not isinstance(at_least, int) or not 1 <= at_least <= MOST_ROWS:
            _refuse(
                N_("{place}: this must be a whole number from {low} to {high}."),
                f"{place}.at_least",
                low=1,
                high=MOST_ROWS,
            )
        where = parts.get("where", {"all": []})
        return Has(relation.name, self.branch(where, relation.to, f"{place}.where", depth + 1), at_least)

    def _asks(self, parts: Mapping[str, Json], subject: Subject, place: str) -> Asks:
        question = self._dictionary.question(subject, _text(parts["ask"], f"{place}.ask"), place=place)
        try:
            value = question.operand.read(parts.get("value"), NO_FIELD)
        except Unreadable as problem:
            _refuse_value(problem, f"{place}.value", question.name)
        return Asks(question.name, value)


def _object(raw: Json, known: set[str], place: str) -> Mapping[str, Json]:
    if not isinstance(raw, dict):
        _refuse(N_("{place}: this must be an object."), place)
    for key in raw:
        if key not in known:
            _refuse(N_("{place}: {field} has no place here."), place, field=str(key)[:60])
    return raw


def _text(raw: Json, place: str) -> str:
    if not isinstance(raw, str):
        _refuse(N_("{place}: this must be a text."), place)
    return raw


def _refuse(text: str, place: str, *, key: str = "query", **values: Any) -> NoReturn:
    raise _refusal(text, place, key=key, **values)


def _refusal(text: str, place: str, *, key: str = "query", **values: Any) -> UserError:
    return UserError(text, key=key, hint=N_("Correct the query; nothing was changed."), place=place, **values)


def _refuse_value(problem: Unreadable, place: str, field: str) -> NoReturn:
    reason = Sentence(problem.reason, problem.values)
    raise UserError(
        N_("{place}: the value for {field} cannot be read: {reason}"),
        key="query_value",
        hint=N_("Correct the query; nothing was changed."),
        place=place,
        field=field,
        reason=reason,
    ) from None


def _written(branch: Branch, subject: Subject, dictionary: Dictionary, place: str) -> dict[str, Json]:
    return {str(branch.match): [_node_written(node, subject, dictionary, place) for node in branch.of]}


def _node_written(node: Node, subject: Subject, dictionary: Dictionary, place: str) -> dict[str, Json]:
    if isinstance(node, Branch):
        return _written(node, subject, dictionary, place)
    if isinstance(node, Condition):
        asked = dictionary.field(subject, node.field, place=place)
        operand = dictionary.operator(asked, node.op, place=place).operand
        told: dict[str, Json] = {"field": node.field, "op": node.op}
        return {**told, "value": operand.write(node.value, asked)} if operand.needed else told
    if isinstance(node, Asks):
        operand = dictionary.question(subject, node.question, place=place).operand
        told = {"ask": node.question}
        return {**told, "value": operand.write(node.value, NO_FIELD)} if operand.needed else told
    relation = dictionary.relation(subject, node.relation, place=place)
    told = {"has": node.relation, **({"at_least": node.at_least} if node.at_least > 1 else {})}
    return {**told, "where": _written(node.where, relation.to, dictionary, place)} if node.where != Branch() else told
