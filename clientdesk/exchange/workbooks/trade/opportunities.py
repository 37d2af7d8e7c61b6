"""The ledger of opportunities (A10): stage, chance, amount and what is to be expected of it, rivals, how it ended."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, BinaryIO

from clientdesk.dossier.fields import Field
from clientdesk.dossier.record import Record
from clientdesk.dossier.sales.opportunity import Competitor, Opportunity, weighted
from clientdesk.dossier.sales.stages import OVER
from clientdesk.dossier.trade.figures import NOTHING
from clientdesk.dossier.types import Cell
from clientdesk.exchange.workbooks.imprint import Words
from clientdesk.exchange.workbooks.streamed import Content
from clientdesk.exchange.workbooks.trade.given import Given, shown_only, write_info
from clientdesk.exchange.workbooks.trade.shared import client_code, client_name, currency, running_number
from clientdesk.exchange.workbooks.trade.table import (
    DAY,
    MONEY_SUM,
    SHARE,
    At,
    Column,
    meanings,
    or_none,
    write_table,
)
from clientdesk.i18n import N_

TITLE = Words("商机台账", "商機台帳", "Opportunities")
_FIXED = 3
_NARROW = 12


def write_opportunities(given: Given, records: Sequence[Record], out: BinaryIO) -> None:
    """Write the ledger of these opportunities, which come in their order."""
    shown_only(given, ((each.code, _client(each)) for each in records))
    rows = [each for each in records if given.shows(_client(each))]
    currencies = sorted({_currency(each, given) for each in rows})
    book = given.book(TITLE, currencies=currencies, codes=[_client(each) for each in rows])
    columns = _columns(given)
    written = write_table(book, TITLE, columns, rows, fixed=_FIXED, currency=lambda each: _currency(each, given))
    tr = given.words.tr
    facts: list[tuple[str, Cell]] = [
        (tr(N_("Sorted")), tr(N_("By date and number"))),
        (tr(N_("Which")), tr(N_("All that were open for at least a day of the period"))),
        (tr(N_("Rows")), written.ledger.count),
        (tr(N_("Checksum: sum of the amounts")), sum((each[Opportunity.amount] or NOTHING for each in rows), NOTHING)),
    ]
    write_info(book, given, title=TITLE, facts=facts, meanings=meanings(book, columns))
    book.save(out)


def _client(each: Record) -> str:
    link = each[Opportunity.client]
    return (link.target or "") if link else ""


def _named(each: Record) -> str:
    link = each[Opportunity.client]
    return link.name if link else ""


def _currency(each: Record, given: Given) -> str:
    return each[Opportunity.currency] or given.base


def _said(field: Field[Any], heading: Words, meaning: str, width: float = _NARROW) -> Column[Record]:
    """A column that shows a field in words."""
    return Column(
        field.key,
        heading,
        lambda each, at: None if (value := each[field]) is None else or_none(field.type.show(value, at.words)),
        meaning,
        width,
        wrap=width > _NARROW,
    )


def _day(field: Field[Any], heading: Words, meaning: str) -> Column[Record]:
    return Column(field.key, heading, lambda each, _: each[field], meaning, 11, DAY)


def _weighted(each: Record, at: At) -> Content:
    amount, likely = each[Opportunity.amount], each[Opportunity.probability]
    figure = weighted(amount, likely)
    return None if figure is None else at.live("ROUND({amount}*{probability},2)", figure, amount, likely)


def _competitors(each: Record) -> str:
    return "、".join(row[Competitor.competitor] or "" for row in each.rows(Opportunity.competitors))


def _result(each: Record, at: At) -> str | None:
    stage = each[Opportunity.stage]
    return Opportunity.stage.type.show(stage, at.words) if stage in OVER else None


def _likely(each: Record) -> Decimal | None:
    return each[Opportunity.probability]


def _columns(given: Given) -> tuple[Column[Record], ...]:
    return (
        running_number(),
        Column(
            "number", Words("商机编号", "商機編號", "Opportunity no."), lambda each, _: each.code, N_("Its number"), 15
        ),
        _said(Opportunity.name, Words("商机", "商機", "Opportunity"), N_("What it is about"), 30),
        client_code(given, _client),
        client_name(given, _client, _named),
        _day(Opportunity.date, Words("建立日期", "建立日期", "Opened on"), N_("The day it was opened")),
        _said(Opportunity.stage, Words("阶段", "階段", "Stage"), N_("How far it has come")),
        Column(
            Opportunity.probability.key,
            Words("成交概率", "成交機率", "Probability"),
            lambda each, _: _likely(each),
            N_("How likely an order is"),
            10,
            SHARE,
        ),
        Column(
            Opportunity.amount.key,
            Words("金额", "金額", "Amount"),
            lambda each, _: each[Opportunity.amount],
            N_("What may be ordered"),
            16,
            **MONEY_SUM,
        ),
        currency(lambda each: _currency(each, given)),
        *_AFTER,
    )


_AFTER: tuple[Column[Record], ...] = (
    Column(
        Opportunity.weighted.key,
        Words("加权金额", "加權金額", "Weighted amount"),
        _weighted,
        N_("The amount times the probability"),
        16,
        **MONEY_SUM,
    ),
    _day(Opportunity.expected, Words("预计成交日期", "預計成交日期", "Expected on"), N_("When the order is expected")),
    Column(
        Opportunity.competitors.key,
        Words("竞争对手", "競爭對手", "Competitors"),
        lambda each, _: or_none(_competitors(each)),
        N_("Who else offers"),
        20,
        wrap=True,
    ),
    _said(Opportunity.next_step, Words("下一步", "下一步", "Next step"), N_("What comes next"), 24),
    Column("result", Words("结果", "結果", "Result"), _result, N_("Won or lost; empty while it is open"), 10),
    _day(Opportunity.result_on, Words("结束日期", "結束日期", "Ended on"), N_("The day it was won or lost")),
    _said(Opportunity.lost_reason, Words("丢单原因", "丟單原因", "Lost reason"), N_("Why it was lost"), 18),
    _said(Opportunity.lost_to, Words("输给", "輸給", "Lost to"), N_("Who got the order instead"), 16),
    _said(Opportunity.won_order, Words("订单号", "訂單號", "Order no."), N_("The order it became"), 16),
    _said(Opportunity.owner, Words("负责人", "負責人", "Owner"), N_("Who is in charge"), 12),
)
