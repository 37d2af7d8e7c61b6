"""Bills for packages: all prices of a file are one way, and quantity times price is the amount to the cent."""

import csv
import json
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random

import openpyxl
import pytest

from clientdesk.desk import Desk
from clientdesk.desk.clients import Clients
from clientdesk.desk.house import HouseRules
from clientdesk.desk.trading.bills import one_way
from clientdesk.desk.trading.packages import export_package, keep_profile
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.packages import SHIPPED
from clientdesk.dossier.trade.posted import Shipment
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from tests.desk.trading import selling
from tests.desk.trading.test_picking import product

DAY = date(2026, 3, 2)
CENT = Decimal("0.01")


def both_ways(desk: Desk, out: Path, name: str) -> list[dict[str, str]]:
    """The rows of a file with a sale whose prices contain the tax, and one whose prices do not."""
    code = selling.client(desk, payment_terms="net30")
    for incl in (True, None):
        made = desk.trading.document("shipment", code, day=DAY)
        made[Shipment.lines] = (selling.line("pump", "4", "113", discount="0.1", tax_rate="0.13"),)
        made[Shipment.price_incl_tax] = incl
        desk.clients.create(made)
    export_package(desk, name, out, until=DAY)
    return list(csv.DictReader(out.read_text("utf-8").splitlines()))


def test_all_prices_for_xero_are_without_tax(desk: Desk, tmp_path: Path) -> None:
    rows = both_ways(desk, tmp_path / "x.csv", "xero_invoices")
    told = [(row["*Quantity"], row["*UnitAmount"], row["Discount"], row["TaxAmount"], row["Total"]) for row in rows]
    assert told == [("4", "100", "10", "46.80", "406.80"), ("4", "113", "10", "52.88", "459.68")]


def test_all_rates_for_quickbooks_are_without_tax_and_discount(desk: Desk, tmp_path: Path) -> None:
    rows = both_ways(desk, tmp_path / "q.csv", "quickbooks_invoices")
    told = [(row["ItemQuantity"], row["ItemRate"], row["ItemAmount"], row["ItemTaxAmount"]) for row in rows]
    assert told == [("4", "90", "360.00", "46.80"), ("4", "101.7", "406.80", "52.88")]


def test_a_sales_bill_has_the_price_without_tax_beside_the_amount_without_tax(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk)
    made = desk.trading.document("shipment", code, day=DAY)
    made[Shipment.lines] = (selling.line("pump", "4", "113", tax_rate="0.13"),)
    made[Shipment.price_incl_tax] = True
    desk.clients.create(made)
    out = tmp_path / "b.xlsx"
    export_package(desk, "sales_bills", out, until=DAY)
    sheet = openpyxl.load_workbook(out).worksheets[0]
    row = dict(zip([cell.value for cell in sheet[1]], [cell.value for cell in sheet[2]], strict=True))
    assert (row["单价"], row["金额"], row["税额"], row["价税合计"]) == (100, 400, 52, 452)


def test_a_line_no_price_of_four_decimals_comes_to_is_billed_as_a_whole() -> None:
    row = {"quantity": Decimal(7000), "price": Decimal("0.01"), "net": Decimal("61.95"), "tax_rate": Decimal("0.13")}
    made = one_way({**row, "product": "screw", "incl": True, "discount": None}, SHIPPED["xero_invoices"])
    assert (made["quantity"], made["price"], made["product"]) == (Decimal(1), Decimal("61.95"), "screw × 7000")


@pytest.mark.parametrize("name", ["xero_invoices", "quickbooks_invoices", "sales_bills"])
def test_quantity_times_price_is_the_amount_to_the_cent(name: str) -> None:
    rng = Random(name)
    for _ in range(400):
        quantity = Decimal(rng.randint(-3, 9999)) / rng.choice((1, 1000)) or Decimal(1)
        price, rate = Decimal(rng.randint(1, 999999)) / 10000, Decimal(rng.choice((0, 6, 9, 13))) / 100
        discount, incl = Decimal(rng.randint(0, 99)) / 100, rng.random() < 0.5
        gross = (quantity * price * (1 - discount)).quantize(CENT, ROUND_HALF_UP)
        net = gross - (gross - gross / (1 + rate)).quantize(CENT, ROUND_HALF_UP) if incl else gross
        row = {"quantity": quantity, "price": price, "net": net, "tax_rate": rate, "incl": incl, "discount": discount}
        made = one_way({**row, "product": "x"}, SHIPPED[name])
        left = 1 - (made["discount"] or 0)
        assert (made["quantity"] * made["price"] * left).quantize(CENT, ROUND_HALF_UP) == net
        assert made["price"] == made["price"].quantize(Decimal("0.0001"))
        assert name != "quickbooks_invoices" or not made["discount"]


def test_a_new_name_of_a_client_or_a_product_bills_nothing_anew(desk: Desk, tmp_path: Path) -> None:
    code, article = selling.client(desk), product(desk, "valve")
    row = Row({Line.product.key: Link(article, "valve"), Line.quantity.key: Decimal(1), Line.price.key: Decimal(5)})
    selling.sale(desk, code, "0", day=DAY, lines=(row,))
    export_package(desk, "xero_invoices", tmp_path / "first.csv", until=DAY)
    for each in (code, article):
        record = desk.clients.get(each)
        record[record.kind.title] = "another name"
        desk.clients.save(record)
    with pytest.raises(UserError, match="given to the accounting package before"):
        export_package(desk, "xero_invoices", tmp_path / "second.csv")


def test_a_file_of_bills_reads_each_client_and_the_house_once(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = selling.client(desk)
    read: list[str] = []
    by_number, house = Clients.by_number, HouseRules.record

    def client(clients: Clients, number: int) -> Record | None:
        read.append("client")
        return by_number(clients, number)

    def rules(of: HouseRules) -> Record:
        read.append("house")
        return house(of)

    def exported(name: str) -> list[str]:
        read.clear()
        export_package(desk, "xero_invoices", tmp_path / name, until=DAY)
        return sorted(read)

    monkeypatch.setattr(Clients, "by_number", client)
    monkeypatch.setattr(HouseRules, "record", rules)
    selling.sale(desk, code, "5", day=DAY)
    of_one = exported("one.csv")
    for _ in range(3):
        selling.sale(desk, code, "5", day=DAY)
    assert exported("three.csv") == of_one


def taxed(desk: Desk, rate: str | None) -> None:
    sale = desk.trading.document("shipment", selling.client(desk, payment_terms="net30"), day=DAY)
    told = {"tax_rate": rate} if rate else {}
    sale[Shipment.lines] = (selling.line(price="100", **told),)
    desk.clients.create(sale)


def test_xero_gets_the_display_names_of_its_tax_rates(desk: Desk, tmp_path: Path) -> None:
    for rate in ("0.2", "0.13", "0", None):
        taxed(desk, rate)
    out = tmp_path / "x.csv"
    export_package(desk, "xero_invoices", out, until=DAY)
    names = [row["*TaxType"] for row in csv.DictReader(out.read_text("utf-8").splitlines())]
    assert names == ["20% (VAT on Income)", "13%", "Zero Rated Income", "No VAT"]


def test_a_profile_names_the_rates_of_its_own_country(desk: Desk, tmp_path: Path) -> None:
    own = json.loads(SHIPPED["xero_invoices"].to_json())
    keep_profile(desk, json.dumps({**own, "settings": {"prices": "net", "10%": "GST on Income"}}))
    taxed(desk, "0.1")
    out = tmp_path / "x.csv"
    export_package(desk, "xero_invoices", out, until=DAY)
    (row,) = csv.DictReader(out.read_text("utf-8").splitlines())
    assert row["*TaxType"] == "GST on Income"
    with pytest.raises(UserError, match="no profile"):
        keep_profile(desk, json.dumps({**own, "settings": {"10%": 7}}))


def test_quickbooks_gets_red_bills_as_credit_notes_in_a_file_of_their_own(desk: Desk, tmp_path: Path) -> None:
    sale = selling.sale(desk, selling.client(desk, payment_terms="net30"), "100", day=DAY)
    export_package(desk, "quickbooks_invoices", tmp_path / "q.csv", until=DAY)
    desk.trading.void(sale.code)
    made = export_package(desk, "quickbooks_invoices", tmp_path / "r.csv")
    assert [path.name for path in made.files] == ["r-credit-notes.csv"]
    (row,) = csv.DictReader(made.files[0].read_text("utf-8").splitlines())
    assert (row["CreditNoteNo"], row["ItemQuantity"], row["ItemAmount"]) == (f"{sale.code}-R1", "1", "100.00")
    assert not (tmp_path / "r.csv").exists()
    both = export_package(desk, "quickbooks_invoices", tmp_path / "both.csv", again=True)
    assert [path.name for path in both.files] == ["both.csv", "both-credit-notes.csv"]
    with pytest.raises(UserError, match=r"both-credit-notes\.csv already"):
        export_package(desk, "quickbooks_invoices", tmp_path / "both.csv", again=True)
