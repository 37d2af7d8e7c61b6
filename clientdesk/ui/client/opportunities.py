"""The opportunities of a client in its summary and timeline: what is followed, won and lost; each change of stage."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from clientdesk.dossier.sales.deal import Deal
from clientdesk.i18n import N_
from clientdesk.ui.client.buttons import drawn
from clientdesk.ui.client.items import Item
from clientdesk.ui.client.rows import TallBlock
from clientdesk.ui.client.stream import Piece
from clientdesk.ui.client.told import day_and_time
from clientdesk.ui.context import Context
from clientdesk.ui.sales.doing import Doing
from clientdesk.ui.sales.wording import money, share, stage_label, temperature_label
from clientdesk.ui.today.block import Told


class OpportunitiesCard(TallBlock):
    """`opened` brings the code of one that is to be shown, `new_asked` the code of the client that is to have one."""

    opened = Signal(str)
    new_asked = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        tr = context.words.tr
        super().__init__(
            tr(N_("Opportunities")),
            tr(N_("Nothing yet that may become an order. What could this client need?")),
            parent,
        )
        self.context = context
        self.client = ""
        self.new = self.make_link()
        self.new.setText(tr(N_("+ Opportunity")))
        self.new.clicked.connect(lambda _checked=False: self.new_asked.emit(self.client))
        self.foot.addWidget(self.new)

    def show_deals(self, client: str, deals: Sequence[Deal], *, can_add: bool) -> None:
        """Show those of a client: the open ones each, the others by their number."""
        self.client = client
        self.setVisible(not self.context.privacy.is_on)
        self.new.setVisible(can_add)
        followed = [deal for deal in deals if deal.is_open]
        self.show_rows([self._told(deal) for deal in followed], count=len(followed))
        won, lost = (sum(deal.stage == stage for deal in deals) for stage in ("won", "lost"))
        words = self.context.words
        if won or lost:
            told = words.tr(N_("won {won}, lost {lost}"), won=won, lost=lost)
            self.count.setText(f"{self.count.text()} · {told}" if followed else told)
            self.nothing.setText(words.tr(N_("Nothing is followed at the moment.")))

    def _told(self, deal: Deal) -> Told:
        words, today = self.context.words, self.context.desk.today
        note = (
            money(deal.amount, deal.currency),
            share(deal.probability, words),
            temperature_label(deal, today, words),
            deal.expected.isoformat() if deal.expected else "",
            deal.next_step,
        )
        return Told(
            stage_label(deal.stage, words),
            deal.name,
            " · ".join(filter(None, note)),
            late=deal.is_stalled(today),
            open=partial(self.opened.emit, deal.code),
        )


def deal_item(piece: Piece, doing: Doing, context: Context, parent: QWidget) -> Item:
    """A change of the stage of an opportunity in the timeline: which one, from where to where."""
    words, item = context.words, Item(context, parent)
    assert piece.deal is not None
    deal, step = piece.deal
    item.show_drawing("opportunity")
    before, after = stage_label(step.before, words), stage_label(step.after, words)
    way = f"{before} → {after}" if before else after
    note = (day_and_time(piece.day, None), way, money(deal.amount, deal.currency))
    item.show_texts(deal.name, " · ".join(filter(None, note)))
    opens = drawn("edit", words.tr(N_("Open")), partial(doing.open, deal.code), item, about=deal.name)
    item.line.addWidget(opens, 0, Qt.AlignmentFlag.AlignTop)
    return item
