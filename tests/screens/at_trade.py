"""Screens of trade: a client's documents and account, a document being written, the ledgers and what came back."""

from datetime import timedelta
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from clientdesk.desk.trading.round_trip import ComingBack, Difference, Trouble
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.posted import Receipt, Shipment
from clientdesk.dossier.trade.promised import CONFIRMED, Order
from clientdesk.dossier.values import Link
from clientdesk.i18n import N_, Sentence
from clientdesk.ui.client.tabs import TRADE
from clientdesk.ui.ledgers.back import BackDialog
from clientdesk.ui.shell.entries import LEDGERS
from clientdesk.ui.trade.dialog import DocumentDialog
from clientdesk.ui.trade.page import ACCOUNT, DOCUMENTS
from tests.screens.scenes import Scene
from tests.screens.stage import FIRM, PERSON, Stage

_WAIT = 500
_ARTICLES = (("A-100", "12", "158.5", "0.13"), ("B-20", "3", "33.335", "0.06"))


def _line(name: str, quantity: str, price: str, tax: str) -> Row:
    numbers = {Line.quantity: quantity, Line.price: price, Line.tax_rate: tax}
    return Row({Line.product.key: Link(None, name), **{field.key: Decimal(text) for field, text in numbers.items()}})


def _trade(stage: Stage, code: str = FIRM) -> None:
    """Give a client some trade, once, and show it."""
    desk = stage.desk
    client = stage.code(code)
    if not desk.trading.of_client(client):
        stage.typed += "\n".join(name for name, *_numbers in _ARTICLES) + "\n"
        today = desk.today
        order = desk.trading.document("order", client, day=today - timedelta(90))
        order[Order.currency] = "CNY"
        order[Order.lines] = tuple(_line(*article) for article in _ARTICLES)
        order[Order.state] = CONFIRMED
        desk.clients.create(order)
        sale = desk.trading.shipment(order.code)
        sale[Shipment.date], sale[Shipment.due] = today - timedelta(80), today - timedelta(50)
        desk.clients.create(sale)
        receipt = desk.trading.receipt(client, Decimal(1500), currency="CNY")
        receipt[Receipt.date] = today - timedelta(20)
        desk.clients.create(receipt)
        coming = desk.trading.document("order", client, day=today - timedelta(3))
        coming[Order.lines] = (_line("A-100", "4000", "158.5", "0.13"),)
        coming[Order.state], coming[Order.currency] = CONFIRMED, "CNY"
        desk.clients.create(coming)
    stage.client(code, TRADE)
    stage.pause(_WAIT)


def _part(stage: Stage, part: int) -> None:
    _trade(stage)
    stage.window.page.tabs.trade.show_part(part)
    stage.pause(_WAIT)


def _nothing(stage: Stage) -> None:
    stage.client(PERSON, TRADE)
    stage.pause(_WAIT)


def _document(stage: Stage) -> QWidget:
    _trade(stage)
    stage.window.page.tabs.trade.open_document()
    stage.until(lambda: any(isinstance(each, DocumentDialog) for each in QApplication.topLevelWidgets()))
    return stage.top(DocumentDialog)


def _ledger(stage: Stage, name: str) -> None:
    _trade(stage)
    page = stage.window.going.books.page
    stage.window.shell.go(LEDGERS)
    page.books.setCurrentIndex(page.books.findData(name))
    page.periods.setCurrentIndex(page.periods.findData("all"))
    page.headings.setCurrentIndex(page.headings.findData("en" if stage.words.language == "en" else "zh"))
    page.books.activated.emit(0)
    stage.until(lambda: page.sheets.count() > 0)
    stage.pause(_WAIT)


def _back(stage: Stage) -> QWidget:
    _trade(stage)
    stage.typed += "DD20260305-001\nledger.xlsx\n"
    differences = (
        Difference("DD20260305-001", Order.accountant_note, None, "0042"),
        Difference("DD20260305-001", Order.settled_on, None, stage.desk.today),
    )
    text = N_("There is no document {document} in this file.")
    trouble = Trouble("1", 9, Sentence(text, {"document": "DD20990101-001"}))
    came = ComingBack("ledger.xlsx", 4, differences, (trouble,))
    stage.typed += "DD20990101-001\n0042\n"
    dialog = BackDialog(stage.context, came, stage.window)
    dialog.open()
    return stage.shown(dialog)


SCENES = (
    Scene("trade-documents", partial(_part, part=DOCUMENTS)),
    Scene("trade-account", partial(_part, part=ACCOUNT)),
    Scene("trade-nothing", _nothing),
    Scene("trade-document", _document),
    *(Scene(f"ledgers-{name}", partial(_ledger, name=name)) for name in ("orders", "ageing", "sales")),
    Scene("ledgers-back", _back),
)
