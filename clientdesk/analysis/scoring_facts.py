"""The facts that an evaluation rests on: what the statements give, what the dossier says, each to be shown in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from clientdesk.analysis.scoring import rounded
from clientdesk.dossier.choices.enterprise import CREDIT_EVENT, GUARANTEE_KIND
from clientdesk.dossier.enterprise.operating_detail import Guarantee, OperatingDetail
from clientdesk.dossier.enterprise.trading import CreditEvent, Trading
from clientdesk.dossier.evaluation.results import BAD, GOOD, NEITHER, Fact
from clientdesk.dossier.fields import Field, Surroundings
from clientdesk.dossier.house.credit import USUAL
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.statements.ratios import RATIO
from clientdesk.dossier.statements.results import Reason
from clientdesk.dossier.types.numbers import plain
from clientdesk.dossier.values import PartialDate
from clientdesk.i18n import N_, Sentence

EQUITY, ON_TIME = "bs_total_equity", "paid_on_time"
"""Figures beside the ratios: the equity, and the share of what was paid on time."""
LOOK_BACK = 3
"""Years for which events of credit count; those without a day always do."""
IN_FORCE = ("deposit", "bank_guarantee")
"""The guarantees that add to a limit; the others only secure it."""
Figures = Mapping[str, Decimal | Reason]
"""A figure by its key, or the reason why there is none; an absent key means that nobody worked it out."""
_BROKEN = ("broken_promise", "bounced", "dispute", "refuse", "lawsuit", "enforcement", "tax", "bankrupt")
_PRAISED = "good"


@dataclass(frozen=True)
class Known:
    """What is known of a client beside its dossier. `exposure` is what would be lost; shares are fractions; `period`
    names the statement that the figures come from."""

    around: Surroundings
    figures: Figures = field(default_factory=dict)
    exposure: Decimal | None = None
    haircuts: Mapping[str, Decimal] = field(default_factory=lambda: USUAL.haircuts)
    period: str = ""

    @property
    def today(self) -> date:
        """The day of the evaluation."""
        return self.around.reading.today

    def figure(self, key: str) -> Decimal | None:
        """A figure, or None where there is none."""
        found = self.figures.get(key)
        return found if isinstance(found, Decimal) else None


def fact_of(record: Record, field: Field[Any], known: Known) -> Iterator[Fact]:
    """What a field says, where it says anything."""
    value = record.value(field, known.around) if field.key in record.kind.by_key else None
    if value is not None:
        yield Fact(Sentence(field.label, context=field.context), value, type=field.type)


def figure_of(known: Known, key: str, *, good: bool | None = None) -> Fact:
    """A figure of the statements, or why there is none."""
    ratio = RATIO.get(key)
    label = Sentence(ratio.label) if ratio else Sentence(_LABELS[key])
    found = known.figures.get(key)
    if found is None:
        return Fact(label, Sentence(N_("not worked out")))
    if isinstance(found, Reason):
        return Fact(label, found)
    weighs = NEITHER if good is None else GOOD if good else BAD
    return Fact(label, ratio.show(found) if ratio else _shown(key, found), weighs)


_LABELS: Mapping[str, str] = {EQUITY: N_("Equity"), ON_TIME: N_("Share of invoices paid on time")}


def _shown(key: str, value: Decimal) -> str:
    return f"{rounded(value * 100)}%" if key == ON_TIME else f"{rounded(value):,.2f}"


def statement_of(known: Known, weighed: Mapping[str, bool | None]) -> Iterator[Fact]:
    """The statement that the figures come from, and these figures of it: {key: whether good, None for neither}."""
    if not known.figures:
        yield Fact(Sentence(N_("Statement")), Sentence(N_("no statement is on file")))
        return
    if known.period:
        yield Fact(Sentence(N_("Statement")), known.period)
    yield from (figure_of(known, key, good=good) for key, good in weighed.items())


def events_of(record: Record, today: date) -> list[tuple[Row, str]]:
    """The events of credit that still count, each with whom it speaks for."""
    since = date(today.year - LOOK_BACK, today.month, min(today.day, 28))
    rows = (row for row in record.rows(Trading.credit_events) if (row[CreditEvent.date] or today) >= since)
    return [(row, _weighs(row[CreditEvent.kind] or "")) for row in rows]


def _weighs(kind: str) -> str:
    return BAD if kind in _BROKEN else GOOD if kind == _PRAISED else NEITHER


def event_fact(row: Row, weighs: str) -> Fact:
    """An event of credit as a fact."""
    kind = row[CreditEvent.kind]
    label = Sentence(CREDIT_EVENT.labels[kind], context=CREDIT_EVENT.context) if kind else Sentence(N_("Event"))
    day, late = row[CreditEvent.date], row[CreditEvent.days_late]
    ended = row[CreditEvent.how_solved] or Sentence(N_("still open"))
    told = {"day": day.isoformat() if day else "–", "ended": ended}
    if late is not None:
        return Fact(label, Sentence(N_("{day}, {late} days late, {ended}"), {**told, "late": late}), weighs)
    return Fact(label, Sentence(N_("{day}, {ended}"), told), weighs)


def is_open(row: Row) -> bool:
    """Whether nobody has written down how an event of credit ended."""
    return row[CreditEvent.how_solved] is None


def secured(record: Record, known: Known, *, kinds: tuple[str, ...] = ()) -> Decimal:
    """The value of the guarantees in force after their haircuts, to two places; of some kinds only where named."""
    rows = (row for row in record.rows(OperatingDetail.guarantees) if _is_in_force(row, known.today))
    chosen = (row for row in rows if not kinds or row[Guarantee.kind] in kinds)
    return sum((after_haircut(row, known.haircuts) for row in chosen), Decimal(0))


def _is_in_force(row: Row, today: date) -> bool:
    expiry = row[Guarantee.expiry]
    return expiry is None or expiry >= today


def after_haircut(row: Row, haircuts: Mapping[str, Decimal]) -> Decimal:
    """What a guarantee is worth after its own haircut, or that of its kind; never below 0."""
    own, value = row[Guarantee.haircut], row[Guarantee.value]
    share = own if own is not None else haircuts.get(row[Guarantee.kind] or "", Decimal(0))
    return max(rounded((value or Decimal(0)) * (1 - min(max(share, Decimal(0)), Decimal(1)))), Decimal(0))


def guarantee_fact(row: Row, known: Known) -> Fact:
    """A guarantee as a fact."""
    kind = row[Guarantee.kind]
    named = Sentence(GUARANTEE_KIND.labels[kind], context=GUARANTEE_KIND.context) if kind else None
    label = named or Sentence(N_("Guarantee"))
    if not _is_in_force(row, known.today):
        return Fact(label, Sentence(N_("ended on {day}"), {"day": row[Guarantee.expiry]}), BAD)
    told = {
        "value": f"{row[Guarantee.value] or 0:,.2f}",
        "left": f"{after_haircut(row, known.haircuts):,.2f}",
    }
    return Fact(label, Sentence(N_("{value}, after the haircut {left}"), told), GOOD)


def years_since(day: PartialDate | None, today: date) -> Decimal | None:
    """Whole years and tenths since a day of which at least the year is known; None for days to come."""
    if day is None or day.year is None:
        return None
    months = (today.year - day.year) * 12 + today.month - (day.month or 7)
    if day.day is not None and today.day < day.day:
        months -= 1
    return rounded(Decimal(months) / 12, 1) if months >= 0 else None


def years_fact(label: Sentence, years: Decimal) -> Fact:
    """A number of years as a fact."""
    return Fact(label, Sentence(N_("{years} years"), {"years": plain(years)}))
