"""What happened to a policy of a client, as a piece of its timeline."""

from PySide6.QtWidgets import QWidget

from clientdesk.ui.client.items import Item
from clientdesk.ui.client.stream import Piece
from clientdesk.ui.client.told import day_and_time
from clientdesk.ui.context import Context
from clientdesk.ui.trade.wording import amount


def policy_item(piece: Piece, context: Context, parent: QWidget) -> Item:
    """Which policy or claim, what happened, of how much; while somebody looks on only that there was something."""
    words, item = context.words, Item(context, parent)
    event = piece.policy
    assert event is not None
    item.show_drawing(event.kind)
    day = day_and_time(piece.day, None)
    if context.privacy.is_on:
        item.show_texts(words.label("kind", context.desk.kind(event.kind).label), day)
        return item
    much = amount(event.amount, event.currency) if event.amount is not None else ""
    item.show_texts(event.name, " · ".join(filter(None, (day, event.told(words), much))))
    return item
