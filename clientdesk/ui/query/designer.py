"""The query designer: whom to look for, by conditions in groups; beside them what they say and whom they find."""

from functools import partial

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from clientdesk.desk import Desk
from clientdesk.desk.views import Kept
from clientdesk.dossier.fields import Kind
from clientdesk.dossier.hints import prepare
from clientdesk.dossier.queries.tree import Branch, Query, all_of, pruned
from clientdesk.dossier.queries.vocabulary import Files
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import Combo
from clientdesk.ui.labels import label, quiet
from clientdesk.ui.look import em, primary
from clientdesk.ui.query.boxes import RootBox
from clientdesk.ui.query.live import Live
from clientdesk.ui.query.tabbing import follow_layout
from clientdesk.ui.scrolled import paper_in

_PLACE = "query"


class Designer(QDialog):
    """A window of its own beside the main one. `shown` brings the query that is to be listed, `saved` the one that is
    to be kept in the view it came from, `saved_as` one for a new view, `aside` one to be listed without this one being
    done, `opened` the number of a client.

    Closed, it keeps what was begun in it until that has been shown or stored.
    """

    shown = Signal(object)
    saved = Signal(object)
    saved_as = Signal(object)
    aside = Signal(object)
    opened = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = context.words
        self.context = context
        self.view: Kept | None = None
        self._query = Query()
        self._settled = Query()
        """What was asked when this was opened or last led to a list or view."""
        self._showing = False
        self._ordering = QTimer(self)
        self._ordering.setSingleShot(True)
        self._ordering.setInterval(0)
        self._ordering.timeout.connect(self.order_keys)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.sides = QSplitter(Qt.Orientation.Horizontal, self)
        self.sides.setChildrenCollapsible(False)
        self.sides.setHandleWidth(1)
        self.live = Live(context, self)
        self.live.opened.connect(self.opened)
        self.live.perhaps_asked.connect(self.aside)
        self.sides.addWidget(self._make_conditions())
        self.sides.addWidget(self.live)
        self.sides.setStretchFactor(0, 3)
        self.sides.setStretchFactor(1, 1)
        column.addWidget(self.sides, 1)
        column.addWidget(self._make_foot())
        self._place()
        self.show_query(Query(), None)
        context.tasks.file(partial(_prepare, context.desk, words), lambda _nothing: None)

    # Making

    def _make_conditions(self) -> QScrollArea:
        words = self.context.words
        area = QScrollArea(self)
        area.setMinimumWidth(em(self, 44))
        page = self._paper = paper_in(area)
        self.page = QVBoxLayout(page)
        self.page.setContentsMargins(em(self, 1.2), em(self, 1), em(self, 1.2), em(self, 1))
        self.page.setSpacing(em(self, 0.7))
        self.kinds = Combo(page)
        self.kinds.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
        self.kinds.addItem(words.tr(N_("All clients")), ())
        for kind in self.context.desk.client_kinds:
            self.kinds.addItem(words.label("kind", kind.plural), (kind.name,))
        named = label(words.tr(N_("Look for")), page)
        named.setBuddy(self.kinds)
        self.kinds.setAccessibleName(named.text())
        self.kinds.currentIndexChanged.connect(self._take_kinds)
        self._head = (named, self.kinds, label(words.tr(N_("for whom")), page))
        self.root = RootBox(self.context, self.context.desk.querying.dictionary, self._subject(()), page)
        self.page.addWidget(self.root)
        told = N_("Nothing is asked yet, so all are found. Add a condition, such as a city, a tag or a birthday.")
        self.hint = quiet(words.tr(told), page)
        self.page.addWidget(self.hint)
        self.page.addStretch()
        return area

    def _make_foot(self) -> QWidget:
        words = self.context.words
        foot = QWidget(self)
        line = QHBoxLayout(foot)
        line.setContentsMargins(em(self, 1.2), em(self, 0.6), em(self, 1.2), em(self, 0.8))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, foot)
        box.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        box.rejected.connect(self.reject)
        role = QDialogButtonBox.ButtonRole
        self.anew_button = box.addButton(words.tr(N_("Start anew")), role.ResetRole)
        self.anew_button.clicked.connect(lambda _checked=False: self.show_query(Query(), None))
        self.save_button = self._button(box, N_("Save"), self.saved)
        self.save_as_button = self._button(box, N_("Save as a view…"), self.saved_as)
        self.show_button = self._button(box, N_("Show in the list"), self.shown)
        self.anew_button.setAutoDefault(False)
        self.show_button.setDefault(True)
        primary(self.show_button)
        line.addWidget(box)
        return foot

    def _button(self, box: QDialogButtonBox, text: str, told: SignalInstance) -> QPushButton:
        made = box.addButton(self.context.words.tr(text), QDialogButtonBox.ButtonRole.ActionRole)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _checked=False: self._give(told))
        return made

    def _place(self) -> None:
        screen = self.screen().availableSize()
        self.resize(min(em(self, 96), screen.width()), min(em(self, 52), screen.height() - em(self, 4)))
        place = self.context.remembered.places.get(_PLACE, "")
        if place:
            self.restoreGeometry(QByteArray.fromBase64(place.encode()))
        self.sides.setSizes([em(self, 64), em(self, 30)])

    # What is asked

    def show_query(self, query: Query, view: Kept | None) -> None:
        """Show a query to be changed: of a saved view, or none."""
        words = self.context.words
        self.view = view
        title = words.tr(N_("Query: {name}"), name=view.name) if view else words.tr(N_("New query"))
        self.setWindowTitle(title)
        self.save_button.setVisible(view is not None)
        self._showing = True
        self.kinds.setCurrentIndex(max(0, self._place_of(query.kinds)))
        self._query = query
        self._rebuild(pruned(query.where))
        self._showing = False
        self._settled = self.query()
        self._take_change()

    def _place_of(self, kinds: tuple[str, ...]) -> int:
        for place in range(self.kinds.count()):
            if tuple(self.kinds.itemData(place)) == kinds:
                return place
        return -1

    def _subject(self, kinds: tuple[str, ...]) -> Files:
        return self.context.desk.querying.dictionary.files(kinds)

    def _rebuild(self, where: Branch) -> None:
        """Show the conditions anew, for the kinds that are chosen."""
        dictionary = self.context.desk.querying.dictionary
        root = RootBox(self.context, dictionary, self._subject(self._kinds()), self._paper)
        self.page.replaceWidget(self.root, root)
        self.root.hide()
        self.root.deleteLater()
        self.root = root
        root.column.setContentsMargins(0, 0, 0, 0)
        for place, widget in enumerate(self._head):
            root.head.insertWidget(place, widget)
        root.show_branch(where)
        root.edited.connect(self._take_change)
        root.show()

    def _kinds(self) -> tuple[str, ...]:
        return tuple(self.kinds.currentData())

    def _take_kinds(self, _place: int) -> None:
        if not self._showing:
            self._rebuild(self.root.branch())
            self._take_change()

    def query(self) -> Query:
        """What is asked now; conditions that are not finished are left out."""
        branch = self.root.branch()
        return Query(branch if branch.of else all_of(), self._kinds(), self._query.trash)

    def _take_change(self) -> None:
        if self._showing:
            return
        query = self.query()
        self._ordering.start()
        self.hint.setVisible(not self.root.parts)
        unfinished = sum(line.node() is None for line in self.root.lines())
        self.live.ask(query, unfinished=unfinished)

    def order_keys(self) -> None:
        """Tab goes through the conditions as they stand."""
        follow_layout(self.root)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked, and nothing was begun."""
        return not self.root.parts

    @property
    def is_settled(self) -> bool:
        """Whether all that stands here was shown or stored, so that nothing is lost when it makes room."""
        begun = any(line.offer is not None and line.node() is None for line in self.root.lines())
        return not begun and self.query() == self._settled

    def add_condition(self) -> None:
        """One condition more, ready to be filled in."""
        self.root.add_line().button.setFocus()

    # Giving it out

    def _give(self, told: SignalInstance) -> None:
        """Unless something that was typed cannot be read: that is told beside it."""
        for line in self.root.lines():
            line.look_over()
        wrong = [line for line in self.root.lines() if line.problem]
        if wrong:
            (wrong[0].value or wrong[0]).setFocus()
            return
        told.emit(self.query())

    def accept(self) -> None:
        """It was shown or stored."""
        self._settled = self.query()
        super().accept()

    def done(self, answer: int) -> None:
        """Whatever is being counted is not wanted any more."""
        self.live.stop()
        self.context.remembered.places[_PLACE] = bytes(self.saveGeometry().toBase64().data()).decode()
        super().done(answer)


def _prepare(desk: Desk, words: Catalogue) -> None:
    """Off the window's thread: the names of the fields, ready to be found."""
    kinds: tuple[Kind, ...] = desk.client_kinds
    for kind in kinds:
        prepare(kind, words)
