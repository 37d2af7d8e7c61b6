"""The relation graph of a client: gathered as one reader may see it, printed, and grown by files for those in it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.desk.cards import safe
from clientdesk.desk.near import Near, around
from clientdesk.desk.outputs import refuse_client_file
from clientdesk.desk.part import Part
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.basics import OrgUnit
from clientdesk.dossier.fields import Rows
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.masking import mask_name
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Reference
from clientdesk.dossier.values import Link
from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.profiles import Disclosure, Sight
from clientdesk.exchange.relations import Circle, Cross, Graph, Node
from clientdesk.files import atomic_write
from clientdesk.i18n import N_, Catalogue, catalogue
from clientdesk.store.lists import Line
from clientdesk.store.news import Changed

if TYPE_CHECKING:
    from clientdesk.exchange.cards import Print

_FIRST, _FURTHER = 80, 8
"""So many are shown around the client, and around each of these."""
COVERED = "••••"
"""Stands for a name that this reader may not see."""
_NAMED = {"person": PERSON.name, "enterprise": ENTERPRISE.name}
_MOST_ALIKE = 3


@dataclass(frozen=True)
class Offer:
    """What can be done about somebody in the graph who has no file: the kind a new one would be of, and the clients of
    that kind that bear the same name."""

    kind: str
    alike: tuple[Line, ...]


class Relations(Part):
    """`desk.relations`."""

    def around(self, client: Record, words: Catalogue, disclosure: Disclosure | None = None) -> tuple[Near, ...]:
        """Those near a client, the nearest first, as a reader may see them."""
        return around(self.desk, client, words, disclosure)

    def graph(
        self,
        code: str,
        words: Catalogue,
        *,
        disclosure: Disclosure | None = None,
        unfold: Collection[str] = (),
    ) -> Graph:
        """A client with those around, and with those around each client whose code is in `unfold`.

        The own desk sees that there is somebody whose name is sensitive; other readers are told only how many there
        are."""
        weaver = _Weaver(self, words, disclosure, frozenset(unfold))
        return weaver.graph(self.desk.clients.get(code))

    # On paper

    def print(
        self, code: str, *, disclosure: Disclosure | None = None, unfold: Collection[str] = (), language: str = ""
    ) -> "Print":
        """The graph on one page as a PDF. Refused where the file is marked "never print or export"."""
        from clientdesk.exchange.cards.job import PrintJob
        from clientdesk.exchange.relations_page import Page, make_relations

        words, seen = catalogue(language or self.desk.language), disclosure or Disclosure()
        client = self.desk.clients.get(code)
        if seen.withholds(client):
            raise UserError(
                N_("The file of {client} is marked never to be printed or exported."),
                code=ExitCode.REFUSED,
                key="never_printed",
                hint=N_("Nothing was printed. The mark is in the last chapter of the dossier."),
                client=code,
            )
        job = PrintJob(
            (),
            words,
            seen,
            self.desk.user,
            self.desk.now.astimezone(),
            self.desk.attachments.read,
            house=self.desk.house.for_print(words.language),
        )
        return make_relations(Page(self.graph(code, words, disclosure=seen, unfold=unfold), client), job)

    def save(
        self,
        code: str,
        out: Path,
        *,
        disclosure: Disclosure | None = None,
        unfold: Collection[str] = (),
        language: str = "",
    ) -> "Print":
        """Write the print into a PDF file, whole or not at all."""
        refuse_client_file(out)
        made = self.print(code, disclosure=disclosure, unfold=unfold, language=language)
        atomic_write(out, made.pdf)
        return made

    def file_name(self, code: str, name: str, *, words: Catalogue) -> str:
        """A name for the file of a print, without its ending, safe on any disk; an empty name of the client is left
        out."""
        parts = (code, name, words.tr(N_("Relations")), f"{self.desk.today:%Y%m%d}")
        return "_".join(safe(part) for part in parts if part)

    # Files for those who have none

    def offer(self, node: Node) -> Offer | None:
        """What can be done about somebody without a file, None where the dossier has no place for a link."""
        kind = _kind_of_link(node)
        if node.code or node.covered or not kind:
            return None
        hits = self.desk.searching.find(node.name, limit=20)
        alike = [hit.line for hit in hits if hit.line.kind == kind and hit.line.name == node.name]
        return Offer(kind, tuple(alike[:_MOST_ALIKE]))

    def make_client(self, holder: str, node: Node) -> Changed:
        """Begin a file for somebody named in the file of `holder`, and link it there, as one step."""
        record = self.desk.clients.new(_kind_of_link(node))
        record[record.kind.title] = node.name
        with self.store.step(N_("Begin a file from the relations"), by=self.desk.user) as step:
            self.desk.clients.create_in(step, record)
            self.desk.clients.save_in(step, self._linked(holder, node, record.code))
        return step.changed

    def link(self, holder: str, node: Node, code: str) -> Changed:
        """Link somebody named in the file of `holder` to a file that is there."""
        with self.store.step(N_("Edit {name}"), by=self.desk.user, values={"name": holder}) as step:
            self.desk.clients.save_in(step, self._linked(holder, node, code))
        return step.changed

    def _linked(self, holder: str, node: Node, code: str) -> Record:
        record = self.desk.clients.get(holder)
        field = record.kind.by_key[node.group]
        if isinstance(field.type, Rows):
            column = next(column for column in field.type.columns if _is_link(column.type))
            rows = list(record.rows(field))
            rows[node.row] = rows[node.row].with_value(column, Link(code, ""))
            record[field] = tuple(rows)
        else:
            record[field] = Link(code, "")
        return record


def _is_link(type_: object) -> bool:
    return isinstance(type_, Reference) and type_.to in _NAMED


def _kind_of_link(node: Node) -> str:
    """The kind of file that the place where somebody is named can point to, empty where it can point to none."""
    fields = [field for kind in (PERSON, ENTERPRISE) if (field := kind.by_key.get(node.group)) is not None]
    for declared in fields:
        columns = declared.type.columns if isinstance(declared.type, Rows) else (declared,)
        for column in columns:
            if isinstance(column.type, Reference) and column.type.to in _NAMED:
                return _NAMED[column.type.to]
    return ""


@dataclass
class _Weaver:
    """Puts one graph together; counts on the way who is left out and who has no room."""

    part: Relations
    words: Catalogue
    disclosure: Disclosure | None
    unfold: frozenset[str]
    crosses: dict[frozenset[str], Cross] = field(default_factory=dict)
    left_out: int = 0
    more: int = 0
    masked: bool = False
    named: dict[str, str] = field(default_factory=dict)
    """The keys of those around the client who have no file, by name."""

    def graph(self, client: Record) -> Graph:
        """The graph of a client."""
        root = Node("0", client.name, code=client.code)
        near = self._seen(self.part.around(client, self.words, self.disclosure), _FIRST)
        first = [self._node(one, root.key, place) for place, one in enumerate(near)]
        keys = {client.code: root.key, **{node.code: node.key for node in first if node.code}}
        self.named = {one.name: node.key for one, node in zip(near, first, strict=True) if not one.code}
        unfolded = {node.key: self._second(node, keys) for node in first}
        grown = [replace(node, nodes=unfolded[node.key]) for node in first]
        nodes = tuple(_in_order(grown, near, client, root.key))
        crosses = tuple(self.crosses.values())
        return Graph(replace(root, nodes=nodes), crosses, self.left_out, self.more, self.masked)

    def _second(self, node: Node, keys: dict[str, str]) -> tuple[Node, ...]:
        if not node.code or node.code not in self.unfold:
            return ()
        found = self.part.around(self.part.desk.clients.get(node.code), self.words, self.disclosure)
        known = [(one, keys.get(one.code, "") if one.code else self.named.get(one.name, "")) for one in found]
        for one, key in known:
            if key not in ("", "0", node.key):
                self.crosses.setdefault(frozenset((node.key, key)), Cross(node.key, key, one.relation))
        others = [one for one, key in known if not key]
        further = [self._node(one, node.key, place) for place, one in enumerate(self._seen(others, _FURTHER))]
        keys.update({one.code: one.key for one in further if one.code})
        return tuple(replace(one, circle=node.circle) for one in further)

    def _seen(self, near: Sequence[Near], most: int) -> list[Near]:
        """Those for whom there is a box."""
        shown = [one for one in near if self.disclosure is None or not one.covered]
        self.left_out += len(near) - len(shown)
        self.more += max(0, len(shown) - most)
        return shown[:most]

    def _node(self, near: Near, above: str, place: int) -> Node:
        name = COVERED if near.covered else near.name
        if near.sight is Sight.MASKED:
            name, self.masked = mask_name(near.name), True
        key = f"{above}/{place}"
        covered = near.covered
        return Node(key, name, near.relation, near.code, near.circle, covered, near.group, near.row)


def _in_order(nodes: Sequence[Node], near: Sequence[Near], client: Record, root: str) -> Iterator[Node]:
    """The nodes, those of a firm under the department or superior they belong to."""
    units = _units(client, root)
    keys = {name: node.key for name, node in units.items()}
    keys |= {one.name: node.key for one, node in zip(near, nodes, strict=True) if one.circle is Circle.PEOPLE}
    above = {node.key: keys[unit[1]] for unit, node in _with_parent(client, units) if unit[1] in keys}
    for one, node in zip(near, nodes, strict=True):
        if one.above in keys and keys[one.above] != node.key:
            above[node.key] = keys[one.above]
    everybody = {node.key: node for node in (*units.values(), *nodes)}
    below: dict[str, list[str]] = {}
    for key in everybody:
        below.setdefault(_not_in_a_ring(key, above) or root, []).append(key)

    def grown(key: str) -> Node:
        own = everybody[key]
        return replace(own, nodes=(*own.nodes, *(grown(child) for child in below.get(key, ()))))

    return (grown(key) for key in below.get(root, ()))


def _not_in_a_ring(key: str, above: dict[str, str]) -> str:
    """Whom a node hangs on; nobody where following that leads back to it."""
    seen, place = {key}, above.get(key, "")
    while place:
        if place in seen:
            return ""
        seen.add(place)
        place = above.get(place, "")
    return above.get(key, "")


def _units(client: Record, root: str) -> dict[str, Node]:
    """The departments of a firm by name."""
    found: dict[str, Node] = {}
    if client.kind.name != ENTERPRISE.name:
        return found
    for place, row in enumerate(client.rows(Firm.org_chart)):
        if (name := row[OrgUnit.unit]) and name not in found:
            found[name] = Node(f"{root}/unit-{place}", name, row[OrgUnit.head_name] or "", circle=Circle.PEOPLE)
    return found


def _with_parent(client: Record, units: dict[str, Node]) -> Iterator[tuple[tuple[str, str], Node]]:
    if not units:
        return
    for row in client.rows(Firm.org_chart):
        parent, name = row[OrgUnit.parent], row[OrgUnit.unit] or ""
        if parent and name in units and parent.name != name:
            yield (name, parent.name), units[name]
