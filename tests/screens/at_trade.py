"""Screens of trade: a client's documents and account, a document being written, the ledgers and what came back."""

from datetime import timedelta
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from clientdesk.desk.trading.round_trip import ComingBack, Difference, Trouble
from clientdesk.dossier.enterprise.trading import Trading as Terms
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.house.trade_rules import EXPENSE_ACCOUNTS, POSTING_ACCOUNTS
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.promised import Order
from clientdesk.dossier.values import Link
from clientdesk.i18n import N_, Sentence
from clientdesk.ui.client.tabs import TRADE
from clientdesk.ui.house.trade.packages import PackagesPart
from clientdesk.ui.house.trade.window import PARTS, open_trade
from clientdesk.ui.ledgers.back import BackDialog
from clientdesk.ui.products.dialog import ProductDialog
from clientdesk.ui.products.page import ProductsPage
from clientdesk.ui.shell.entries import EXPENSES, LEDGERS, PRODUCTS
from clientdesk.ui.trade.dialog import DocumentDialog
from clientdesk.ui.trade.page import ACCOUNT, DOCUMENTS
from tests.screens.scenes import Scene
from tests.screens.stage import DEBTOR, FIRM, PERSON, Stage

_WAIT = 500
_LEVELS = "SAMPLE-LX10"
"""A sample product whose price depends on the quantity."""


def _line(name: str, quantity: str, price: str, tax: str) -> Row:
    numbers = {Line.quantity: quantity, Line.price: price, Line.tax_rate: tax}
    return Row({Line.product.key: Link(None, name), **{field.key: Decimal(text) for field, text in numbers.items()}})


def _trade(stage: Stage, code: str = FIRM) -> None:
    """Show the trade of a client."""
    stage.client(code, TRADE)
    stage.pause(_WAIT)


def _part(stage: Stage, part: int, code: str = FIRM) -> None:
    _trade(stage, code)
    stage.window.page.tabs.trade.show_part(part)
    stage.pause(_WAIT)


def _nothing(stage: Stage) -> None:
    _trade(stage, PERSON)


def _document(stage: Stage) -> QWidget:
    _trade(stage)
    stage.window.page.tabs.trade.open_document()
    stage.until(lambda: any(isinstance(each, DocumentDialog) for each in QApplication.topLevelWidgets()))
    return stage.top(DocumentDialog)


def _new(stage: Stage, kind: str) -> QWidget:
    """A document as it is when it is begun."""
    _trade(stage)
    page = stage.window.page.tabs.trade
    page.write(kind)
    stage.until(lambda: any(isinstance(each, DocumentDialog) for each in QApplication.topLevelWidgets()))
    dialog = stage.top(DocumentDialog)
    if kind == "receipt":
        dialog.entries["amount"].editor.set_text("500")
    stage.pause(_WAIT)
    return stage.shown(dialog)


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


def _strip(stage: Stage) -> QWidget:
    """An order written above the limit of its client, one of its lines still a name."""
    _trade(stage)
    code = stage.code(FIRM)
    client = stage.desk.clients.get(code)
    client[Terms.credit_limit], client[Terms.currency] = Decimal(20_000), "CNY"
    stage.desk.clients.save(client)
    record = stage.desk.trading.document("order", code)
    record[Order.currency] = "CNY"
    record[Order.lines] = (_line("A-100", "120", "158.5", "0.13"), _line("B-20", "4", "33.335", "0.06"))
    stage.typed += "A-100\nB-20\n"
    dialog = DocumentDialog(stage.context, record, stage.window)
    dialog.open()
    stage.pause(_WAIT)
    stage.until(lambda: not dialog.strip.isHidden())
    return stage.shown(dialog)


def _version(stage: Stage) -> QWidget:
    """A confirmed order that was changed once, and is being changed again."""
    _trade(stage)
    desk = stage.desk
    code = next(each.code for each in desk.trading.of_client(stage.code(FIRM)) if each.kind.name == "order")
    record = desk.clients.get(code)
    record[Order.terms] = "net60"
    desk.clients.save(record)
    dialog = DocumentDialog(stage.context, desk.clients.get(code), stage.window)
    dialog.open()
    assert dialog.version is not None
    note = dialog.version
    stage.until(lambda: not note.isHidden())
    note.more.click()
    (first, *others) = dialog.grids["lines"].model.rows()
    assert dialog.record is not None
    more = first.with_value(Line.quantity, Decimal(15))
    dialog.grids["lines"].show_rows(dialog.record, (more, *others), ())
    dialog.look_again()
    stage.pause(_WAIT)
    return stage.shown(dialog)


def _products(stage: Stage) -> ProductsPage:
    stage.go(PRODUCTS)
    stage.pause(_WAIT)
    return stage.window.going.books.products


def _listed_products(stage: Stage) -> None:
    _products(stage)


def _product(stage: Stage) -> QWidget:
    goods = _products(stage).goods
    code = next(good.code for good in goods if good.article == _LEVELS)
    return stage.shown(ProductDialog(stage.context, stage.desk.clients.get(code), stage.window))


def _pasted_products(stage: Stage) -> QWidget:
    page = _products(stage)
    text = "型号\t品名\t库位\t单价\nQ41F-16P\t不锈钢球阀\t3\t495\nZ1\t闸阀\t4\tx\nN1\t止回阀\t1\t215.5"
    stage.typed += "库位\n闸阀\n止回阀\nZ1\nN1\nx\n"
    dialog = page.paste()
    dialog.show_text(text)
    return stage.shown(dialog)


def _expenses(stage: Stage, part: str) -> None:
    stage.go(EXPENSES)
    stage.window.going.books.expenses.show_part(part)
    stage.pause(_WAIT)


def _settings(stage: Stage, page: str) -> QWidget:
    _trade(stage)
    house = stage.desk.house.record()
    rates = (("USD", "7.1"), ("EUR", "7.8"), ("USD", "7.05"))
    house[Trade.exchange_rates] = tuple(
        Row({"currency": currency, "since": stage.desk.today - timedelta(40 - 15 * n), "rate": Decimal(rate)})
        for n, (currency, rate) in enumerate(rates)
    )
    stage.desk.house.keep_trade(house)
    # The accounts bear the names of the Chinese standard, whatever the window speaks.
    accounts = (*EXPENSE_ACCOUNTS.values(), *POSTING_ACCOUNTS.values())
    stage.typed += "\n".join(account.name for account in accounts) + "\n"
    dialog = open_trade(stage.context, stage.window, page)
    stage.until(lambda: dialog.record is not None)
    part = dialog.part(page)
    if isinstance(part, PackagesPart):
        part.chosen.setCurrentIndex(part.chosen.findData("xero_invoices"))
        part.show_profile()
        part.copy()
        stage.typed += f"{part.taxes.text()}\n{part.taxes.placeholderText()}\n"
        stage.typed += part.profile.name + "\n" + "\n".join(each.heading for each in part.profile.columns) + "\n"
        stage.typed += "记\nRMB\n人民币\nNONE\n"
    stage.pause(_WAIT)
    return stage.shown(dialog)


_OLD = {False: ("CNY", "to_60"), True: ("USD", "over_90")}
"""What the debtor owes for long: currency and age; for English users it is another one."""


def _behind(stage: Stage) -> QWidget:
    _ledger(stage, "ageing")
    old = _OLD[stage.variant.language == "en"]
    return stage.shown(stage.window.going.books.page.show_behind(stage.code(DEBTOR), *old))


SCENES = (
    Scene("trade-strip", _strip),
    Scene("trade-version", _version),
    Scene("products-none", _listed_products, empty=True),
    Scene("products", _listed_products),
    Scene("products-one", _product),
    Scene("products-pasted", _pasted_products),
    Scene("expenses-none", partial(_expenses, part="all"), empty=True),
    *(Scene(f"expenses-{part}", partial(_expenses, part=part)) for part in ("mine", "to_approve", "unpaid", "all")),
    *(Scene(f"trade-settings-{page}", partial(_settings, page=page)) for page in PARTS),
    Scene("ledgers-behind", _behind),
    Scene("trade-documents", partial(_part, part=DOCUMENTS)),
    Scene("trade-account", partial(_part, part=ACCOUNT)),
    Scene("trade-debtor", partial(_part, part=DOCUMENTS, code=DEBTOR)),
    Scene("trade-nothing", _nothing),
    Scene("trade-document", _document),
    *(Scene(f"trade-new-{kind}", partial(_new, kind=kind)) for kind in ("order", "shipment", "receipt", "expense")),
    *(Scene(f"ledgers-{name}", partial(_ledger, name=name)) for name in ("orders", "ageing", "sales")),
    Scene("ledgers-back", _back),
)
