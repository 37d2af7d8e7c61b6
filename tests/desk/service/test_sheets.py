"""The dispatch sheet on paper: what stands there, what does not, in three languages."""

from collections.abc import Callable
from datetime import time
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from clientdesk.desk import Desk
from clientdesk.dossier.person.other import Other
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.service.dispatch import Dispatch, UsedPart
from clientdesk.dossier.values import Address, Link
from clientdesk.errors import UserError
from tests.desk.service.serving import CLIENT, TODAY, led, written
from tests.exchange.printing import bare, jpeg, read

Text = Callable[..., str]


@pytest.fixture
def sent(desk: Desk) -> Record:
    """A dispatch with all that a sheet tells."""
    asked = written(desk, "service_request", subject="Pump howls", symptom="Only in the morning.")
    record = desk.service.answering(asked.code)
    record[Dispatch.address], record[Dispatch.contact_person] = Address(city="苏州", street="样板路 8 号"), "李芳"
    record[Dispatch.planned_on], record[Dispatch.planned_from] = TODAY, time(9, 30)
    record[Dispatch.engineer], record[Dispatch.hourly_cost] = Link(None, "Wang Wei"), Decimal("777.77")
    record[Dispatch.charge] = Decimal(120)
    part = {UsedPart.product.key: Link(None, "Seal 25"), UsedPart.quantity.key: Decimal(2)}
    record[Dispatch.parts] = (Row(part | {UsedPart.cost.key: Decimal("3.21"), UsedPart.charged.key: Decimal(18)}),)
    desk.clients.create(record)
    return desk.clients.get(record.code)


def text_of(desk: Desk, *codes: str, language: str = "en") -> str:
    return bare(read(PdfReader(BytesIO(desk.service.sheets(codes, language=language).pdf))))


def test_a_sheet_tells_where_to_go_and_why(desk: Desk, sent: Record) -> None:
    told = text_of(desk, sent.code)
    for text in ("Dispatch sheet PQ202603-0001", "2026-03-05 09:30", "王薇", "李芳", "样板路 8 号", "Wang Wei"):
        assert bare(text) in told, text
    for text in ("Pump howls", "Only in the morning.", "Seal 25", "18.00", "138.00 CNY", "Very satisfied"):
        assert bare(text) in told, text


def test_what_it_costs_us_does_not_stand_on_it(desk: Desk, sent: Record) -> None:
    told = text_of(desk, sent.code)
    assert "777.77" not in told
    assert "3.21" not in told


def test_a_sheet_whose_work_is_done_is_a_report(desk: Desk, sent: Record) -> None:
    led(desk, sent.code, "assign", "finish", work_done="Cleaned the bearing.")
    told = text_of(desk, sent.code)
    assert bare("Service report") in told
    assert bare("Cleaned the bearing.") in told


def test_the_signature_stands_over_its_line(desk: Desk, sent: Record) -> None:
    picture, data = desk.attachments.prepared(Dispatch.signature, jpeg(300, 100), name="signature.jpg")
    desk.attachments.keep(picture, data)
    sent[Dispatch.signature] = picture
    desk.clients.save(sent)
    (page,) = PdfReader(BytesIO(desk.service.sheets([sent.code]).pdf)).pages
    assert len(page.images) == 1


def test_several_sheets_are_pages_of_one_print(desk: Desk, sent: Record) -> None:
    other = written(desk, "dispatch", subject="Oil")
    assert desk.service.sheets([sent.code, other.code]).pages == 2


def test_a_long_report_goes_on_further_pages_and_loses_no_line(desk: Desk, sent: Record) -> None:
    sent[Dispatch.work_done] = "Looked at every bolt.\n" * 80
    desk.clients.save(sent)
    assert desk.service.sheets([sent.code]).pages > 1
    assert text_of(desk, sent.code).count(bare("Looked at every bolt.")) == 80


@pytest.mark.parametrize(
    ("language", "texts"), [("zh_CN", ("派遣单", "工程师", "非常满意")), ("zh_TW", ("派遣單", "工程師", "非常滿意"))]
)
def test_a_chinese_sheet_is_chinese(desk: Desk, sent: Record, language: str, texts: tuple[str, ...]) -> None:
    told = text_of(desk, sent.code, language=language)
    assert all(text in told for text in texts)
    for english in ("Dispatch", "Engineer", "satisfied", "Parts", "Serial"):
        assert english not in told


def test_of_a_client_that_is_never_printed_nothing_stands_there(desk: Desk, sent: Record) -> None:
    client = desk.clients.get(CLIENT)
    client[Other.no_print] = True
    desk.clients.save(client)
    told = text_of(desk, sent.code)
    assert "王薇" not in told
    assert "李芳" not in told
    assert bare("Never to be printed") in told


def test_only_dispatches_have_a_sheet(desk: Desk, tmp_path: Path) -> None:
    heard = written(desk, "complaint", subject="Late")
    with pytest.raises(UserError, match="another kind"):
        desk.service.save_sheets([heard.code], tmp_path / "sheet.pdf")
    assert not (tmp_path / "sheet.pdf").exists()
