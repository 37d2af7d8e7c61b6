"""The visit pack: what one reads on the way to a client stands on one page, and none of it leaves the house."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest

from clientdesk.desk import Desk
from clientdesk.desk.cards import PrintWish
from clientdesk.desk.visit import visit_boxes
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.rows import Row
from clientdesk.dossier.sales.opportunity import Opportunity
from clientdesk.dossier.work.contact import Contact
from clientdesk.dossier.work.task import Task
from clientdesk.i18n import catalogue
from tests import make
from tests.desk.trading import selling

TOLD = ("Worth asking", "Promised", "Next steps", "Opportunities", "Money", "Last talks")


@pytest.fixture
def client(desk: Desk) -> str:
    """A firm that owes, was promised something, and is spoken to again."""
    code = selling.client(desk, credit_limit=Decimal(1000))
    selling.sale(desk, code, "300", day=date(2026, 3, 1), due=date(2026, 3, 31))
    order = selling.order(desk, code, selling.line("pump", "2", "100"), day=date(2026, 3, 5))
    delivered = selling.order(desk, code, selling.line("hose", "1", "50"), day=date(2026, 3, 6))
    desk.clients.create(desk.trading.shipment(delivered.code))
    promise = desk.work.task(code, subject="send the drawing", due=date(2026, 1, 9))
    promise[Task.promise] = "ours"
    desk.work.add(promise)
    desk.work.add(desk.work.task(code, subject="call about spring", due=date(2099, 5, 1)))
    deal = desk.opportunities.new(code, name="pumps")
    deal[Opportunity.amount], deal[Opportunity.next_step] = Decimal(900), "show the pump"
    desk.clients.create(deal)
    for number in range(6):
        contact = desk.work.contact(code, content=f"talk {number}")
        contact[Contact.date] = date(2026, 2, 1 + number)
        desk.work.note(contact)
    assert order.code == "DD20260305-001"
    return code


def boxes(desk: Desk, code: str, language: str = "en") -> dict[str, tuple[tuple[str, str], ...]]:
    return {box.title: box.rows for box in visit_boxes(desk, desk.clients.get(code), catalogue(language))}


def test_it_tells_promises_money_talks_and_what_to_ask(desk: Desk, client: str) -> None:
    told = boxes(desk, client)
    assert tuple(told) == TOLD
    assert told["Promised"] == (("2026-01-09 overdue", "We promised it: send the drawing"),)
    assert told["Next steps"] == (("2099-05-01", "Call: call about spring"),)
    assert [text for _day, text in told["Last talks"]] == [f"talk {number}" for number in (5, 4, 3, 2, 1)]
    assert told["Opportunities"] == (("Lead", "pumps · 900.00 CNY · show the pump"),)
    assert len(told["Worth asking"]) == 3
    assert all(why for _question, why in told["Worth asking"])
    money = dict(told["Money"])
    assert money["Owes"] == "350.00 CNY"
    assert money["Overdue"] == "300.00 CNY" if desk.today <= date(2026, 4, 5) else money["Overdue"]
    assert money["Credit limit"] == "1,000.00 CNY, 450.00 left"
    assert "DD20260305-001" in money
    assert "DD20260306-001" not in money


def test_who_is_not_traded_with_has_no_money_on_it(desk: Desk) -> None:
    code = selling.client(desk)
    assert boxes(desk, code)["Money"] == ()


@pytest.mark.parametrize(("profile", "is_told"), [("work", True), ("handout", False)])
def test_it_is_one_page_and_keeps_our_own_words_in_the_house(
    desk: Desk, client: str, tmp_path: Path, profile: str, is_told: bool
) -> None:
    out = tmp_path / "visit.pdf"
    desk.cards.save([client], out, wish=PrintWish(layout="visit", language="en", profile=profile))
    pages = pypdf.PdfReader(out).pages
    assert len(pages) == 1
    assert ("send the drawing" in pages[0].extract_text()) is is_told
    assert ("350.00" in pages[0].extract_text()) is is_told


def test_it_speaks_the_language_of_the_print(desk: Desk, client: str) -> None:
    assert not set(boxes(desk, client, "zh_CN")) & set(TOLD)


def test_of_somebody_little_known_it_tells_the_family_and_the_notes_and_asks_more(desk: Desk, tmp_path: Path) -> None:
    client = make.person("陈志强", spouse_name="周敏", notes="Takes his tea without sugar.")
    client[Family.parents] = (Row({"relation": "mother", "name": "林秀"}),)
    desk.clients.create(client)
    out = tmp_path / "visit.pdf"
    desk.cards.save([client.code], out, wish=PrintWish(layout="visit", language="en"))
    (page,) = pypdf.PdfReader(out).pages
    told = "".join(page.extract_text().split())
    for part in ("Whoiswho", "周敏", "林秀", "Goodtoknow", "Takeshisteawithoutsugar.", "Notesbyhand"):
        assert part in told
    assert len(boxes(desk, client.code)["Worth asking"]) == 12
