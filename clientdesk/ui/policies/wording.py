"""Policies and claims in words."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from unicodedata import east_asian_width

from clientdesk.desk.insuring.given import END, Claimed, Held
from clientdesk.dossier.choices.insurance import CLAIM_KIND, CLAIM_STATUS, COVER, POLICY_STATUS, RENEWAL_RESULT
from clientdesk.dossier.insurance.course import APPLIED, GRACE, LAPSED, QUOTED, UNDERWRITING, Persistency
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.look import Colours
from clientdesk.ui.trade.table import Column, Told
from clientdesk.ui.trade.wording import amount

POLICY_COLUMNS = (
    Column(N_("What comes"), 26),
    Column(N_("Day"), 11, sample="2026-03-09"),
    Column(N_("Policyholder"), 14),
    Column(N_("Insured"), 14),
    Column(N_("Product"), 18),
    Column(N_("Policy number"), 15),
    Column(N_("Insurer"), 13),
    Column(N_("Premium"), 14, right=True),
    Column(N_("Status"), 14),
)
CLAIM_COLUMNS = (
    Column(N_("What happened"), 24, sample="A cellar under water"),
    Column(N_("Reported on"), 11, sample="2026-03-09"),
    Column(N_("Policyholder"), 14, gives_way=1),
    Column(N_("Policy"), 18, gives_way=2),
    Column(N_("Documents needed"), 20, sample="10 of 10 missing"),
    Column(N_("Claimed"), 14, right=True),
    Column(N_("Paid"), 14, right=True),
    Column(N_("Status"), 16),
)
_OVER = (QUOTED, APPLIED, UNDERWRITING)
_MOST_NAMES = 3
_NO_POLICY = N_("No policy here")


def held_samples(lines: Sequence[Held], words: Catalogue) -> tuple[str, str]:
    """Of the premiums and of the statuses of policies the text that takes the most room: neither is ever cut."""
    like = {(each.is_vehicle, each.standing, each.decided, each.is_covered): each for each in lines}
    return _widest(map(_premium, lines)), _widest(status_label(each, words) for each in like.values())


def claim_samples(lines: Sequence[Claimed], words: Catalogue) -> tuple[str, str, str]:
    """The same of what was claimed, of what was paid and of the statuses of claims."""
    return (
        _widest(_much(each.amount, each.currency) for each in lines),
        _widest(_much(each.paid, each.currency) for each in lines),
        _widest(CLAIM_STATUS.label(status, words) for status in {each.status for each in lines}),
    )


def _widest(texts: Iterable[str]) -> str:
    """Chinese characters take the room of two."""
    return max(texts, key=lambda text: sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text), default="")


def _premium(each: Held) -> str:
    return _much(each.premium, each.currency)


def _much(value: Decimal | None, currency: str) -> str:
    return amount(value, currency) if value is not None else ""


def cover_label(cover: str, words: Catalogue) -> str:
    """What a kind of cover is called."""
    return COVER.label(cover, words) if cover else ""


def status_label(each: Held, words: Catalogue) -> str:
    """How a policy stands, and that its renewal is decided."""
    if each.is_vehicle:
        return words.tr(_NO_POLICY)
    told = POLICY_STATUS.label(each.standing, words)
    if each.is_covered and each.decided:
        return f"{told} · {RENEWAL_RESULT.label(each.decided, words)}"
    return told


def event_told(each: Held, words: Catalogue) -> str:
    """What comes next for a policy, and in how many days."""
    if each.days is None:
        if each.standing == LAPSED and each.lapsed:
            return words.tr(N_("Lapsed on {day}"), day=each.lapsed.isoformat())
        return ""
    if each.event == END:
        return words.ntr("Ends in {n} day", "Ends in {n} days", each.days) if each.days else words.tr(N_("Ends today"))
    if each.days < 0:
        return words.ntr("Premium overdue by {n} day", "Premium overdue by {n} days", -each.days)
    if not each.days:
        return words.tr(N_("Premium due today"))
    return words.ntr("Premium due in {n} day", "Premium due in {n} days", each.days)


def policy_told(each: Held, words: Catalogue, colours: Colours) -> Told:
    """A policy as a line of the table."""
    texts = (
        event_told(each, words),
        each.on.isoformat() if each.on else "",
        each.name,
        names(each.insured, words),
        each.product or cover_label(each.cover, words),
        each.number,
        each.insurer,
        _premium(each),
        status_label(each, words),
    )
    late = each.standing in (GRACE, LAPSED)
    shades = {0: colours.problem, len(texts) - 1: colours.problem} if late else {}
    return Told(texts, shades, colour="" if each.is_covered or each.standing in _OVER else colours.quiet)


def names(told: Sequence[str], words: Catalogue) -> str:
    """Some names, or how many they are."""
    if len(told) <= _MOST_NAMES:
        return words.listed(told)
    return words.tr(N_("{name} and {n} more"), name=told[0], n=len(told) - 1)


def claim_told(each: Claimed, words: Catalogue, colours: Colours) -> Told:
    """A claim as a line of the table."""
    waiting = len(each.waiting)
    if not each.wanted:
        documents = ""
    elif waiting:
        documents = words.tr(N_("{n} of {total} missing"), n=waiting, total=each.wanted)
    else:
        documents = words.tr(N_("All there"))
    texts = (
        each.subject,
        each.reported.isoformat() if each.reported else "",
        each.name,
        each.policy_name,
        documents,
        _much(each.amount, each.currency),
        _much(each.paid, each.currency),
        CLAIM_STATUS.label(each.status, words),
    )
    shades = {4: colours.warning} if waiting and each.is_open else {}
    return Told(texts, shades, colour="" if each.is_open else colours.quiet)


def kind_of_claim(kind: str, words: Catalogue) -> str:
    """What a kind of claim is called."""
    return CLAIM_KIND.label(kind, words) if kind else ""


def persistency_told(found: Sequence[Persistency], words: Catalogue) -> str:
    """The shares of policies that were still in force, in one line; empty where none can be counted."""
    parts = []
    for each in found:
        if each.share is None:
            parts.append(words.tr(N_("after {months} months: n/a"), months=each.months))
        else:
            share, of = f"{each.share:.0%}", f"{each.kept:,} / {each.issued:,}"
            parts.append(words.tr(N_("after {months} months: {share} ({of})"), months=each.months, share=share, of=of))
    if all(each.share is None for each in found):
        return ""
    return words.tr(N_("Still in force {parts}"), parts="   ·   ".join(parts))


def month_told(day: date, words: Catalogue) -> str:
    """A month, short."""
    return words.tr(N_("{month}/{year}"), month=f"{day.month:02}", year=day.year)


def sum_told(value: Decimal | None, currency: str, words: Catalogue) -> str:
    """A sum insured without cents; that there is cover where no sum is named."""
    return words.tr(N_("Covered")) if value is None else f"{value:,.0f} {currency}".rstrip()
