"""What is known from the work with a client, for the page one reads on the way there."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from clientdesk.desk.trading.overview import overview
from clientdesk.dossier.choices.sales import OPPORTUNITY_STAGE
from clientdesk.dossier.choices.work import PROMISE, TASK_KIND
from clientdesk.dossier.completeness import open_questions
from clientdesk.dossier.hints import why
from clientdesk.dossier.kinds import CONTACT, TASK
from clientdesk.dossier.record import Record
from clientdesk.dossier.shortening import shortened
from clientdesk.dossier.work.contact import Contact
from clientdesk.dossier.work.task import OPEN, Task
from clientdesk.i18n import N_, Catalogue

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk
    from clientdesk.exchange.cards.visit import VisitBox

_CONTACTS, _STEPS, _QUESTIONS, _ORDERS = 5, 5, 3, 3
_ALL_QUESTIONS = 12
"""Questions of somebody of whom nothing else is known from the work; one less for each thing that is."""
_LONGEST = 160
"""Letters of a talk that are told."""
_Rows = Iterator[tuple[str, str]]


def visit_boxes(desk: "Desk", client: Record, words: Catalogue) -> "tuple[VisitBox, ...]":
    """Questions worth asking, promises of both sides, next steps, opportunities, money, the last talks: each with its
    rows, those without any left out by whoever prints them."""
    from clientdesk.exchange.cards.visit import VisitBox

    work = desk.work.of(client.code)
    tasks = [record for record in work if record.kind.name == TASK.name and record[Task.state] in OPEN]
    tasks.sort(key=lambda task: (task[Task.due] or date.max, task.code))
    told = [
        (N_("Promised"), tuple(_promises(tasks, desk.today, words))),
        (N_("Next steps"), tuple(_steps(tasks, desk.today, words))),
        (N_("Opportunities"), tuple(_deals(desk, client, words))),
        (N_("Money"), tuple(_money(desk, client, words))),
        (N_("Last talks"), tuple(_talks([record for record in work if record.kind.name == CONTACT.name]))),
    ]
    count = max(_QUESTIONS, _ALL_QUESTIONS - sum(len(rows) for _title, rows in told))
    told.insert(0, (N_("Worth asking"), tuple(_questions(desk, client, words, count=count))))
    return tuple(VisitBox(words.tr(title), rows) for title, rows in told)


def _questions(desk: "Desk", client: Record, words: Catalogue, *, count: int) -> _Rows:
    """The first questions nobody has an answer to, each with why it matters."""
    for field in open_questions(client, desk.answers.of(client.id), customs=desk.customs)[:count]:
        yield field.title(words), why(field, words.language) or ""


def _day(day: date | None, today: date, words: Catalogue) -> str:
    if day is None:
        return ""
    return words.tr(N_("{day} overdue"), day=day.isoformat()) if day < today else day.isoformat()


def _promises(tasks: list[Record], today: date, words: Catalogue) -> _Rows:
    for task in tasks:
        if promise := task[Task.promise]:
            text = f"{PROMISE.label(promise, words)}: {task[Task.subject] or ''}"
            yield _day(task[Task.due], today, words), text


def _steps(tasks: list[Record], today: date, words: Catalogue) -> _Rows:
    plain = [task for task in tasks if not task[Task.promise]]
    for task in plain[:_STEPS]:
        kind = task[Task.kind]
        text = f"{TASK_KIND.label(kind, words)}: {task[Task.subject] or ''}" if kind else task[Task.subject] or ""
        yield _day(task[Task.due], today, words), text


def _deals(desk: "Desk", client: Record, words: Catalogue) -> _Rows:
    """What may become an order: its stage; what, of how much, when, and what comes next."""
    followed = [deal for deal in desk.opportunities.of_client(client.code) if deal.is_open]
    for deal in followed[:_ORDERS]:
        amount = "" if deal.amount is None else _amount(deal.amount, deal.currency)
        told = (deal.name, amount, deal.expected.isoformat() if deal.expected else "", deal.next_step)
        yield OPPORTUNITY_STAGE.label(deal.stage, words), " · ".join(filter(None, told))


def _talks(contacts: list[Record]) -> _Rows:
    for contact in contacts[:_CONTACTS]:
        day = contact[Contact.date]
        text = " ".join((contact[Contact.content] or contact[Contact.subject] or "").split())
        yield day.isoformat() if day else "", shortened(text, _LONGEST)


def _money(desk: "Desk", client: Record, words: Catalogue) -> _Rows:
    """What is owed, how much of it is overdue, how near the limit is, and the orders that are still to be delivered."""
    seen = overview(desk, client)
    if not seen.documents and seen.limit is None and not seen.hold:
        return
    if seen.hold:
        yield words.tr(N_("Credit hold")), words.tr(N_("Nothing is to be sold for the time being."))
    for currency, owed in seen.balances.items():
        if owed:
            yield words.tr(N_("Owes")), _amount(owed, currency)
    for currency, late in seen.overdue.items():
        yield words.tr(N_("Overdue")), _amount(late, currency)
    if seen.limit is not None:
        limit, left = _amount(seen.limit.amount, seen.limit.currency), seen.limit.left
        if left is not None:
            limit = words.tr(N_("{amount}, {left} left"), amount=limit, left=f"{left:,.2f}")
        yield words.tr(N_("Credit limit")), limit
    orders = [each for each in seen.documents if each.kind == "order" and each.to_deliver]
    for order in orders[:_ORDERS]:
        yield order.code, f"{order.particulars} · {_amount(order.total, order.currency)}"


def _amount(value: Decimal, currency: str) -> str:
    return f"{value:,.2f} {currency}"
