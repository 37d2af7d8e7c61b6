"""The ledger of what service costs (A8): a row for each dispatch, and what they come to by client and by product."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from clientdesk.dossier.choices.service import DISPATCH_STATE, SATISFACTION, SERVICE_KIND
from clientdesk.dossier.record import Record
from clientdesk.dossier.service.costs import Costs, costs
from clientdesk.dossier.service.dispatch import Dispatch
from clientdesk.dossier.service.moves import CANCELLED, DRAFT, REJECTED
from clientdesk.dossier.trade.figures import NOTHING
from clientdesk.dossier.types import BOOL, Cell
from clientdesk.exchange.workbooks.cells import TEXT, CellStyle
from clientdesk.exchange.workbooks.imprint import Words
from clientdesk.exchange.workbooks.ledger import Book, SheetColumn, Total, reckoned
from clientdesk.exchange.workbooks.paper import A3, A4
from clientdesk.exchange.workbooks.streamed import Content
from clientdesk.exchange.workbooks.trade.given import VOID_ROWS, Given, shown_only, write_info
from clientdesk.exchange.workbooks.trade.shared import (
    CLIENT,
    CURRENCY,
    client_code,
    client_name,
    currency,
    running_number,
)
from clientdesk.exchange.workbooks.trade.table import (
    COUNT,
    DAY,
    MONEY,
    MONEY_SUM,
    PARTS,
    At,
    Column,
    Written,
    meanings,
    or_none,
    quoted,
    some,
    write_table,
)
from clientdesk.i18n import N_

TITLE = Words("服务成本台账", "服務成本台帳", "Service cost")
SUMMARY = Words("服务成本汇总", "服務成本彙總", "Service cost summary")
_FIXED = 3
_VOID = (CANCELLED, REJECTED)
_MOST_NAMED = 200
"""So many cells one formula may be asked to add up."""


@dataclass(frozen=True)
class Served:
    """A dispatch as the ledger shows it; what was cancelled or rejected comes to nothing."""

    record: Record
    costs: Costs
    base: str

    @property
    def day(self) -> date | None:
        """When it was done; what is not done yet stands under the day it was planned for, or written."""
        return service_day(self.record)

    @property
    def client(self) -> str:
        link = self.record[Dispatch.client]
        return (link.target or "") if link else ""

    @property
    def named(self) -> str:
        link = self.record[Dispatch.client]
        return link.name if link else ""

    @property
    def product(self) -> str:
        link = self.record[Dispatch.product] or self.record[Dispatch.item]
        return (link.name or link.target or "") if link else ""

    @property
    def currency(self) -> str:
        return self.record[Dispatch.currency] or self.base


def service_day(dispatch: Record) -> date | None:
    """The day by which a dispatch belongs to a period."""
    return dispatch[Dispatch.done_on] or dispatch[Dispatch.planned_on] or dispatch[Dispatch.date]


def write_service(given: Given, dispatches: Sequence[Record], out: BinaryIO) -> None:
    """Write the ledger of these dispatches and its summary; amounts of several currencies are never added up."""
    shown_only(given, ((record.code, _target(record)) for record in dispatches))
    listed = (each for each in dispatches if given.void == "listed" or each[Dispatch.state] not in _VOID)
    rows = [_served(each, given) for each in listed if given.shows(_target(each))]
    rows.sort(key=lambda row: (row.day or date.min, row.record.code))
    currencies = sorted({row.currency for row in rows})
    book = given.book(TITLE, currencies=currencies, codes=[row.client for row in rows])
    columns = _columns(given)
    written = write_table(book, TITLE, columns, rows, fixed=_FIXED, currency=lambda row: row.currency, papers=(A4, A3))
    _Summary(book, given, written, rows).write()
    tr = given.words.tr
    sums = dict.fromkeys(currencies, NOTHING)
    for row in rows:
        sums[row.currency] += row.costs.total
    facts: list[tuple[str, Cell]] = [
        (tr(N_("Sorted")), tr(N_("By date and number"))),
        (tr(N_("Rejected and cancelled")), tr(VOID_ROWS[given.void])),
        (tr(N_("Rows")), written.ledger.count),
        *((tr(N_("Checksum: sum of the totals in {currency}"), currency=code), sums[code]) for code in sums),
    ]
    write_info(book, given, title=TITLE, facts=facts, meanings=meanings(book, columns))
    book.save(out)


def _target(record: Record) -> str:
    link = record[Dispatch.client]
    return (link.target or "") if link else ""


def _served(record: Record, given: Given) -> Served:
    void = record[Dispatch.state] in _VOID
    return Served(record, Costs() if void else costs(record), given.base)


class _Summary:
    """By client, then by product, each currency apart; every figure adds up the cells of the ledger it is made of."""

    def __init__(self, book: Book, given: Given, written: Written, rows: Sequence[Served]) -> None:
        self.book, self.given, self.written, self.rows = book, given, written, rows
        text = book.imprint.text
        columns = [
            SheetColumn(text(CLIENT, joint="\n"), 34, TEXT, wrap=True),
            SheetColumn(text(CURRENCY, joint="\n"), 8, TEXT),
            SheetColumn(text(_NUMBER, joint="\n"), 10, COUNT, side="right"),
            *(SheetColumn(text(heading, joint="\n"), 16, MONEY, side="right") for heading, _key, _of in _SUMMED),
        ]
        self.form = book.form(text(SUMMARY), columns, name=text(SUMMARY), fixed=1)

    def write(self) -> None:
        """Both blocks."""
        given, text = self.given, self.book.imprint.text
        self._block(lambda row: given.name(row.client, row.named) or text(_NOBODY))
        self.form.rows.skip()
        width = 3 + len(_SUMMED)
        heading = [text(_PRODUCT), *[None] * (width - 1)]
        self.form.line(heading, [CellStyle(TEXT, bold=True, tinted=True)] * width)
        self._block(lambda row: row.product or text(_NOTHING_NAMED))
        self.form.close()

    def _block(self, named: Callable[[Served], str]) -> None:
        groups: dict[tuple[str, str], list[tuple[int, Served]]] = {}
        for place, row in enumerate(self.rows, start=self.written.first):
            if row.record[Dispatch.state] not in _VOID:
                groups.setdefault((row.currency, named(row)), []).append((place, row))
        for (code, name), rows in sorted(groups.items(), key=lambda each: (each[0][0], each[0][1])):
            values: list[Content] = [name, code, len(rows)]
            for _heading, key, of in _SUMMED:
                values.append(self._sum(key, rows, of))
            self.form.line(values, _styles(len(values)))

    def _sum(self, key: str, rows: Sequence[tuple[int, Served]], of: Callable[[Costs], Decimal]) -> Content:
        figure = sum((of(row.costs) for _place, row in rows), NOTHING)
        if len(rows) > _MOST_NAMED:
            return figure
        sheet, letter = quoted(self.written.ledger.sheet.title), self.written.letters[key]
        return reckoned(f"SUM({','.join(f'{sheet}!${letter}${place}' for place, _row in rows)})", figure)


_SUMMED: tuple[tuple[Words, str, Callable[[Costs], Decimal]], ...] = (
    (Words("成本合计", "成本合計", "Cost"), "total", lambda found: found.total),
    (Words("收费", "收費", "Charged"), "charged", lambda found: found.charged),
    (Words("毛利", "毛利", "Margin"), "margin", lambda found: found.margin),
)
_NUMBER = Words("单数", "單數", "Dispatches")
_PRODUCT = Words("按产品", "按產品", "By product")
_NOBODY = Words("无客户", "無客戶", "No client")
_NOTHING_NAMED = Words("无产品", "無產品", "No product")


def _styles(width: int) -> list[CellStyle]:
    words = CellStyle(TEXT, ruled=True, wrap=True)
    return [words, words, CellStyle(COUNT, ruled=True), *[CellStyle(MONEY, ruled=True)] * (width - 3)]


def _thing(row: Served) -> str | None:
    return or_none(" · ".join(filter(None, (row.product, row.record[Dispatch.serial]))))


def _choice(
    labels: Mapping[str, str], of: Callable[[Served], str | None], context: str
) -> Callable[[Served, At], Content]:
    def fill(row: Served, at: At) -> Content:
        code = of(row)
        return at.words.label(context, labels[code]) if code is not None and code in labels else None

    return fill


def _engineers(row: Served) -> str | None:
    first = row.record[Dispatch.engineer]
    return or_none("、".join(filter(None, (first.name if first else "", *(row.record[Dispatch.helpers] or ())))))


_WHAT: tuple[Column[Served], ...] = (
    Column(
        "thing",
        Words("产品/序列号", "產品/序號", "Product/serial"),
        lambda row, _: _thing(row),
        N_("What was served"),
        20,
        wrap=True,
    ),
    Column(
        "kind",
        Words("服务类型", "服務類型", "Kind"),
        _choice(SERVICE_KIND.labels, lambda row: row.record[Dispatch.kind], SERVICE_KIND.context),
        N_("What kind of service it was"),
        12,
    ),
    Column(
        "engineer",
        Words("工程师", "工程師", "Engineer"),
        lambda row, _: _engineers(row),
        N_("Who was sent"),
        14,
        wrap=True,
    ),
    Column(
        "hours",
        Words("工时", "工時", "Hours"),
        lambda row, _: None if row.record[Dispatch.state] in _VOID else row.record[Dispatch.labour_hours],
        N_("Hours of work"),
        9,
        PARTS,
        Total.SUM,
    ),
    Column(
        "hourly",
        Words("工时单价", "工時單價", "Hourly cost"),
        lambda row, _: None if row.record[Dispatch.state] in _VOID else row.record[Dispatch.hourly_cost],
        N_("What an hour costs us"),
        11,
        MONEY,
    ),
)


def _labour(row: Served, at: At) -> Content:
    hours, hourly = row.record[Dispatch.labour_hours] or NOTHING, row.record[Dispatch.hourly_cost] or NOTHING
    return at.live("ROUND({hours}*{hourly},2)", row.costs.labour, hours, hourly)


def _all(row: Served, at: At) -> Content:
    found = row.costs
    return at.live("SUM({labour}:{other})", found.total, found.labour, found.parts, found.travel, found.other)


def _part(key: str, heading: Words, meaning: str, of: Callable[[Costs], Decimal]) -> Column[Served]:
    """A part of what it cost, or what was charged; empty where it is nothing."""
    return Column(key, heading, lambda row, _: some(of(row.costs)), meaning, 12, **MONEY_SUM)


_COSTS: tuple[Column[Served], ...] = (
    Column(
        "labour", Words("人工成本", "人工成本", "Labour"), _labour, N_("Hours times the cost of one"), 12, **MONEY_SUM
    ),
    _part("parts", Words("配件费", "配件費", "Parts"), N_("What the parts cost us"), lambda found: found.parts),
    _part("travel", Words("差旅费", "差旅費", "Travel"), N_("What the travel cost"), lambda found: found.travel),
    _part("other", Words("其他", "其他", "Other"), N_("What else it cost"), lambda found: found.other),
    Column(
        "total", Words("成本合计", "成本合計", "Cost"), _all, N_("Labour, parts, travel and other"), 13, **MONEY_SUM
    ),
    _part(
        "charged",
        Words("收费", "收費", "Charged"),
        N_("What the client is charged, without tax"),
        lambda found: found.charged,
    ),
    Column(
        "margin",
        Words("毛利", "毛利", "Margin"),
        lambda row, at: at.live("ROUND({charged}-{total},2)", row.costs.margin, row.costs.charged, row.costs.total),
        N_("What is left of the charge"),
        13,
        **MONEY_SUM,
    ),
)
_AFTER: tuple[Column[Served], ...] = (
    Column(
        "warranty",
        Words("保修内", "保固期內", "Under warranty"),
        lambda row, at: None if (said := row.record[Dispatch.warranty]) is None else BOOL.show(said, at.words),
        N_("Whether it was under warranty"),
        9,
    ),
    Column(
        "satisfaction",
        Words("满意度", "滿意度", "Satisfaction"),
        _choice(SATISFACTION.labels, lambda row: row.record[Dispatch.satisfaction], SATISFACTION.context),
        N_("How satisfied the client is"),
        14,
    ),
    Column(
        "state",
        Words("状态", "狀態", "Status"),
        _choice(DISPATCH_STATE.labels, lambda row: row.record[Dispatch.state] or DRAFT, DISPATCH_STATE.context),
        N_("How it stands"),
        14,
    ),
    Column(
        "remark",
        Words("备注", "備註", "Remarks"),
        lambda row, _: or_none(" ".join((row.record[Dispatch.remarks] or "").split())[:200]),
        N_("Remarks"),
        22,
        wrap=True,
        may_hide=True,
    ),
)


def _columns(given: Given) -> tuple[Column[Served], ...]:
    return (
        running_number(),
        Column(
            "document",
            Words("派遣单号", "派遣單號", "Dispatch no."),
            lambda row, _: row.record.code,
            N_("The number of the dispatch"),
            16,
        ),
        Column(
            "day",
            Words("服务日期", "服務日期", "Date"),
            lambda row, _: row.day,
            N_("When it was done or is planned"),
            11,
            DAY,
        ),
        client_code(given, lambda row: row.client),
        client_name(given, lambda row: row.client, lambda row: row.named),
        *_WHAT,
        *_COSTS,
        currency(lambda row: row.currency),
        *_AFTER,
    )
