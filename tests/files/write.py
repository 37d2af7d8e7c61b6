"""Writes the file of the present format, once for each release: `python -m tests.files.write`."""

import json
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from clientdesk.desk import Desk
from clientdesk.desk.selling import Lesson
from clientdesk.desk.trading.packages import export_package, keep_profile
from clientdesk.dossier.fields import SETTING, WORK, Rows
from clientdesk.dossier.house.company import Company
from clientdesk.dossier.house.credit import Credit
from clientdesk.dossier.house.letters import Letters
from clientdesk.dossier.house.mailing import Mailing
from clientdesk.dossier.house.rhythm import Rhythm
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.kinds import DOCUMENT_NAMES, INSURANCE, OPPORTUNITY
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.queries.shipped import SHIPPED
from clientdesk.dossier.queries.views import View
from clientdesk.dossier.rows import Row
from clientdesk.dossier.sales.opportunity import Opportunity
from clientdesk.dossier.service.kinds import SERVICE_NAMES
from clientdesk.dossier.statements.rules import RatioRules
from clientdesk.dossier.trade.lines import PostedLine
from clientdesk.dossier.trade.packages import SIMPLE
from clientdesk.dossier.trade.posted import Adjustment, GoodsReturn, Receipt, Shipment
from clientdesk.dossier.trade.promised import Order, Quotation
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.types import Photo
from clientdesk.dossier.values import Link
from clientdesk.store.engine import FORMAT
from clientdesk.store.own_fields import Definition
from tests import make
from tests.desk.service.serving import led, written

HERE = Path(__file__).parent


def write(path: Path) -> Desk:
    """A small desk with something of everything: all fields, rows, photos, own fields, answers, drafts, trash, undo, a
    house with a logo, a choice of fields, a rhythm, rules of credit and ratios and a view; trade; files told apart and
    merged."""
    desk = make.desk(path)
    desk.user = "maker"
    settled = {*DOCUMENT_NAMES, *INSURANCE, *SERVICE_NAMES, OPPORTUNITY.name}
    alone = (kind for kind in desk.kinds if kind.role is not SETTING and kind.name not in settled)
    for number, kind in enumerate(alone):
        blobs: make.Blobs = {}
        record = make.record(kind, Random(number), filled=1.0, rows=0, blobs=blobs)
        for field in (*kind.values, *kind.groups):
            if isinstance(field.type, Rows | Photo):
                record[field] = make.value(field, Random(number), blobs=blobs)
        if kind.role is WORK and (about := kind.by_key.get("client")):
            record[about] = Link("KH000002" if about.type.options()["to"] == "enterprise" else "KH000001")
        if status := kind.by_key.get("status"):
            record[status] = "draft"
        with desk.store.step("Add", by=desk.user) as step:
            make.keep(step, blobs)
            desk.clients.create_in(step, record)
    desk.own_fields.define(Definition("person", "x_car", "Car", "choice", choices=(("r", "Red"), ("b", "Blue"))))
    person = desk.clients.get("KH000001")
    person[desk.kind("person").by_key["x_car"]] = "r"
    desk.clients.save(person)
    desk.answers.give(person, Basics.blood_type, "unknown")
    desk.drafts.keep(person.id, Basics.height_cm.key, "12x")
    _furnish(desk)
    _trade(desk)
    _sell_and_serve(desk)
    _insure(desk)
    _tidy(desk)
    desk.clients.create(make.person("李芳", is_sample=True))
    desk.clients.trash(["KH000003"])
    person[Basics.full_name] = "赵大山"
    desk.clients.save(person)
    return desk


def _furnish(desk: Desk) -> None:
    blobs: make.Blobs = {}
    house = desk.house.record()
    for field in (*Company.declared.fields, *Rhythm.declared.fields):
        house[field] = make.value(field, Random(9), blobs=blobs)
    with desk.store.step("Keep", by=desk.user) as step:
        make.keep(step, blobs)
    desk.house.save(house)
    rules = desk.house.record()
    for rule in (*RatioRules.declared.fields, Credit.credit_cap, Credit.credit_currency, Credit.review_months):
        rules[rule] = make.value(rule, Random(9), blobs=blobs)
    desk.credit.keep_rules(rules)
    _write_to(desk)
    desk.views.save(View("Insurance", SHIPPED["insurance"].query, columns=("name", "phone")))
    desk.house.choose("full", "person", [Basics.mobile.key, "x_car", Basics.birth_date.key])


def _write_to(desk: Desk) -> None:
    """A text of a letter and a sheet of labels of the house's own."""
    house = desk.house.record()
    house[Letters.letter_place], house[Letters.reminder_days_1] = "Suzhou", 10
    house[Letters.letter_texts] = (
        Row(
            {
                "name": "Thanks",
                "language": "en",
                "kind": "letter",
                "subject": "Thank you",
                "body": "Dear {name},\n\nhi.",
            }
        ),
    )
    desk.house.keep_letters(house)
    house = desk.house.record()
    lengths = {
        "page_width": 210,
        "page_height": 297,
        "label_width": 70,
        "label_height": 37,
        "left_edge": 0,
        "top_edge": 0,
    }
    house[Mailing.label_sheets] = (
        Row({"name": "Mine", "across": 3, "down": 8, **{key: Decimal(mm) for key, mm in lengths.items()}}),
    )
    house[Mailing.nudge_x] = Decimal("0.5")
    desk.house.keep_mailing(house)


def _trade(desk: Desk) -> None:
    """One document of each kind, with the rules by which they are numbered and exchanged."""
    house = desk.house.record()
    house[Trade.exchange_rates] = (Row({"currency": "USD", "since": date(2026, 1, 1), "rate": Decimal("7.1")}),)
    house[Trade.number_patterns] = (Row({"document": "quotation", "pattern": "Q{yy}-{n:3}"}),)
    desk.clients.save(house)
    keep_profile(desk, SIMPLE.to_json())
    product = next(iter(desk.clients.every(kinds=["product"])))
    line = Row({"product": Link(product.code), "quantity": Decimal(3), "price": Decimal("12.5")})
    for kind, section in (("quotation", Quotation), ("order", Order)):
        made = desk.trading.document(kind, "KH000002", day=date(2026, 3, 1))
        made[section.lines], made[section.currency], made[section.remarks] = (line,), "USD", "as agreed"
        desk.clients.create(made)
        if kind == "order":
            desk.trading.confirm(made.code)
            sale = desk.trading.shipment(made.code)
            sale[Shipment.date] = date(2026, 3, 2)
            desk.clients.create(sale)
            back = desk.trading.goods_return(sale.code)
            back[GoodsReturn.date] = date(2026, 3, 3)
            back[GoodsReturn.lines] = (back.rows(GoodsReturn.lines)[0].with_value(PostedLine.quantity, Decimal(1)),)
            desk.clients.create(back)
            receipt = desk.trading.receipt_for("KH000002", sale.code, Decimal(5), currency="USD")
            receipt[Receipt.date] = date(2026, 3, 4)
            desk.clients.create(receipt)
    adjustment = desk.trading.document("adjustment", "KH000002", day=date(2026, 3, 5))
    adjustment[Adjustment.amount], adjustment[Adjustment.kind] = Decimal("-1.5"), "write_off"
    adjustment[Adjustment.currency] = "CNY"
    expense = desk.trading.document("expense", day=date(2026, 3, 6))
    expense[Expense.net], expense[Expense.category] = Decimal(20), "travel"
    for made in (adjustment, expense):
        desk.clients.create(made)
    desk.trading.approving.submit(expense.code)
    desk.trading.approving.approve(expense.code, remark="as usual")
    with TemporaryDirectory() as folder:
        export_package(desk, SIMPLE.name, Path(folder) / "v.csv")


def _sell_and_serve(desk: Desk) -> None:
    """An opportunity that was lost, a dispatch that was done, a complaint, and what they are about."""
    deal = desk.opportunities.new("KH000002", name="Valves for the new hall")
    deal[Opportunity.amount], deal[Opportunity.products] = Decimal(12000), (Row({"product": Link(None, "Valve")}),)
    desk.clients.create(deal)
    desk.opportunities.lose(deal.code, Lesson("price"))
    installed = written(desk, "installed_item", client="KH000002", name="Valve in hall 2", serial="V-1")
    every = {"every_months": 6, "begins": date(2026, 3, 1)}
    written(desk, "service_plan", client="KH000002", name="Look after it", item=Link(installed.code), **every)
    asked = written(desk, "service_request", client="KH000002", subject="It drips", item=Link(installed.code))
    sent = written(desk, "dispatch", client="KH000002", subject="Mend it", request=Link(asked.code))
    led(desk, sent.code, "submit")
    written(desk, "complaint", client="KH000002", subject="The handle broke")


def _insure(desk: Desk) -> None:
    """A policy with people, premiums and files, and a claim on it."""
    policy = desk.insurance.policy("KH000001")
    values: dict[str, Any] = {"product": "Life", "policy_no": "P-1", "cover": "life", "premium": "1200.00"}
    values |= {"pay_mode": "yearly", "start": "2026-01-10"}
    values |= {"beneficiaries": [{"name": "Anna", "order": 1, "share": "1"}]}
    for key, value in values.items():
        policy[policy.kind.by_key[key]] = policy.kind.by_key[key].type.from_json(value)
    desk.insurance.save(policy)
    desk.insurance.pay([policy.code], on=date(2026, 1, 11))
    claim = desk.insurance.claim(policy.code)
    desk.insurance.save(claim)


def _tidy(desk: Desk) -> None:
    """Two files that are not the same, and one that became part of another."""
    codes = []
    for name in ("王双", "王雙", "王爽"):
        made = make.person(name, mobile="154 0000 0009")
        desk.clients.create(made)
        codes.append(made.code)
    desk.doubles.not_the_same(codes[0], codes[2])
    desk.doubles.merge(codes[0], codes[1])


def main() -> None:
    """Write the file and, beside it, what is in it; a released one is never written again."""
    path = HERE / f"format-{FORMAT}.clientdesk"
    if path.exists():
        sys.exit(f"{path.name} was released; it stays as it is.")
    making = Path(sys.argv[1]) / path.name
    with write(making) as desk:
        told = json.dumps(desk.keeping.dump(), ensure_ascii=False, indent=1, sort_keys=True, default=str)
    path.write_bytes(making.read_bytes())
    path.with_suffix(".json").write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
