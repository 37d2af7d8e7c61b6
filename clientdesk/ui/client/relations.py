"""The relations of a client: the graph of those around, larger or smaller, unfolded, opened, printed."""

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from clientdesk.desk.relations import Offer
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.kinds import PERSON
from clientdesk.dossier.person.family import Family
from clientdesk.exchange.profiles import Disclosure, Profile
from clientdesk.exchange.relations import Graph, Node, plan
from clientdesk.exchange.relations_page import told
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import drawn, push
from clientdesk.ui.client.relation_canvas import RelationCanvas
from clientdesk.ui.context import Context
from clientdesk.ui.flowing import Flowing
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import Tick
from clientdesk.ui.labels import label, quiet, tooltip
from clientdesk.ui.look import colours_of, em, on_paper
from clientdesk.ui.opened import Opened
from clientdesk.ui.privacy.looking import note_look
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.settings.kept import names_in_files
from clientdesk.ui.steady_menu import SteadyMenu

if TYPE_CHECKING:
    from clientdesk.ui.printing.single import SinglePrint

_SHOWN = "shown on the own desk"
"""Why sensitive names are looked up; nothing leaves the window."""


class Relations(QWidget):
    """`client_asked` tells the code of a client to be shown, `field_asked` the key of a field to be filled in;
    `changed` brings the news of a step, `done` says what it was, `told` what went wrong."""

    client_asked = Signal(str)
    field_asked = Signal(str)
    changed = Signal(object)
    done = Signal(str)
    told = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.opened: Opened | None = None
        self.graph: Graph | None = None
        self.unfolded: frozenset[str] = frozenset()
        self.revealed = 0
        """The client whose sensitive names are shown."""
        self.printing: SinglePrint | None = None
        words = context.words
        on_paper(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1), em(self, 0.5), em(self, 1), em(self, 0.6))
        column.setSpacing(em(self, 0.4))
        column.addLayout(self._make_tools())
        self.nothing = QWidget(self)
        inner = QVBoxLayout(self.nothing)
        text = words.tr(
            N_("Nobody is known around this client yet. Family, friends, employer and who introduced whom come here.")
        )
        inner.addWidget(quiet(text, self.nothing))
        self.fill_in = push(words.tr(N_("Fill in")), self.ask_field, self.nothing)
        inner.addWidget(self.fill_in, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch()
        column.addWidget(self.nothing, 1)
        self.nothing.hide()
        self.canvas = RelationCanvas(words, self)
        self.canvas.setAccessibleName(words.tr(N_("Relations")))
        column.addWidget(self.canvas, 1)
        self.legend = Legend(context, self)
        column.addWidget(self.legend)
        self.note = quiet(parent=self)
        self.note.hide()
        column.addWidget(self.note)
        self._connect()

    def _make_tools(self) -> QHBoxLayout:
        words = self.context.words
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.3))
        self.further = Tick(words.tr(N_("Those around them too")), self)
        self.further.clicked.connect(self.unfold_all)
        line.addWidget(self.further)
        self.reveal_button = push(words.tr(N_("Show names")), self.reveal, self)
        self.reveal_button.setIcon(icon("show", self, colour=colours_of(self).words))
        tooltip(self.reveal_button, words.tr(N_("Names that are sensitive, until another client comes.")))
        self.reveal_button.hide()
        line.addWidget(self.reveal_button)
        line.addStretch()
        self.smaller = drawn("minus", f"{words.tr(N_('Smaller'))} (Ctrl+-)", partial(self.zoom_by, -1), self)
        self.percent = label(parent=self)
        self.percent.setMinimumWidth(em(self, 4))
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.larger = drawn("add", f"{words.tr(N_('Larger'))} (Ctrl++)", partial(self.zoom_by, 1), self)
        for widget in (self.smaller, self.percent, self.larger):
            line.addWidget(widget)
        self.whole = push(words.tr(N_("Fit")), self.fit, self)
        line.addWidget(self.whole)
        self.print_button = push(words.tr(N_("Print…")), self.ask_print, self)
        self.print_button.setIcon(icon("print", self, colour=colours_of(self).words))
        line.addWidget(self.print_button)
        return line

    def _connect(self) -> None:
        self.canvas.opened.connect(self.open)
        self.canvas.unfolded.connect(self.unfold)
        self.canvas.menu_asked.connect(self.ask_menu)
        self.canvas.zoomed.connect(self._show_size)
        for keys, slot in (
            ("Ctrl+-", partial(self.zoom_by, -1)),
            ("Ctrl++", partial(self.zoom_by, 1)),
            ("Ctrl+=", partial(self.zoom_by, 1)),
            ("Ctrl+0", self.fit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # Showing

    @property
    def reader(self) -> Disclosure | None:
        """As whom the graph is seen: the own desk, perhaps with what is sensitive, or somebody who may be looking."""
        if self.context.privacy.is_on:
            return Disclosure(Profile.HANDOUT)
        is_revealed = self.opened is not None and self.opened.record.id == self.revealed
        return Disclosure(Profile.WORK, _SHOWN) if is_revealed else None

    def show_client(self, opened: Opened) -> None:
        """Look up who is around a client, and show it."""
        if self.opened is None or self.opened.record.id != opened.record.id:
            self.unfolded = frozenset()
            self.revealed = 0
            self.canvas.begin()
        self.opened = opened
        self._look()

    def _look(self) -> None:
        if self.opened is None:
            return
        code, relations, words = self.opened.record.code, self.context.desk.relations, self.context.words
        look = partial(relations.graph, code, words, disclosure=self.reader, unfold=self.unfolded)
        self.context.tasks.read("relations", look, self.take_graph)

    def take_graph(self, graph: Graph) -> None:
        """Show what was looked up."""
        if self.opened is None or graph.root.code != self.opened.record.code:
            return
        self.graph = graph
        kind = self.context.words.label("kind", self.opened.record.kind.label)
        self.canvas.show_plan(plan(graph), self.unfolded, root=kind)
        self.nothing.setVisible(graph.is_empty)
        for widget in (self.canvas, self.legend):
            widget.setVisible(not graph.is_empty)
        for button in (self.further, self.smaller, self.larger, self.whole, self.print_button):
            button.setEnabled(not graph.is_empty)
        self.further.setChecked(bool(self._codes) and self.unfolded >= self._codes)
        self.further.setEnabled(bool(self._codes))
        self.reveal_button.setVisible(any(node.covered for node in graph.root.walk()))
        note = told(graph, self.context.words)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    @property
    def _codes(self) -> frozenset[str]:
        """The codes of those around the client who have a file."""
        nodes = self.graph.root.walk() if self.graph else ()
        return frozenset(node.code for node in nodes if node.code and node.key.count("/") == 1)

    def _show_size(self) -> None:
        self.percent.setText(f"{self.canvas.zoom:.0%}")

    # Doing

    def zoom_by(self, steps: int) -> None:
        """Show it larger or smaller."""
        self.canvas.zoom_by(steps)

    def fit(self) -> None:
        """Show all of it."""
        self.canvas.fit_all()

    def unfold_all(self, checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        """Show those around everybody who has a file, or hide them again."""
        self._cover_more(self._codes if checked else frozenset())

    def unfold(self, node: Node) -> None:
        """Show those around somebody, or hide them again."""
        self._cover_more(self.unfolded ^ {node.code})

    def _cover_more(self, unfolded: frozenset[str]) -> None:
        """Show those around these clients; names that come by it are under dots until they too are asked for."""
        if unfolded - self.unfolded:
            self.revealed = 0
        self.unfolded = unfolded
        self._look()

    def open(self, node: Node) -> None:
        """Open the file of somebody, or show a name under dots; of those who have no file ask what to do."""
        if self.opened is None:
            return
        if node.covered:
            self.reveal()
        elif node.code and node.code != self.opened.record.code:
            self.client_asked.emit(node.code)
        elif not node.code:
            self.ask_menu(node, self._below(node))

    def reveal(self) -> None:
        """Show the names that are sensitive, until another client comes."""
        if self.opened is not None:
            self.revealed = self.opened.record.id
            self._note_look()
            self._look()

    def _note_look(self) -> None:
        """Write down whose names come out from under their dots, by the files that name them."""
        covered = [node for node in self.graph.root.walk() if node.covered] if self.graph else []
        for holder, nodes in groupby(sorted(covered, key=self._holder), self._holder):
            note_look(self.context, holder, sorted({node.group for node in nodes if node.group}))

    def _below(self, node: Node) -> QPoint:
        box = self.canvas.boxes[node.key]
        return box.mapToGlobal(QPoint(0, box.height()))

    def ask_menu(self, node: Node, place: QPoint) -> None:
        """Offer what can be done about somebody."""
        holder = self._holder(node)
        if node.code or self.context.privacy.is_on or not holder:
            return
        offer = partial(self.context.desk.relations.offer, node)
        self.context.tasks.read("offer", offer, partial(self._take_offer, holder, node, place))

    def _take_offer(self, holder: str, node: Node, place: QPoint, offer: Offer | None) -> None:
        self.show_menu(holder, node, place, offer)

    def _holder(self, node: Node) -> str:
        """The code of the file that names somebody."""
        nodes = {one.key: one for one in self.graph.root.walk()} if self.graph else {}
        above = nodes.get(node.key.rpartition("/")[0])
        return above.code if above else ""

    def show_menu(self, holder: str, node: Node, place: QPoint, offer: Offer | None) -> QMenu:
        """Show what can be done about somebody who has no file."""
        words, relations = self.context.words, self.context.desk.relations
        menu = SteadyMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if offer is None:
            entry = menu.addAction(words.tr(N_("Only the name is kept here.")))
            entry.setEnabled(False)
        else:
            for line in offer.alike:
                text = words.tr(N_("Link with {name} ({code})"), name=line.name, code=line.code)
                work = partial(relations.link, holder, node, line.code)
                menu.addAction(text.replace("&", "&&"), partial(self._do, work, N_("Linked.")))
            text = words.tr(N_("Begin a file for {name}"), name=node.name)
            work = partial(relations.make_client, holder, node)
            menu.addAction(text.replace("&", "&&"), partial(self._do, work, N_("A file was begun.")))
        menu.popup(place)
        return menu

    def _do(self, work: partial[Changed], said: str) -> None:
        self.context.tasks.ask(work, partial(self._did, said), self._fail)

    def _did(self, said: str, changed: Changed) -> None:
        self.changed.emit(changed)
        self.done.emit(self.context.words.tr(said))
        self._look()

    def _fail(self, error: Exception) -> None:
        self.told.emit(reason_and_hint(error, self.context.words))

    def ask_field(self) -> None:
        """Go where those around the client are filled in."""
        if self.opened is not None:
            is_person = self.opened.record.kind.name == PERSON.name
            self.field_asked.emit(Family.spouse_name.key if is_person else Firm.org_people.key)

    def ask_print(self) -> None:
        """Show the page as it would be printed."""
        if self.opened is None:
            return
        # Qt's parts for PDF are loaded with the first print, so that the window opens quickly.
        from clientdesk.ui.printing.single import SinglePrint

        words, desk, record = self.context.words, self.context.desk, self.opened.record
        named = record.name if names_in_files(self.context.remembered) else ""
        language, unfolded = words.language, self.unfolded
        dialog = SinglePrint(
            self.context,
            words.tr(N_("Relations of {name}"), name=record.name),
            make=lambda seen: desk.relations.print(record.code, disclosure=seen, unfold=unfolded, language=language),
            name=desk.relations.file_name(record.code, named, words=words),
            parent=self,
        )
        if self.context.privacy.is_on:
            dialog.reader.setCurrentIndex(dialog.reader.findData(Profile.HANDOUT))
        self.printing = dialog
        dialog.open()


class Legend(QWidget):
    """What the boxes and lines mean."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = context.words
        row = Flowing(self)
        row.setSpacing(em(self, 1.2))
        for sort, text in (
            ("file", N_("Has a file of their own")),
            ("name", N_("Known by name only")),
            ("tie", N_("A further tie between the two")),
        ):
            entry = QWidget(self)
            line = QHBoxLayout(entry)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(em(self, 0.5))
            line.addWidget(_Swatch(sort, entry))
            line.addWidget(label(words.tr(text), entry))
            row.addWidget(entry)


class _Swatch(QWidget):
    """A small sample of a box or line."""

    def __init__(self, sort: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.sort = sort
        self.setFixedSize(QSize(em(self, 2), em(self, 1.1)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colours_of(self)
        if self.sort == "tie":
            painter.setPen(QPen(QColor(colours.quiet), 1.2, Qt.PenStyle.DashLine))
            painter.drawLine(0, self.height() // 2, self.width(), self.height() // 2)
            return
        has_file = self.sort == "file"
        painter.setPen(QPen(QColor(colours.accent if has_file else colours.line), 1.4))
        painter.setBrush(QColor(colours.paper if has_file else colours.ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
