"""The ledger of renewals (A10): which policies run from when to when, what comes next and in how many days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from clientdesk.dossier.choices.insurance import COVER, PAY_MODE, POLICY_STATUS, RENEWAL_RESULT
from clientdesk.dossier.trade.figures import NOTHING
from clientdesk.dossier.types import Cell
from clientdesk.exchange.workbooks.imprint import Words
from clientdesk.exchange.workbooks.trade.given import Given, shown_only, write_info
from clientdesk.exchange.workbooks.trade.shared import client_code, client_name, currency, running_number
from clientdesk.exchange.workbooks.trade.table import COUNT, DAY, MONEY_SUM, Column, meanings, or_none, write_table
from clientdesk.i18n import N_, Catalogue

TITLE = Words("续期台账", "續期台帳", "Renewals")
_FIXED = 2


@dataclass(frozen=True)
class Renewal:
    """A policy as the ledger lists it. `client` is the code of its holder, `name` what the holder is called; `cover`,
    `mode`, `status` and `decided` are codes; `due` the next premium, `days` how many days are left until that or the
    end, whichever comes first, None where nothing is to come; `is_late`: a premium is overdue, or it has lapsed."""

    number: str
    code: str
    client: str
    name: str
    insured: tuple[str, ...]
    insurer: str
    product: str
    cover: str
    start: date | None
    end: date | None
    due: date | None
    days: int | None
    mode: str
    premium: Decimal | None
    currency: str
    status: str
    decided: str
    is_late: bool


def write_renewals(given: Given, renewals: Sequence[Renewal], out: BinaryIO) -> None:
    """Write the ledger of these policies, which come in their order."""
    shown_only(given, ((each.code, each.client) for each in renewals))
    rows = [each for each in renewals if given.shows(each.client)]
    book = given.book(TITLE, currencies=sorted({each.currency for each in rows}), codes=[each.client for each in rows])
    columns = _columns(given)
    written = write_table(
        book,
        TITLE,
        columns,
        rows,
        fixed=_FIXED,
        currency=lambda each: each.currency,
        alert=lambda each: each.is_late,
    )
    tr = given.words.tr
    facts: list[tuple[str, Cell]] = [
        (tr(N_("Sorted")), tr(N_("By what comes first"))),
        (tr(N_("Rows")), written.ledger.count),
        (tr(N_("Shaded rows")), tr(N_("A premium is overdue, or the policy has lapsed"))),
        (tr(N_("Checksum: sum of the premiums")), sum((each.premium or NOTHING for each in rows), NOTHING)),
    ]
    write_info(book, given, title=TITLE, facts=facts, meanings=meanings(book, columns))
    book.save(out)


def _columns(given: Given) -> tuple[Column[Renewal], ...]:
    number = Words("保单号", "保單號碼", "Policy no.")
    return (
        running_number(),
        Column("number", number, lambda each, _: each.number, N_("The insurer's number"), 18),
        client_code(given, lambda each: each.client),
        client_name(given, lambda each: each.client, lambda each: each.name),
        *_WHAT,
        *_DAYS,
        *_MONEY,
    )


def _status(each: Renewal, words: Catalogue) -> str:
    told = POLICY_STATUS.label(each.status, words)
    return f"{told} · {RENEWAL_RESULT.label(each.decided, words)}" if each.decided else told


_WHAT: tuple[Column[Renewal], ...] = (
    Column(
        "insured",
        Words("被保险人", "被保險人", "Insured"),
        lambda each, _: or_none("、".join(each.insured)),
        N_("Whom the policy covers; empty: its holder"),
        18,
        wrap=True,
    ),
    Column(
        "insurer",
        Words("保险公司", "保險公司", "Insurer"),
        lambda each, _: or_none(each.insurer),
        N_("With which insurer"),
        16,
        wrap=True,
    ),
    Column(
        "product",
        Words("险种", "險種", "Product"),
        lambda each, _: or_none(each.product),
        N_("What the policy is called"),
        20,
        wrap=True,
    ),
    Column(
        "cover",
        Words("保障类别", "保障類別", "Cover"),
        lambda each, at: COVER.label(each.cover, at.words) if each.cover else None,
        N_("The kind of cover"),
        11,
        wrap=True,
    ),
)
_DAYS: tuple[Column[Renewal], ...] = (
    Column("start", Words("起保日", "起保日", "From"), lambda e, _: e.start, N_("The first day of cover"), 11, DAY),
    Column("end", Words("到期日", "到期日", "To"), lambda e, _: e.end, N_("The last day of cover"), 11, DAY),
    Column(
        "due",
        Words("下次应缴日", "下次應繳日", "Next premium"),
        lambda each, _: each.due,
        N_("When the next premium is due"),
        11,
        DAY,
    ),
    Column(
        "days",
        Words("剩余天数", "剩餘天數", "Days left"),
        lambda each, _: None if each.days is None else Decimal(each.days),
        N_("Days until the end or the next premium, whichever comes first; below zero: overdue"),
        9,
        COUNT,
    ),
)
_MONEY: tuple[Column[Renewal], ...] = (
    Column(
        "mode",
        Words("缴费方式", "繳費方式", "Paid"),
        lambda each, at: PAY_MODE.label(each.mode, at.words) if each.mode else None,
        N_("How premiums are paid"),
        9,
    ),
    Column(
        "premium",
        Words("每期保费", "每期保費", "Premium"),
        lambda each, _: each.premium,
        N_("The premium each time"),
        13,
        **MONEY_SUM,
    ),
    currency(lambda each: each.currency),
    Column(
        "status",
        Words("状态", "狀態", "Status"),
        lambda each, at: _status(each, at.words),
        N_("How it stands, and whether its renewal is decided"),
        16,
        wrap=True,
    ),
)
