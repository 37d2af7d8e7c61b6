"""A client at a glance: the facts needed most, looked up with what is planned, promised, coming and missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from clientdesk.desk import Desk
from clientdesk.desk.near import Near, around
from clientdesk.desk.trading.overview import overview
from clientdesk.dossier.completeness import Standing, open_questions, standing
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.other import Other as FirmOther
from clientdesk.dossier.fields import SENSITIVE, Field
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import CONTACT, ENTERPRISE, PERSON
from clientdesk.dossier.occasions import Occasion, occasions
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.other import Other as PersonOther
from clientdesk.dossier.record import Record
from clientdesk.dossier.sales.deal import Deal
from clientdesk.dossier.shortening import shortened
from clientdesk.dossier.values import Address, Ages, Link
from clientdesk.dossier.work.task import OPEN, Task
from clientdesk.exchange.profiles import Disclosure
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.opened import Opened

AHEAD = 60
"""Days of which the occasions are told."""
_CONTACTS, _QUESTIONS = 3, 3
_LONGEST = 160
"""Letters of a note that are told; the sheet tells all of it."""
_FACTS: dict[str, tuple[tuple[Field[Any], ...], ...]] = {
    PERSON.name: (
        (Basics.mobile,),
        (Basics.office_phone, Basics.home_phone),
        (Basics.email,),
        (Basics.office_address, Basics.home_address),
        (Basics.employer_name,),
        (Basics.position,),
        (Basics.birth_date, Basics.birth_lunar),
        (Basics.pref_channel,),
        (Basics.best_time,),
        (Header.owner_id,),
        (PersonOther.notes,),
    ),
    ENTERPRISE.name: (
        (Firm.phone,),
        (Firm.hotline,),
        (Firm.email,),
        (Firm.address,),
        (Firm.website,),
        (Firm.reg_no,),
        (Firm.industry,),
        (Firm.trading_since, Firm.founded),
        (Header.owner_id,),
        (FirmOther.notes,),
    ),
}
"""Of each line the first that is filled."""


@dataclass(frozen=True)
class Fact:
    """A line: what it is, what it says, what is copied, whether it is to be covered, whose file it leads to."""

    title: str
    text: str
    copied: str
    covered: bool = False
    code: str = ""


@dataclass(frozen=True)
class Glance:
    """All of the summary; `money` is what the client owes; of `occasions` all is told, also what is sensitive."""

    client: int
    badges: tuple[str, ...]
    facts: tuple[Fact, ...]
    money: tuple[Fact, ...]
    people: tuple[Near, ...]
    tasks: tuple[Record, ...]
    promises: tuple[Record, ...]
    contacts: tuple[Record, ...]
    occasions: tuple[Occasion, ...]
    deals: tuple[Deal, ...]
    standing: Standing
    questions: tuple[Field[Any], ...]


def look_up(desk: Desk, opened: Opened, words: Catalogue, *, reader: Disclosure) -> Glance:
    """What the summary of a client tells; of those around, what this reader may see."""
    client = opened.record
    work = desk.work.of(client.code)
    tasks = [record for record in work if record.kind.name != CONTACT.name and record[Task.state] in (None, *OPEN)]
    tasks.sort(key=lambda task: (task[Task.due] is None, task[Task.due], task.id))
    how_far = standing(client, opened.answers, customs=desk.customs)
    return Glance(
        client=client.id,
        badges=tuple(_badges(client, words)),
        facts=tuple(_facts(opened, words)),
        money=tuple(_money(desk, client, words)),
        people=around(desk, client, words, reader),
        tasks=tuple(task for task in tasks if task[Task.promise] is None),
        promises=tuple(task for task in tasks if task[Task.promise] is not None),
        contacts=tuple(record for record in work if record.kind.name == CONTACT.name)[:_CONTACTS],
        occasions=occasions(client, desk.today, days=AHEAD),
        deals=tuple(desk.opportunities.of_client(client.code)),
        standing=how_far,
        questions=open_questions(client, opened.answers, how_far.level, customs=desk.customs)[:_QUESTIONS],
    )


def _badges(client: Record, words: Catalogue) -> Iterator[str]:
    if client[Header.is_sample]:
        yield Header.is_sample.title(words)
    for field in (Header.lifecycle_stage, Header.importance):
        if (value := client[field]) is not None:
            yield words.tr(N_("{field}: {value}"), field=field.title(words), value=field.type.show(value, words))
    if grade := client[Header.abc_class_override]:
        yield words.tr(N_("Class {grade}"), grade=grade.upper())
    if client[Header.is_key_client]:
        yield Header.is_key_client.title(words)
    for tag in client[Header.tags] or ():
        yield f"#{tag}"


def _facts(opened: Opened, words: Catalogue) -> Iterator[Fact]:
    client = opened.record
    for fields in _FACTS.get(client.kind.name, ()):
        field = next((field for field in fields if client[field] is not None), None)
        if field is not None:
            yield _fact(field, opened, words)


def _money(desk: Desk, client: Record, words: Catalogue) -> Iterator[Fact]:
    """What is owed, and how much of it is late; nothing where nothing is owed."""
    seen = overview(desk, client)
    told = [(N_("Owes"), currency, owed) for currency, owed in seen.balances.items() if owed > 0]
    told += [(N_("Overdue"), currency, late) for currency, late in seen.overdue.items() if late > 0]
    for title, currency, amount in told:
        text = f"{amount:,.2f} {currency}"
        yield Fact(words.tr(title), text, text)


def _with_age(day: str, ages: Ages, words: Catalogue) -> str:
    if ages.low == ages.high:
        return words.ntr("{day} ({n} year old)", "{day} ({n} years old)", ages.low, day=day)
    return words.tr(N_("{day} ({low} or {high} years old)"), day=day, low=ages.low, high=ages.high)


def _fact(field: Field[Any], opened: Opened, words: Catalogue) -> Fact:
    value: Any = opened.record[field]
    text = field.type.show(value, words)
    copied = text.replace("\n", " ") if isinstance(value, Address) else text
    text = shortened(text, _LONGEST)
    code = (value.target or "") if isinstance(value, Link) else ""
    if field is Basics.birth_date and (ages := opened.record.value(Basics.age, opened.around)):
        text = _with_age(text, ages, words)
    if field is Basics.employer_name and (employer := opened.record[Basics.employer_id]):
        code = employer.target or ""
    return Fact(field.title(words), text, copied, field.sensitivity is SENSITIVE, code)
