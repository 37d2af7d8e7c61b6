"""The ledger of complaints (A10): when they came, how long an answer and a solution took, how they ended."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, BinaryIO

from clientdesk.dossier.choices.service import COMPLAINT_STATE
from clientdesk.dossier.fields import Field
from clientdesk.dossier.record import Record
from clientdesk.dossier.service.complaint import Complaint
from clientdesk.dossier.service.handling import REFERENCE, Again, Handling, Timing
from clientdesk.dossier.trade.figures import NOTHING
from clientdesk.dossier.types import Cell
from clientdesk.exchange.profiles import Sight
from clientdesk.exchange.workbooks.imprint import Words
from clientdesk.exchange.workbooks.paper import A3, A4
from clientdesk.exchange.workbooks.streamed import Content
from clientdesk.exchange.workbooks.trade.given import Given, shown_only, write_info
from clientdesk.exchange.workbooks.trade.shared import client_code, client_name, currency, running_number
from clientdesk.exchange.workbooks.trade.table import DAY, MONEY_SUM, PARTS, At, Column, meanings, or_none, write_table
from clientdesk.i18n import N_

TITLE = Words("投诉台账", "投訴台帳", "Complaints")
_FIXED = 3
_NARROW = 9
_MOMENT = "yyyy-mm-dd hh:mm"
CLASSES: Mapping[str, str] = {
    "not_voiced": N_("Bought again, not voiced"),
    "voiced_unresolved": N_("Bought again, voiced and not resolved"),
    "resolved": N_("Bought again, resolved"),
    "resolved_quick": N_("Bought again, resolved quickly"),
}
"""How clients bought again, by what became of their complaint."""


@dataclass(frozen=True)
class Heard:
    """A complaint with how it stands in time; `came` is local, None for one of no day."""

    record: Record
    timing: Timing | None
    came: datetime | None
    base: str

    @property
    def client(self) -> str:
        link = self.record[Complaint.client]
        return (link.target or "") if link else ""

    @property
    def named(self) -> str:
        link = self.record[Complaint.client]
        return link.name if link else ""

    @property
    def currency(self) -> str:
        return self.record[Complaint.currency] or self.base


def write_complaints(
    given: Given, heard: Sequence[Heard], handled: Handling, again: Mapping[str, Again], out: BinaryIO
) -> None:
    """Write the ledger of these complaints; its last sheet tells how they were handled in the period."""
    shown_only(given, ((each.record.code, each.client) for each in heard))
    rows = [each for each in heard if given.shows(each.client)]
    currencies = sorted({row.currency for row in rows})
    book = given.book(TITLE, currencies=currencies, codes=[row.client for row in rows])
    columns = _columns(given)
    written = write_table(
        book,
        TITLE,
        columns,
        rows,
        fixed=_FIXED,
        currency=lambda row: row.currency,
        alert=lambda row: row.timing is not None and row.timing.is_late,
        papers=(A4, A3),
    )
    tr = given.words.tr
    facts: list[tuple[str, Cell]] = [
        (tr(N_("Sorted")), tr(N_("By date and number"))),
        (tr(N_("Rows")), written.ledger.count),
        *((tr(label), value) for label, value in figures(handled)),
        *((tr(label), again_told(again[how], how, given)) for how, label in CLASSES.items()),
    ]
    write_info(book, given, title=TITLE, facts=facts, meanings=meanings(book, columns))
    book.save(out)


def figures(handled: Handling) -> list[tuple[str, Cell]]:
    """The figures of a period as (message id, value); what cannot be reckoned is a dash."""
    told: list[tuple[str, Decimal | None, str]] = [
        (N_("Complaints for 100 orders"), handled.per_100_orders, "{:.1f}"),
        (N_("Working hours until the answer, median"), handled.answer_median, "{:.1f}"),
        (N_("Working hours until the solution, median"), handled.resolve_median, "{:.1f}"),
        (N_("Share resolved"), handled.resolved_share, "{:.1%}"),
        (N_("Share opened again"), handled.reopened_share, "{:.1%}"),
        (N_("Satisfaction with how it was handled, from -90 to 90"), handled.satisfaction, "{:.1f}"),
    ]
    found: list[tuple[str, Cell]] = [
        (label, "–" if value is None else form.format(value)) for label, value, form in told
    ]
    paid = " · ".join(f"{amount:,.2f} {code}" for code, amount in sorted(handled.compensation.items()))
    return [*found, (N_("Compensation"), paid or "–")]


def again_told(again: Again, how: str, given: Given) -> str:
    """How many bought again within half a year, beside what the research says of such clients."""
    tr = given.words.tr
    if again.share is None:
        return tr(N_("nobody yet (research: {share})"), share=f"{REFERENCE[how]:.0%}")
    told = N_("{share}, {bought} of {count} (too few to tell much; research: {reference})")
    if not again.small:
        told = N_("{share}, {bought} of {count} (research: {reference})")
    return tr(
        told, share=f"{again.share:.1%}", bought=again.bought, count=again.count, reference=f"{REFERENCE[how]:.0%}"
    )


def _said(field: Field[Any], heading: Words, meaning: str, width: float) -> Column[Heard]:
    """A column that shows a field in words."""
    return Column(
        field.key,
        heading,
        lambda each, at: (
            None
            if (value := each.record[field]) is None
            else or_none(" ".join(field.type.show(value, at.words).split())[:200])
        ),
        meaning,
        width,
        wrap=width > _NARROW,
        may_hide=field is not Complaint.subject,
    )


_WHAT: Mapping[Field[Any], tuple[Words, str, float]] = {
    Complaint.channel: (Words("方式", "方式", "Channel"), N_("By which way"), 12),
    Complaint.kind: (Words("类别", "類別", "Kind"), N_("What kind of complaint it is"), 14),
    Complaint.subject: (Words("投诉内容", "投訴內容", "Subject"), N_("What it is about"), 30),
    Complaint.product: (Words("产品", "產品", "Product"), N_("Which product"), 18),
    Complaint.severity: (Words("严重程度", "嚴重程度", "Severity"), N_("From 1 to 4"), 9),
    Complaint.owner: (Words("负责人", "負責人", "Owner"), N_("Who sees to it"), 12),
}
_END: Mapping[Field[Any], tuple[Words, str, float]] = {
    Complaint.cause: (Words("原因", "原因", "Cause"), N_("Why it came to it"), 18),
    Complaint.result: (Words("处理结果", "處理結果", "Result"), N_("What came of it"), 30),
    Complaint.satisfaction: (Words("满意度", "滿意度", "Satisfaction"), N_("How satisfied the client is with it"), 14),
    Complaint.outcome: (
        Words("后续措施", "後續措施", "What follows"),
        N_("Nothing, a correction, or a prevention"),
        18,
    ),
    Complaint.escalated_to: (Words("上诉至", "申訴至", "Brought before"), N_("Before whom else it was brought"), 14),
}


def _shown(given: Given, told: Mapping[Field[Any], tuple[Words, str, float]]) -> tuple[Column[Heard], ...]:
    return tuple(_said(field, *rest) for field, rest in told.items() if given.disclosure.sight(field) is Sight.SHOWN)


def _moment(field: Field[datetime]) -> Callable[[Heard, At], Content]:
    def fill(each: Heard, _at: At) -> Content:
        value = each.record[field]
        return None if value is None else value.astimezone().replace(tzinfo=None)

    return fill


def _state(each: Heard, at: At) -> str:
    label = COMPLAINT_STATE.label(each.record[Complaint.state] or "received", at.words)
    if each.timing is None or not each.timing.is_late:
        return label
    return at.words.tr(N_("{state}, overdue"), state=label)


_TIMES: tuple[Column[Heard], ...] = (
    Column(
        "state",
        Words("状态", "狀態", "Status"),
        _state,
        N_("How it stands, and whether it is beyond its time"),
        18,
        wrap=True,
    ),
    Column(
        "answered",
        Words("首次响应", "首次回應", "First answer"),
        _moment(Complaint.answered_at),
        N_("When it was first answered"),
        16,
        _MOMENT,
    ),
    Column(
        "answer_hours",
        Words("响应工时", "回應工時", "Hours to answer"),
        lambda each, _: each.timing.answered if each.timing else None,
        N_("Working hours until then"),
        10,
        PARTS,
    ),
    Column(
        "resolved",
        Words("解决时间", "解決時間", "Resolved"),
        _moment(Complaint.resolved_at),
        N_("When it was resolved"),
        16,
        _MOMENT,
    ),
    Column(
        "resolve_hours",
        Words("解决工时", "解決工時", "Hours to resolve"),
        lambda each, _: each.timing.resolved if each.timing else None,
        N_("Working hours until then"),
        10,
        PARTS,
    ),
    Column(
        "closed",
        Words("结案日期", "結案日期", "Closed on"),
        lambda each, _: each.record[Complaint.closed_on],
        N_("When it was closed"),
        11,
        DAY,
    ),
)


def _columns(given: Given) -> tuple[Column[Heard], ...]:
    return (
        running_number(),
        Column(
            "document",
            Words("投诉单号", "投訴單號", "Complaint no."),
            lambda each, _: each.record.code,
            N_("Its number"),
            16,
        ),
        Column(
            "came",
            Words("受理时间", "受理時間", "Received"),
            lambda each, _: each.came,
            N_("When it came"),
            16,
            _MOMENT,
        ),
        client_code(given, lambda each: each.client),
        client_name(given, lambda each: each.client, lambda each: each.named),
        *_shown(given, _WHAT),
        *_TIMES,
        *_shown(given, _END),
        Column(
            "compensation",
            Words("赔偿金额", "賠償金額", "Compensation"),
            lambda each, _: each.record[Complaint.compensation] or NOTHING,
            N_("What it cost us in compensation"),
            13,
            **MONEY_SUM,
        ),
        currency(lambda each: each.currency),
    )
