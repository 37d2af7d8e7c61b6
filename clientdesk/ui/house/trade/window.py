"""The settings of trade: pages on the left, one of them on the right; all of it is kept as one step."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import StoringDialog
from clientdesk.ui.house.trade.accounts import ExpenseAccountsPart, PostingAccountsPart
from clientdesk.ui.house.trade.ageing import AgeingPart
from clientdesk.ui.house.trade.closing import ClosingPart
from clientdesk.ui.house.trade.numbers import NumbersPart
from clientdesk.ui.house.trade.packages import PackagesPart
from clientdesk.ui.house.trade.part import TradePart
from clientdesk.ui.house.trade.rates import RatesPart
from clientdesk.ui.house.trade.usual import UsualPart
from clientdesk.ui.look import em, within_screen
from clientdesk.ui.shell.sidebar import Entry, Sidebar

PARTS: dict[str, type[TradePart]] = {
    "usual": UsualPart,
    "rates": RatesPart,
    "numbers": NumbersPart,
    "expense_accounts": ExpenseAccountsPart,
    "posting_accounts": PostingAccountsPart,
    "ageing": AgeingPart,
    "closing": ClosingPart,
    "packages": PackagesPart,
}
"""{name: what makes the page} in order."""
_PAGES, _WIDTH, _HEIGHT = 20, 90, 50


def open_trade(context: Context, parent: QWidget | None, page: str = "usual") -> "TradeSettings":
    """Ask how the house trades, at a page."""
    dialog = TradeSettings(context, parent)
    dialog.show_page(page)
    dialog.open()
    return dialog


class TradeSettings(StoringDialog):
    """Nothing is kept before OK. A page is made when it is first shown; what was never shown stays as it is."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(context, words.tr(N_("Settings of trade")), parent)
        self.record: Record | None = None
        self.made: dict[str, TradePart] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(0)
        self.pages = Sidebar(words.tr(N_("Pages")), self)
        self.pages.setFixedWidth(em(self, _PAGES))
        self.pages.show_entries([Entry(name, words.tr(part.title)) for name, part in PARTS.items()])
        line.addWidget(self.pages)
        self.stack = QStackedWidget(self)
        line.addWidget(self.stack, 1)
        column.addLayout(line, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(em(self, 1.5), em(self, 0.6), em(self, 1.5), em(self, 1))
        self.add_foot(foot)
        column.addLayout(foot)
        self.resize(within_screen(self, _WIDTH, _HEIGHT))
        self.pages.currentRowChanged.connect(self._turn)
        self.ok.setEnabled(False)
        context.tasks.read(("trade rules", id(self)), context.desk.house.record, self.show_house)

    def show_house(self, record: Record) -> None:
        """Show what is kept."""
        self.record = record
        for part in self.made.values():
            part.show_house(record)
        self.ok.setEnabled(True)

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return list(PARTS)[max(0, self.pages.currentRow())]

    def show_page(self, name: str) -> None:
        """Show a page."""
        self.pages.setCurrentRow(list(PARTS).index(name))

    def part(self, name: str) -> TradePart:
        """A page, made when it is first asked for."""
        if name not in self.made:
            made = self.made[name] = PARTS[name](self.context, self.stack)
            self.stack.addWidget(made)
            if self.record is not None:
                made.show_house(self.record)
        return self.made[name]

    def _turn(self, place: int) -> None:
        if place >= 0:
            self.stack.setCurrentWidget(self.part(list(PARTS)[place]))

    @property
    def is_typed(self) -> bool:
        """What was taken over from the inputs of a page would be lost, too."""
        return super().is_typed or any(part.is_changed for part in self.made.values())

    def save(self) -> None:
        """Keep what stands on the pages, unless something on one of them cannot be read."""
        if self.record is None:
            return
        for name, part in self.made.items():
            if not part.write(self.record):
                self.show_page(name)
                return
        self.store(partial(self.context.desk.house.keep_trade, self.record))
