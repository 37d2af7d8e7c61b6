"""A query read back as one sentence: clients in 北京 whose insurance ends in the next 60 days and whose spouse …

What is denied is denied in its own words (`none of` becomes clauses that say no). Clauses are joined tightly, with a
comma where one of them is joined itself, and in brackets beyond that, so that every language reads them one way only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from clientdesk.dossier.queries import phrases
from clientdesk.dossier.queries.clauses import Clause, Form, clause_of
from clientdesk.dossier.queries.dictionary import Dictionary
from clientdesk.dossier.queries.naming import Naming
from clientdesk.dossier.queries.tree import Asks, Branch, Condition, Has, Match, Node, Query, Trash, pruned
from clientdesk.dossier.queries.vocabulary import Files, Relation, RowsOf, Subject, Way
from clientdesk.i18n import N_, Catalogue

_TIGHT, _LOOSE = 1, 2
"""How deep clauses are that were joined: without a comma, with one."""


def sentence(query: Query, dictionary: Dictionary, words: Catalogue, names: Mapping[str, str] | None = None) -> str:
    """The query in a language; `names` are those of the clients it names by their codes."""
    files = dictionary.files(query.kinds)
    clients = _clients(files, query, words)
    where = pruned(query.where)
    if not where.of:
        return _capital(words.tr(_ALL[query.trash], clients=clients))
    said = _Teller(dictionary, Naming(words, names or {})).branch(where, files, yes=True, owner="")
    return _capital(words.tr(_SOME[query.trash], clients=clients, clauses=said.text))


def clause(
    node: Node, subject: Subject, dictionary: Dictionary, words: Catalogue, names: Mapping[str, str] | None = None
) -> str:
    """One part of a query in a language, as it stands in the sentence: whose birthday is in the next 30 days."""
    branch = pruned(Branch(of=(node,)))
    if not branch.of:
        return ""
    return _capital(_Teller(dictionary, Naming(words, names or {})).branch(branch, subject, yes=True, owner="").text)


def called(relation: Relation, dictionary: Dictionary, words: Catalogue) -> tuple[str, str]:
    """One of what a relation leads to, and several: a child, children."""
    return _Teller(dictionary, Naming(words, {})).called(relation)


_ALL: Mapping[Trash, str] = {
    Trash.WITHOUT: N_("all {clients}"),
    Trash.ONLY: N_("all {clients} in the trash"),
    Trash.WITH: N_("all {clients}, those in the trash too"),
}
_SOME: Mapping[Trash, str] = {
    Trash.WITHOUT: N_("{clients} {clauses}"),
    Trash.ONLY: N_("{clients} in the trash {clauses}"),
    Trash.WITH: N_("{clients} {clauses}, those in the trash too"),
}


def _clients(files: Files, query: Query, words: Catalogue) -> str:
    """Whom the query asks for."""
    if not query.kinds:
        return words.tr(N_("clients"))
    return Naming(words, {}).both([words.label("kind", kind.plural).lower() for kind in files.kinds])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_JOINTS: Mapping[bool, tuple[str, str, str]] = {
    True: (N_("{clause} and {other}"), N_("{clause}, and {other}"), N_("{clause}; and {other}")),
    False: (N_("{clause} or {other}"), N_("{clause}, or {other}"), N_("{clause}; or {other}")),
}
"""Before the last clause where all hold, where any: light clauses, heavy ones, more than two heavy ones."""


class _Teller:
    """Says the nodes of a query. `yes` is whether a node is said or denied; `owner` is whom it is about, where that is
    somebody related to the client."""

    def __init__(self, dictionary: Dictionary, naming: Naming) -> None:
        self._dictionary = dictionary
        self._naming = naming
        self._words = naming.words

    def branch(self, branch: Branch, subject: Subject, *, yes: bool, owner: str) -> Clause:
        """A branch; to deny all of some conditions is to deny any of them."""
        inside = yes is not (branch.match is Match.NONE)
        every = inside is (branch.match is Match.ALL)
        return self._joined([self._node(node, subject, yes=inside, owner=owner) for node in branch.of], every=every)

    def _node(self, node: Node, subject: Subject, *, yes: bool, owner: str) -> Clause:
        if isinstance(node, Branch):
            return self.branch(node, subject, yes=yes, owner=owner)
        if isinstance(node, Has):
            return self._has(node, subject, yes=yes, owner=owner)
        if isinstance(node, Asks):
            return self._asks(node, subject, yes=yes, owner=owner)
        return self._condition(node, subject, yes=yes, owner=owner)

    # Joining

    def _joined(self, clauses: Sequence[Clause], *, every: bool) -> Clause:
        if len(clauses) == 1:
            return clauses[0]
        if max(clause.depth for clause in clauses) >= _LOOSE:
            clauses = [self._bracketed(clause) for clause in clauses]
        loose = any(clause.depth or clause.heavy for clause in clauses)
        text = self._side_by_side(clauses) if every else self._listed(clauses, every=every)
        return Clause(text, depth=_LOOSE if loose else _TIGHT)

    def _side_by_side(self, clauses: Sequence[Clause]) -> str:
        """What somebody is stands right behind them: clients in 北京 tagged VIP whose …"""
        if len(clauses) > 1 and clauses[0].leads and _may_follow(clauses[1]):
            rest = self._side_by_side(clauses[1:])
            return self._words.tr(N_("{clause} {rest}"), clause=clauses[0].text, rest=rest)
        return self._listed(clauses, every=True)

    def _listed(self, clauses: Sequence[Clause], *, every: bool) -> str:
        *before, last = clauses
        if not before:
            return last.text
        loose = any(clause.depth or clause.heavy for clause in clauses)
        text = before[0].text
        for clause in before[1:]:
            comma = N_("{clause}; {next}") if loose else N_("{clause}, {next}")
            text = self._words.tr(comma, clause=text, next=clause.text)
        joint = _JOINTS[every][loose + (loose and len(before) > 1)]
        return self._words.tr(joint, clause=text, other=last.text)

    def _bracketed(self, clause: Clause) -> Clause:
        if clause.depth < _LOOSE:
            return clause
        return replace(clause, text=self._words.tr(N_("({clauses})"), clauses=clause.text), depth=_TIGHT)

    # Single clauses

    def _condition(self, condition: Condition, subject: Subject, *, yes: bool, owner: str) -> Clause:
        asked = self._dictionary.field(subject, condition.field, place="where")
        self._dictionary.operator(asked, condition.op, place="where")
        return self._placed(clause_of(condition, asked, yes=yes, owner=owner, naming=self._naming), owner)

    def _asks(self, node: Asks, subject: Subject, *, yes: bool, owner: str) -> Clause:
        question = self._dictionary.question(subject, node.question, place="where")
        text = question.denies if yes is question.opposite else question.says
        values = {"value": self._naming.when(question.when, node.value)} if question.when else {}
        return self._placed(Clause(self._words.tr(text, **values), Form.HAVING), owner)

    def _placed(self, clause: Clause, owner: str) -> Clause:
        """The clause as it stands behind the clients, or says it of whom they are related to."""
        if clause.form is Form.WHOSE:
            return clause
        if not owner:
            if clause.form is Form.HAVING:
                return replace(clause, text=self._words.tr(N_("with {something}"), something=clause.text))
            return clause
        is_it = N_("whose {owner} is {something}") if clause.form is Form.BEING else N_("whose {owner} has {something}")
        return Clause(self._words.tr(is_it, owner=owner, something=clause.text), heavy=clause.heavy)

    # Rows and other files

    def _has(self, node: Has, subject: Subject, *, yes: bool, owner: str) -> Clause:
        relation = self._dictionary.relation(subject, node.relation, place="where")
        where = pruned(node.where)
        if relation.single and yes and where.of and node.at_least == 1:
            itself = isinstance(subject, RowsOf) and relation.name in phrases.ITSELF
            other = owner if itself else self._naming.owned(self._single(relation)[0], owner)
            return self.branch(where, relation.to, yes=True, owner=other)
        inner = self.branch(where, relation.to, yes=True, owner="") if where.of else None
        text = self._object(node, relation, inner and self._bracketed(inner), yes=yes)
        return self._placed(Clause(text, Form.HAVING, heavy=inner is not None), owner)

    def _object(self, node: Has, relation: Relation, inner: Clause | None, *, yes: bool) -> str:
        """What they have or have not: a child whose …"""
        one, many = self.called(relation)
        values = {"rows": many, "n": node.at_least} if node.at_least > 1 else {"rows": many}
        if node.at_least > 1:
            texts = _MANY if yes else _FEW
        elif yes:
            texts, values = _ONE, {"row": one}
        else:
            texts = _NONE
        if inner is None:
            return self._words.tr(texts[1], **values)
        return self._words.tr(texts[0], **values, clauses=inner.text)

    def called(self, relation: Relation) -> tuple[str, str]:
        """See the function of this name."""
        words = self._words
        if relation.way is Way.ALONG:
            bare, one = self._single(relation)
            return one, bare
        known = phrases.ROWS.get(relation.name) if relation.way is Way.ROWS else phrases.BACK.get(relation.name)
        if known:
            return words.tr(known[0]), words.tr(known[1])
        title = self._naming.quoted(relation.field.title(words))
        if relation.way is Way.ROWS:
            return words.tr(N_("an entry in {group}"), group=title), words.tr(N_("entries in {group}"), group=title)
        kind = relation.kinds[0]
        one = self._naming.label(words.label("kind", kind.label))
        several = self._naming.label(words.label("kind", kind.plural), plural=True)
        article = N_("an {kind} of theirs ({field})") if one[0] in "aeiou" else N_("a {kind} of theirs ({field})")
        return words.tr(article, kind=one, field=title), words.tr(
            N_("{kinds} of theirs ({field})"), kinds=several, field=title
        )

    def _single(self, relation: Relation) -> tuple[str, str]:
        """Whom a reference leads to, bare and with an article."""
        if known := phrases.SINGLE.get(relation.name):
            return self._words.tr(known[0]), self._words.tr(known[1])
        title = self._naming.label(relation.field.title(self._words))
        return title, title


def _may_follow(clause: Clause) -> bool:
    """Whether a clause may stand right behind what somebody is."""
    return not clause.depth and (clause.leads or clause.form is not Form.BEING)


_ONE = (N_("{row} {clauses}"), N_("{row} on file"))
_NONE = (N_("no {rows} {clauses}"), N_("no {rows} on file"))
_MANY = (N_("at least {n} {rows} {clauses}"), N_("at least {n} {rows} on file"))
_FEW = (N_("fewer than {n} {rows} {clauses}"), N_("fewer than {n} {rows} on file"))
