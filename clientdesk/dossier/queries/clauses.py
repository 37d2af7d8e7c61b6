"""One condition as a clause: each operator has a whole template for yes and one for no, with named places.

In English a clause stands behind the clients it speaks of ("whose birthday is in May"), in Chinese before them; so a
sentence is put together from whole clauses alone (`sentences`), which each language joins in its own way.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from clientdesk.dossier.header import Header
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.queries import phrases
from clientdesk.dossier.queries.naming import ANSWER_WORDS, Naming
from clientdesk.dossier.queries.operators import operators_of
from clientdesk.dossier.queries.tree import Condition
from clientdesk.dossier.queries.vocabulary import Asked, Place
from clientdesk.dossier.types import Lunar, MultiChoice, MultiText
from clientdesk.i18n import N_


class Form(StrEnum):
    """How a clause says it of somebody: by what is theirs (whose birthday is …), by what they are (tagged VIP), by what
    they have (a child whose …)."""

    WHOSE = "whose"
    BEING = "being"
    HAVING = "having"


@dataclass(frozen=True)
class Clause:
    """A clause in a language.

    depth  how deep the joints are of which it is made
    heavy  whether it holds "and", "or" or a clause of its own, so that a comma must part it from the next
    leads  whether it can stand right behind the clients, without a joint to the next
    """

    text: str
    form: Form = Form.WHOSE
    depth: int = 0
    heavy: bool = False
    leads: bool = False


Both = tuple[str, str]
"""The template for yes and the one for no."""
_PAIRS: Mapping[str, Both] = {
    "is": (N_("whose {field} is {value}"), N_("whose {field} is not {value}")),
    "contains": (N_("whose {field} contains {value}"), N_("whose {field} does not contain {value}")),
    "begins": (N_("whose {field} begins with {value}"), N_("whose {field} does not begin with {value}")),
    "ends": (N_("whose {field} ends in {value}"), N_("whose {field} does not end in {value}")),
    "in": (N_("whose {field} is in {value}"), N_("whose {field} is not in {value}")),
    "includes": (N_("whose {field} includes {value}"), N_("whose {field} does not include {value}")),
    "include": (N_("whose {field} include {value}"), N_("whose {field} do not include {value}")),
    "=": (N_("whose {field} is exactly {value}"), N_("whose {field} is other than {value}")),
    "<": (N_("whose {field} is below {value}"), N_("whose {field} is not below {value}")),
    "<=": (N_("whose {field} is at most {value}"), N_("whose {field} is not at most {value}")),
    ">": (N_("whose {field} is above {value}"), N_("whose {field} is not above {value}")),
    ">=": (N_("whose {field} is at least {value}"), N_("whose {field} is not at least {value}")),
    "between": (
        N_("whose {field} is from {low} to {high}"),
        N_("whose {field} is not from {low} to {high}"),
    ),
    "when": (N_("whose {field} is {when}"), N_("whose {field} is not {when}")),
    "over": (N_("whose {field} expires {when}"), N_("whose {field} does not expire {when}")),
    "round": (N_("whose {field} comes round {when}"), N_("whose {field} does not come round {when}")),
    "moon": (
        N_("whose {field} by the lunar calendar is {when}"),
        N_("whose {field} by the lunar calendar is not {when}"),
    ),
    "no_year": (N_("whose {field} has no year"), N_("whose {field} does not lack a year")),
    "with_year": (N_("whose {field} has a year"), N_("whose {field} does not have a year")),
    "in_part": (N_("whose {field} is known in part only"), N_("whose {field} is not known in part only")),
    "leap_month": (N_("whose {field} is in a leap month"), N_("whose {field} is not in a leap month")),
    "filled": (N_("whose {field} is filled in"), N_("whose {field} is empty")),
    "answer": (N_("whose {field} is marked {value}"), N_("whose {field} is not marked {value}")),
    "me": (N_("whose {field} is me"), N_("whose {field} is not me")),
    "has_file": (N_("whose {field} has a file"), N_("whose {field} has no file")),
    "no_file": (N_("whose {field} is only a name"), N_("whose {field} is not only a name")),
    "no": (N_("whose {field} is no"), N_("whose {field} is not no")),
}
_BEING: Mapping[str, Both] = {
    "in": (N_("in {value}"), N_("not in {value}")),
    "tagged": (N_("tagged {value}"), N_("not tagged {value}")),
    "introduced": (N_("introduced by {value}"), N_("not introduced by {value}")),
    "introduced at all": (N_("introduced by somebody"), N_("introduced by nobody")),
    "marked": (N_("marked {field}"), N_("not marked {field}")),
    "older": (N_("aged {n} or over"), N_("not aged {n} or over")),
    "younger": (N_("aged under {n}"), N_("not aged under {n}")),
    ">": (N_("aged over {n}"), N_("not aged over {n}")),
    "<=": (N_("aged {n} or under"), N_("not aged {n} or under")),
    "=": (N_("aged {n}"), N_("not aged {n}")),
    "between": (N_("aged {low} to {high}"), N_("not aged {low} to {high}")),
    "filed": (N_("filed {when}"), N_("not filed {when}")),
    "filed by": (N_("filed by {value}"), N_("not filed by {value}")),
    "changed": (N_("changed {when}"), N_("not changed {when}")),
    "changed by": (N_("changed last by {value}"), N_("not changed last by {value}")),
    "trashed": (N_("thrown away {when}"), N_("not thrown away {when}")),
}


@dataclass(frozen=True)
class _Said:
    """A condition about to be said: `yes` or denied, of the client or of an `owner` (the spouse)."""

    asked: Asked
    op: str
    value: Any
    yes: bool
    owner: str
    naming: Naming

    def whose(self, key: str, *, field: str = "", **values: object) -> Clause:
        """By what is theirs."""
        name = field or self.naming.field(self.asked, self.owner)
        return Clause(self.naming.words.tr(_PAIRS[key][not self.yes], field=name, **values), heavy=self._is_list)

    def being(self, key: str, **values: object) -> Clause:
        """By what they are."""
        text = self.naming.words.tr(_BEING[key][not self.yes], **values)
        return Clause(text, Form.BEING, heavy=self._is_list, leads=self.yes and not key.endswith("by"))

    @property
    def _is_list(self) -> bool:
        return isinstance(self.value, tuple) and len(self.value) > 1 and self.op != "between"


def clause_of(condition: Condition, asked: Asked, *, yes: bool, owner: str, naming: Naming) -> Clause:
    """The clause for a condition, or for its contrary; of somebody else's value where there is an owner."""
    operator = operators_of(asked)[condition.op]
    op = operator.denies or operator.name
    said = _Said(asked, op, condition.value, yes is not bool(operator.denies), owner, naming)
    own = _OWN_WAYS.get(asked.field.context or asked.key)
    return (own and own(said)) or _general(said)


def _general(said: _Said) -> Clause:
    asked, op, naming = said.asked, said.op, said.naming
    if op == "filled":
        return _filled(said)
    if op == "answer":
        words = [naming.quoted(naming.words.tr(ANSWER_WORDS[answer])) for answer in said.value]
        return said.whose("answer", value=naming.either(words))
    if op == "yes":
        return said.being("marked", field=naming.quoted(asked.field.title(naming.words)))
    if op in ("me", "has_file", "no_file", "no", "no_year", "with_year", "in_part", "leap_month"):
        return said.whose(op)
    if isinstance(asked.type, MultiChoice | MultiText) and op in ("any_of", "all_of"):
        return _list(said)
    if op in ("is", "one_of", "any_of"):
        return _same(said)
    if op in ("contains", "begins", "ends"):
        return said.whose(op, value=naming.quoted(str(said.value)))
    if op in ("=", "<", "<=", ">", ">="):
        return said.whose(op, value=naming.value(asked, said.value))
    return _timed(said)


def _filled(said: _Said) -> Clause:
    """Without a quotable name there is no saying "with no Mobile"."""
    if said.yes or said.naming.is_quoted(said.asked):
        return said.whose("filled")
    field = said.naming.field(said.asked)
    return Clause(said.naming.words.tr(N_("no {field}"), field=field), Form.HAVING)


def _list(said: _Said) -> Clause:
    naming = said.naming
    values = [naming.value(said.asked, value) for value in said.value]
    listed = naming.both(values) if said.op == "all_of" else naming.either(values)
    key = "include" if naming.several(said.asked) else "includes"
    return said.whose(key, field=naming.list_name(said.asked, said.owner), value=listed)


def _same(said: _Said) -> Clause:
    naming, asked = said.naming, said.asked
    if not isinstance(said.value, tuple | str):
        return said.whose("when", when=naming.when("on", said.value))
    values = said.value if isinstance(said.value, tuple) else (said.value,)
    listed = naming.either([naming.value(asked, value) for value in values])
    if isinstance(asked.type, Place) and asked.part:
        # 苏州 is a part of the address, not the address.
        whole = naming.field(_whole(asked), said.owner)
        return said.whose("in", field=whole, value=listed)
    return said.whose("is", value=listed)


def _whole(asked: Asked) -> Asked:
    return Asked(asked.field.key, asked.field, asked.field.type)


def _timed(said: _Said) -> Clause:
    naming, asked, op = said.naming, said.asked, said.op
    if op == "between" and not hasattr(said.value[0], "iso"):
        low, high = (naming.value(asked, end) for end in said.value)
        return said.whose("between", low=low, high=high)
    lunar_months = op == "in_month" and isinstance(asked.type, Lunar)
    when = naming.lunar_months(said.value) if lunar_months else naming.when(op, said.value)
    context = asked.field.context
    if op.startswith("falls_lunar"):
        return said.whose("moon", field=_yearly(said), when=when)
    if op.startswith("falls") or op in ("on_day", "in_month"):
        known = context in phrases.YEARLY
        key = "when" if known or not op.startswith("falls") else "round"
        return said.whose(key, field=_yearly(said), when=when)
    if context in phrases.ENDS:
        return said.whose("over", field=naming.field(asked, said.owner, table=phrases.ENDS), when=when)
    return said.whose("when", when=when)


def _yearly(said: _Said) -> str:
    return said.naming.field(said.asked, said.owner, table={**phrases.FIELDS, **phrases.YEARLY})


# Fields with a way of their own


def _city(said: _Said) -> Clause | None:
    if said.op not in ("is", "one_of"):
        return None
    values = said.value if isinstance(said.value, tuple) else (said.value,)
    return said.being("in", value=said.naming.either(values))


def _tags(said: _Said) -> Clause | None:
    if said.op not in ("any_of", "all_of"):
        return None
    naming = said.naming
    return said.being("tagged", value=(naming.both if said.op == "all_of" else naming.either)(said.value))


def _introduced_by(said: _Said) -> Clause | None:
    if said.op == "filled":
        return said.being("introduced at all")
    if said.op != "any_of":
        return None
    return said.being("introduced", value=said.naming.either([said.naming.value(said.asked, v) for v in said.value]))


def _birth(said: _Said) -> Clause | None:
    return said.being(said.op, n=said.value) if said.op in ("older", "younger") else None


def _age(said: _Said) -> Clause | None:
    if said.op == "between":
        return said.being("between", low=said.value[0], high=said.value[1])
    key = {"<": "younger", ">=": "older"}.get(said.op, said.op)
    return said.being(key, n=said.value) if key in _BEING else None


def _at(key: str) -> Callable[[_Said], Clause | None]:
    def said_so(said: _Said) -> Clause | None:
        return None if said.op == "filled" else said.being(key, when=said.naming.when(said.op, said.value))

    return said_so


def _by(key: str) -> Callable[[_Said], Clause | None]:
    def said_so(said: _Said) -> Clause | None:
        if said.op not in ("is", "one_of"):
            return None
        values = said.value if isinstance(said.value, tuple) else (said.value,)
        return said.being(key, value=said.naming.either(values))

    return said_so


_OWN_WAYS: Mapping[str, Callable[[_Said], Clause | None]] = {
    "city": _city,
    Header.tags.context: _tags,
    Header.introduced_by.context: _introduced_by,
    Basics.birth_date.context: _birth,
    Basics.birth_lunar.context: _birth,
    Basics.age.context: _age,
    Header.created_at.context: _at("filed"),
    Header.created_by.context: _by("filed by"),
    Header.updated_at.context: _at("changed"),
    Header.updated_by.context: _by("changed by"),
    "trashed_at": _at("trashed"),
}
"""How some fields are spoken of; None leaves it to the general way."""
