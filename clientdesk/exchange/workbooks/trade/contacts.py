"""The ledger of contact records (A10): when, by which way, what about, what followed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO

from clientdesk.dossier.fields import Field
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.figures import NOTHING
from clientdesk.dossier.types import Cell
from clientdesk.dossier.work.contact import Contact
from clientdesk.exchange.profiles import Sight
from clientdesk.exchange.workbooks.imprint import Words
from clientdesk.exchange.workbooks.ledger import Total
from clientdesk.exchange.workbooks.trade.given import Given, shown_only, write_info
from clientdesk.exchange.workbooks.trade.shared import client_code, client_name, running_number
from clientdesk.exchange.workbooks.trade.table import (
    COUNT,
    DAY,
    MONEY_SUM,
    Column,
    meanings,
    or_none,
    write_table,
)
from clientdesk.i18n import N_

TITLE = Words("联系记录", "聯絡記錄", "Contact records")
_FIXED = 3


@dataclass(frozen=True)
class Contacted:
    """A contact record with what was planned upon it: what, and for when."""

    record: Record
    then: str = ""
    due: date | None = None


def write_contacts(given: Given, contacts: Sequence[Contacted], out: BinaryIO) -> None:
    """Write the ledger of these contact records, which come in their order; columns that the profile of the output does
    not show are left out."""
    shown_only(given, ((each.record.code, _client(each)) for each in contacts))
    rows = [each for each in contacts if given.shows(_client(each))]
    book = given.book(TITLE, currencies=(), codes=[_client(each) for each in rows])
    columns = _columns(given)
    written = write_table(book, TITLE, columns, rows, fixed=_FIXED)
    tr = given.words.tr
    facts: list[tuple[str, Cell]] = [
        (tr(N_("Sorted")), tr(N_("By date and number"))),
        (tr(N_("Rows")), written.ledger.count),
        (tr(N_("Checksum: sum of the costs")), sum((each.record[Contact.cost] or NOTHING for each in rows), NOTHING)),
    ]
    write_info(book, given, title=TITLE, facts=facts, meanings=meanings(book, columns))
    book.save(out)


def _client(each: Contacted) -> str:
    link = each.record[Contact.client]
    return (link.target or "") if link else ""


def _named(each: Contacted) -> str:
    link = each.record[Contact.client]
    return link.name if link else ""


def _said(field: Field[Any], heading: Words, meaning: str, width: float) -> Column[Contacted]:
    """A column that shows a field in words."""
    return Column(
        field.key,
        heading,
        lambda each, at: None if (value := each.record[field]) is None else or_none(field.type.show(value, at.words)),
        meaning,
        width,
        wrap=width > _NARROW,
    )


_NARROW = 10
_BY_WAY: Mapping[Field[Any], tuple[Words, str, float]] = {
    Contact.channel: (Words("方式", "方式", "Channel"), N_("By which way"), 12),
    Contact.direction: (Words("方向", "方向", "Direction"), N_("From us, or from the client"), 10),
    Contact.kind: (Words("类别", "類別", "Kind"), N_("What kind of contact it was"), 12),
    Contact.subject: (Words("主题", "主題", "Subject"), N_("What it was about"), 34),
    Contact.need_found: (Words("发现的需求", "發現的需求", "Need found"), N_("What the client needs"), 26),
    Contact.objection: (Words("异议", "異議", "Objection"), N_("What the client had against it"), 26),
    Contact.mood: (Words("情绪", "情緒", "Mood"), N_("In which mood the client was"), 10),
}


def _columns(given: Given) -> tuple[Column[Contacted], ...]:
    words = tuple(
        _said(field, *told) for field, told in _BY_WAY.items() if given.disclosure.sight(field) is Sight.SHOWN
    )
    return (
        running_number(),
        Column("number", Words("编号", "編號", "Record no."), lambda each, _: each.record.code, N_("Its number"), 12),
        Column("day", Words("日期", "日期", "Date"), lambda each, _: each.record[Contact.date], N_("The day"), 11, DAY),
        Column("time", Words("时间", "時間", "Time"), lambda each, _: _time(each), N_("At what time, if noted"), 7),
        client_code(given, _client),
        client_name(given, _client, _named),
        *words,
        *_AFTER,
    )


def _time(each: Contacted) -> str | None:
    at = each.record[Contact.time]
    return f"{at:%H:%M}" if at is not None else None


def _cost(each: Contacted) -> Decimal | None:
    return each.record[Contact.cost]


def _by(each: Contacted) -> str:
    return "、".join(each.record[Contact.our_people] or ()) or each.record.stamps.created_by


_AFTER: tuple[Column[Contacted], ...] = (
    Column(
        "minutes",
        Words("时长(分钟)", "時長(分鐘)", "Minutes"),
        lambda each, _: None if (minutes := each.record[Contact.minutes]) is None else Decimal(minutes),
        N_("How long it took"),
        9,
        COUNT,
        Total.SUM,
    ),
    Column("cost", Words("费用", "費用", "Cost"), lambda each, _: _cost(each), N_("What it cost"), 12, **MONEY_SUM),
    Column(
        "then",
        Words("下一步", "下一步", "Next action"),
        lambda each, _: or_none(each.then),
        N_("What was planned upon it"),
        26,
        wrap=True,
    ),
    Column("due", Words("下次日期", "下次日期", "Next date"), lambda each, _: each.due, N_("For which day"), 11, DAY),
    Column(
        "by",
        Words("记录人", "記錄人", "By"),
        lambda each, _: or_none(_by(each)),
        N_("Who of us took part, or wrote it down"),
        12,
        wrap=True,
    ),
)
