"""The pages of a print as they will come out: the PDF itself, with its page numbers, its zoom, and what is amiss."""

from functools import partial

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeySequence, QPalette, QShortcut, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QToolButton, QVBoxLayout, QWidget

from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.bar import Bar
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import Combo
from clientdesk.ui.labels import label, tooltip, wrapping
from clientdesk.ui.look import colours_of, em
from clientdesk.ui.printing.pictures import open_pdf
from clientdesk.ui.scroll_bars import slim

_SHOWN_AFTER = 300
"""Milliseconds after which a preview that is being made is told of."""
_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_STEP = 1.2
_BENEATH = 110
"""Per cent by which the table that pages lie on is darker than the window."""
_LEAST, _MOST = 0.2, 5.0
_FITS = {
    QPdfView.ZoomMode.FitInView: N_("Whole page"),
    QPdfView.ZoomMode.FitToWidth: N_("Page width"),
}


class PageView(QPdfView):
    """The pages one below the other; Ctrl and the wheel zoom."""

    zoom_asked = Signal(int)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)


class Preview(QWidget):
    """The old pages stay in view until the new ones have come."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.document: QPdfDocument | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_tools())
        column.addWidget(self._make_busy())
        self.problem = Bar(self)
        column.addWidget(self.problem)
        self.view = PageView(self)
        slim(self.view)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        shades = QPalette(self.view.palette())
        shades.setColor(QPalette.ColorRole.Dark, QColor(colours_of(self).ground).darker(_BENEATH))
        self.view.setPalette(shades)
        # A scroll bar that comes with the pages narrows them after they were drawn, and Qt shows them squeezed.
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        # Where it fits a whole page, Qt counts the room between pages, but not that above and below them.
        margins = self.view.documentMargins()
        self.view.setPageSpacing(margins.top() + margins.bottom())
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
        self.view.verticalScrollBar().rangeChanged.connect(self._hold_still)
        self.view.setAccessibleName(words.tr(N_("Preview")))
        self.view.zoom_asked.connect(self.zoom_by)
        self.view.pageNavigator().currentPageChanged.connect(self._show_page)
        self.view.zoomFactorChanged.connect(self._show_zoom)
        column.addWidget(self.view, 1)
        self.empty = wrapping(parent=self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(*(em(self, 3),) * 4)
        self.empty.hide()
        column.addWidget(self.empty, 1)
        self._add_keys()
        self._show_page()

    # Making

    def _make_tools(self) -> QHBoxLayout:
        words = self.words
        line = QHBoxLayout()
        line.setContentsMargins(em(self, 0.8), em(self, 0.4), em(self, 0.8), em(self, 0.4))
        line.setSpacing(em(self, 0.3))
        self.back = self._tool("up", f"{words.tr(N_('Page before'))} (Ctrl+PgUp)", partial(self.turn, -1))
        self.page = label(parent=self)
        self.page.setMinimumWidth(em(self, 9))
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.on = self._tool("down", f"{words.tr(N_('Next page'))} (Ctrl+PgDown)", partial(self.turn, 1))
        self.smaller = self._tool("minus", f"{words.tr(N_('Smaller'))} (Ctrl+-)", partial(self.zoom_by, -1))
        self.larger = self._tool("add", f"{words.tr(N_('Larger'))} (Ctrl++)", partial(self.zoom_by, 1))
        self.zoom = Combo(self)
        self.zoom.setAccessibleName(words.tr(N_("Zoom")))
        for mode, text in _FITS.items():
            self.zoom.addItem(words.tr(text), mode)
        for factor in _ZOOMS:
            self.zoom.addItem(f"{factor:.0%}", factor)
        self.zoom.activated.connect(self._pick_zoom)
        left: tuple[QWidget, ...] = (self.back, self.page, self.on)
        right: tuple[QWidget, ...] = (self.smaller, self.zoom, self.larger)
        for widget in left:
            line.addWidget(widget)
        line.addStretch()
        for widget in right:
            line.addWidget(widget)
        return line

    def _tool(self, drawing: str, text: str, slot: object) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(drawing, self))
        button.setAutoRaise(True)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tooltip(button, text)
        button.clicked.connect(slot)
        return button

    def _add_keys(self) -> None:
        for keys, press in (
            ("Ctrl+PgUp", self.back.click),
            ("Ctrl+PgDown", self.on.click),
            ("Ctrl+-", self.smaller.click),
            ("Ctrl++", self.larger.click),
            ("Ctrl+=", self.larger.click),
            ("Ctrl+0", partial(self._pick_zoom, 0)),
        ):
            QShortcut(QKeySequence(keys), self, press)

    def _make_busy(self) -> QWidget:
        """A thin bar whose room is always kept, so that nothing jumps."""
        room = QWidget(self)
        room.setFixedHeight(em(self, 0.3))
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        self.busy = QProgressBar(room)
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(em(self, 0.3))
        self.busy.setAccessibleName(self.words.tr(N_("The preview is being made")))
        self.busy.hide()
        column.addWidget(self.busy)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SHOWN_AFTER)
        self._slow.timeout.connect(self.busy.show)
        return room

    # Showing

    def wait(self) -> None:
        """Other pages are being made."""
        if self.busy.isHidden() and not self._slow.isActive():
            self._slow.start()

    def settle(self) -> None:
        """Nothing is being made any more."""
        self._slow.stop()
        self.busy.hide()

    def show_pdf(self, pdf: bytes) -> None:
        """Show these pages, at the place of those before where there is such a place."""
        self.settle()
        self.problem.hide()
        self.empty.hide()
        self.view.show()
        before, navigator = self.document, self.view.pageNavigator()
        page, location = navigator.currentPage(), navigator.currentLocation()
        self.document = open_pdf(pdf)
        self.document.setParent(self)
        self.view.setDocument(self.document)
        if before is not None:
            same = before.pageCount() == self.document.pageCount()
            navigator.jump(min(page, self.document.pageCount() - 1), location if same else QPointF())
            before.deleteLater()
        self._show_page()

    def show_problem(self, text: str) -> None:
        """Say above the pages why there are no others; in their place where there are none."""
        if self.document is None:
            self.show_nothing(text)
            return
        self.settle()
        self.problem.show_text(text)

    def show_nothing(self, text: str) -> None:
        """Say in the place of the pages why there are none."""
        self.settle()
        self.problem.hide()
        self.view.hide()
        self.empty.setText(text)
        self.empty.show()

    def _show_page(self, _page: int = 0) -> None:
        count = self.document.pageCount() if self.document else 0
        page = self.view.pageNavigator().currentPage() + 1 if count else 0
        self.page.setText(self.words.tr(N_("Page {page} of {pages}"), page=page, pages=count) if count else "")
        self.back.setEnabled(page > 1)
        self.on.setEnabled(page < count)

    def _hold_still(self, _least: int, most: int) -> None:
        """Qt counts room between pages below the last one, too: a bar to scroll where the only page is whole."""
        is_one = self.document is not None and self.document.pageCount() == 1
        if most and is_one and self.view.zoomMode() is QPdfView.ZoomMode.FitInView:
            self.view.verticalScrollBar().setRange(0, 0)

    # Moving and zooming

    def turn(self, pages: int, _checked: object = None) -> None:
        """Go so many pages on, or back."""
        navigator = self.view.pageNavigator()
        count = self.document.pageCount() if self.document else 0
        page = navigator.currentPage() + pages
        if 0 <= page < count:
            navigator.jump(page, QPointF())

    def zoom_by(self, steps: int, _checked: object = None) -> None:
        """Show it larger or smaller by so many steps."""
        factor = self.view.zoomFactor() if self._is_custom() else self._fitted()
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(factor * _STEP**steps, _LEAST), _MOST))
        self._show_zoom()

    def _is_custom(self) -> bool:
        return self.view.zoomMode() is QPdfView.ZoomMode.Custom

    def _fitted(self) -> float:
        """What the zoom is while the page is fitted; Qt does not tell."""
        if self.document is None or not self.document.pageCount():
            return 1.0
        points = self.document.pagePointSize(max(0, self.view.pageNavigator().currentPage()))
        dots = self.view.logicalDpiX() / 72
        margins = self.view.documentMargins()
        room = self.view.viewport().size()
        wide = (room.width() - margins.left() - margins.right()) / (points.width() * dots)
        high = (room.height() - margins.top() - margins.bottom()) / (points.height() * dots)
        return wide if self.view.zoomMode() is QPdfView.ZoomMode.FitToWidth else min(wide, high)

    def _pick_zoom(self, place: int) -> None:
        chosen = self.zoom.itemData(place)
        if isinstance(chosen, float):
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
            self.view.setZoomFactor(chosen)
        else:
            self.view.setZoomMode(chosen)
        self._show_zoom()

    def _show_zoom(self, _factor: float = 0) -> None:
        """Name the zoom in the list, also one that is not in it."""
        odd = self.zoom.findData("odd")
        if odd >= 0:
            self.zoom.removeItem(odd)
        wanted = round(self.view.zoomFactor(), 3) if self._is_custom() else self.view.zoomMode()
        place = self.zoom.findData(wanted)
        if place < 0:
            self.zoom.addItem(f"{self.view.zoomFactor():.0%}", "odd")
            place = self.zoom.count() - 1
        self.zoom.setCurrentIndex(place)
