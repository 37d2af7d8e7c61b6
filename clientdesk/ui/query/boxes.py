"""Conditions in groups: all, any or none of them; and what must hold for rows of the client, or for others."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyleOptionFrame,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from clientdesk.dossier.queries.dictionary import Dictionary
from clientdesk.dossier.queries.sentences import called, clause
from clientdesk.dossier.queries.tree import Asks, Branch, Condition, Has, Match, Node
from clientdesk.dossier.queries.vocabulary import Relation, Subject
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import Combo
from clientdesk.ui.labels import label, tooltip, wrapping
from clientdesk.ui.look import colours_of, em
from clientdesk.ui.messages import sentence
from clientdesk.ui.query.line import ConditionLine
from clientdesk.ui.query.offers import Offer, Offers

MATCHES = {
    Match.ALL: N_("all of these hold"),
    Match.ANY: N_("at least one of these holds"),
    Match.NONE: N_("none of these holds"),
}
_THERE_IS, _THERE_IS_NO = 1, 0
_MOST_OFFERED = 10


class Box(QFrame):
    """Some conditions and groups of which all, any or none must hold."""

    edited = Signal()
    removed = Signal()

    def __init__(self, context: Context, dictionary: Dictionary, subject: Subject, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.dictionary = dictionary
        self.subject = subject
        self.offers = Offers(dictionary, subject, context.words, hops=self.may_hop)
        self.parts: list[Part] = []
        self.column = QVBoxLayout(self)
        self.column.setSpacing(em(self, 0.5))
        self.head = QHBoxLayout()
        self.head.setSpacing(em(self, 0.5))
        self.column.addLayout(self.head)
        self.match = Combo(self)
        self.match.setAccessibleName(context.words.tr(N_("How many must hold")))
        for match, text in MATCHES.items():
            self.match.addItem(context.words.tr(text), match)
        self.match.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
        self.match.currentIndexChanged.connect(lambda _place: self.edited.emit())
        self._make_head()
        self.inner = QVBoxLayout()
        self.inner.setSpacing(em(self, 0.5))
        self.column.addLayout(self.inner)
        self.foot = QHBoxLayout()
        self.column.addLayout(self.foot)
        self.add_button = self._button(N_("Condition"), lambda: self.add_line().setFocus())
        self._make_foot()
        self.foot.addStretch()

    def initStyleOption(self, option: QStyleOptionFrame) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option)
        # Set on the box, the edge would be that of what stands in it too.
        edged = QPalette(self.palette())
        edged.setColor(QPalette.ColorRole.Window, QColor(colours_of(self).quiet))
        option.palette = edged

    may_hop = True
    """Whether rows and other files can be asked about here."""

    def _make_head(self) -> None:
        self.head.addWidget(self.match)
        self.head.addStretch()

    def _make_foot(self) -> None:
        """What else can be added."""

    def _button(self, text: str, do: Callable[[], object]) -> QPushButton:
        made = QPushButton(icon("add", self), self.context.words.tr(text), self)
        made.setAutoDefault(False)
        made.setFlat(True)
        made.clicked.connect(lambda _checked=False: do())
        self.foot.addWidget(made)
        return made

    def _cross(self, told: str) -> QToolButton:
        made = QToolButton(self)
        made.setIcon(icon("close", self))
        made.setAutoRaise(True)
        made.setAccessibleName(self.context.words.tr(told))
        tooltip(made, self.context.words.tr(told))
        made.clicked.connect(lambda _checked=False: self.removed.emit())
        self.head.addWidget(made)
        return made

    # Parts

    def add_line(self, node: Node | None = None) -> ConditionLine:
        """One condition more, at the end."""
        line = ConditionLine(self.context, self.offers, self)
        line.relation_asked.connect(lambda offer: self._turn_into_relation(line, offer))
        if node is not None and not line.show_node(node):
            line.deleteLater()
            self._put(Kept(self, node))
        else:
            self._put(line)
        return line

    def _put(self, part: "Part", place: int = -1) -> None:
        place = len(self.parts) if place < 0 else place
        self.parts.insert(place, part)
        self.inner.insertWidget(place, part)
        part.edited.connect(self.edited)
        part.removed.connect(lambda: self.remove(part))
        part.show()
        self.edited.emit()

    def remove(self, part: "Part") -> None:
        """Take a part away."""
        place = self.parts.index(part)
        self.parts.remove(part)
        self.inner.removeWidget(part)
        part.hide()
        part.deleteLater()
        following = self.parts[min(place, len(self.parts) - 1)] if self.parts else self.add_button
        following.setFocus()
        self.edited.emit()

    def _turn_into_relation(self, line: ConditionLine, offer: Offer) -> None:
        place = self.parts.index(line)
        self.remove(line)
        box = RelationBox(self, self.dictionary.relation(self.subject, offer.relation, place="where"))
        box.add_line().setFocus()
        self._put(box, place)

    # As a part of a query

    def show_branch(self, branch: Branch) -> None:
        """Show what a branch asks, in place of what stands here."""
        for part in list(self.parts):
            self.remove(part)
        self.match.setCurrentIndex(self.match.findData(branch.match))
        for node in branch.of:
            self.add_node(node)

    def add_node(self, node: Node) -> None:
        """One part more, in the shape that it needs; one that is built too deep is kept as it is."""
        if isinstance(node, Condition | Asks):
            self.add_line(node)
        elif (has := _single(node)) and self.may_hop and self._knows(has):
            box = RelationBox(self, self.dictionary.relation(self.subject, has.relation, place="where"))
            box.show_has(has, yes=isinstance(node, Has))
            self._put(box)
        elif isinstance(node, Branch) and self._may_group(node):
            group = GroupBox(self)
            group.show_branch(node)
            self._put(group)
        else:
            self._put(Kept(self, node))

    def _knows(self, has: Has) -> bool:
        return has.relation in self.dictionary.vocabulary.relations(self.subject)

    def _may_group(self, branch: Branch) -> bool:
        return False

    def branch(self) -> Branch:
        """What stands here; conditions that are not finished are left out."""
        nodes = (part.node() for part in self.parts)
        return Branch(Match(self.match.currentData()), tuple(node for node in nodes if node is not None))

    def node(self) -> Node | None:
        """The same, or nothing where nothing is asked."""
        branch = self.branch()
        return branch if branch.of else None

    def lines(self) -> Iterator[ConditionLine]:
        """All conditions here and further inside."""
        for part in self.parts:
            if isinstance(part, ConditionLine):
                yield part
            elif isinstance(part, Box):
                yield from part.lines()


class RootBox(Box):
    """All that is asked."""

    def _make_foot(self) -> None:
        self.group_button = self._button(N_("Group"), self.add_group)

    def add_group(self) -> "GroupBox":
        """A group of conditions, at the end."""
        group = GroupBox(self)
        group.match.setCurrentIndex(group.match.findData(Match.ANY))
        group.add_line().setFocus()
        self._put(group)
        return group

    def _may_group(self, branch: Branch) -> bool:
        return all(isinstance(node, Condition | Asks) or _single(node) for node in branch.of)


class GroupBox(Box):
    """A group within the query."""

    def __init__(self, outer: Box) -> None:
        super().__init__(outer.context, outer.dictionary, outer.subject, outer)
        _framed(self)

    def _make_head(self) -> None:
        super()._make_head()
        self._cross(N_("Take this group away"))


class RelationBox(Box):
    """What must hold for some row of the client, or for somebody related."""

    may_hop = False

    def __init__(self, outer: Box, relation: Relation) -> None:
        self.relation = relation
        super().__init__(outer.context, outer.dictionary, relation.to, outer)
        _framed(self)

    def _make_head(self) -> None:
        words = self.context.words
        one, several = called(self.relation, self.dictionary, words)
        self.many = Combo(self)
        self.many.setAccessibleName(words.tr(N_("Whether there are any")))
        self.many.addItem(words.tr(N_("There is {row}"), row=one), _THERE_IS)
        none = N_("There is no {row}") if self.relation.single else N_("There are no {rows}")
        self.many.addItem(words.tr(none, row=several, rows=several), _THERE_IS_NO)
        for number in () if self.relation.single else range(2, _MOST_OFFERED + 1):
            self.many.addItem(words.tr(N_("At least {n}: {rows}"), n=number, rows=several), number)
        self.many.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
        self.many.setMaximumWidth(em(self, 20))
        self.many.currentIndexChanged.connect(lambda _place: self.edited.emit())
        self.head.addWidget(self.many)
        self.where = label(words.tr(N_("for which")), self)
        self.head.addWidget(self.where)
        super()._make_head()
        self._cross(N_("Take this away"))

    def show_has(self, has: Has, *, yes: bool) -> None:
        """Show what a part of a query asks; `yes`: that there is one."""
        self.show_branch(has.where)
        wanted = has.at_least if yes else _THERE_IS_NO
        if self.many.findData(wanted) < 0:
            words, several = self.context.words, called(self.relation, self.dictionary, self.context.words)[1]
            self.many.addItem(words.tr(N_("At least {n}: {rows}"), n=wanted, rows=several), wanted)
        self.many.setCurrentIndex(self.many.findData(wanted))

    def node(self) -> Node | None:
        wanted = self.many.currentData()
        has = Has(self.relation.name, self.branch(), max(1, wanted))
        return Branch(Match.NONE, (has,)) if wanted == _THERE_IS_NO else has


class Kept(QFrame):
    """A part that was made elsewhere and has more levels than can be changed here: it is said, and kept."""

    edited = Signal()
    removed = Signal()

    def __init__(self, outer: Box, node: Node) -> None:
        super().__init__(outer)
        self._node: Node | None = node
        words = outer.context.words
        line = QHBoxLayout(self)
        line.setContentsMargins(em(self, 0.5), 0, 0, 0)
        try:
            told = clause(node, outer.subject, outer.dictionary, words)
        except UserError as error:
            # What it asks about is not there for these clients.
            told = sentence(error, words)
            self._node = None
        self.text: QLabel = wrapping(told, self)
        line.addWidget(self.text, 1)
        cross = QToolButton(self)
        cross.setIcon(icon("close", self))
        cross.setAutoRaise(True)
        cross.setAccessibleName(words.tr(N_("Take this condition away")))
        cross.clicked.connect(lambda _checked=False: self.removed.emit())
        line.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)

    def node(self) -> Node | None:
        """What it asks."""
        return self._node


Part = ConditionLine | Box | Kept


def _single(node: Node) -> Has | None:
    """What is asked of rows or others, also where there is to be none."""
    if isinstance(node, Branch) and node.match is Match.NONE and len(node.of) == 1:
        node = node.of[0]
    return node if isinstance(node, Has) else None


def _framed(box: Box) -> None:
    box.setFrameShape(QFrame.Shape.StyledPanel)
    margin = em(box, 0.6)
    box.column.setContentsMargins(margin, margin, margin, margin // 2)
