"""Letters put together from the file: texts with their places filled, tables of accounts, what is noted of each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from clientdesk.desk.letters.given import (
    Composed,
    LeftOut,
    LettersWanted,
    Plan,
    Planned,
    RemindersWanted,
    StatementsWanted,
)
from clientdesk.desk.letters.overdue import Due, Owed, due, sent_before
from clientdesk.desk.letters.reading import because, clients
from clientdesk.desk.letters.texts import REMINDER, refuse_long
from clientdesk.desk.letters.values import Filler
from clientdesk.dossier.header import Header
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.figures import Standing
from clientdesk.dossier.work.contact import Contact
from clientdesk.exchange.mailing.addressed import Recipient
from clientdesk.i18n import N_, Catalogue, catalogue
from clientdesk.progress import Progress
from clientdesk.store.records import client_id

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk
    from clientdesk.exchange.letters.letter import Letter
    from clientdesk.exchange.letters.shipped import Text
    from clientdesk.exchange.letters.tables import Items, Statement

_CONTACT_KINDS = {"birthday": "care", "thanks": "care", REMINDER: "collection"}
_MONEY = {"balance", "overdue", "days_overdue", "due_since", "deadline", "items"}
"""Places for which the accounts have to be looked at."""
NOTHING_OVERDUE = N_("nothing is overdue")
NOT_YET = N_("the first reminder is due from {day} on")
SENT = N_("a reminder of level {level} was sent on {day}; the next one is due from {next} on")
ALL_SENT = N_("a reminder of level {level}, the last one, was sent on {day}")
NO_ACCOUNT = N_("there is nothing to state in this period")


@dataclass
class _Tray:
    """Letters as they are put together."""

    desk: "Desk"
    words: Catalogue

    def __post_init__(self) -> None:
        self.filler = Filler(self.desk, self.words)
        self.planned: list[Planned] = []
        self.left: list[LeftOut] = []
        self.letters: list[Letter] = []
        self.notes: list[Record] = []

    def welcome(self, codes: Sequence[str], progress: Progress) -> Iterator[tuple[Record, Recipient]]:
        """Those who may get a letter, each with the address."""
        for client, to in clients(self.desk, codes, progress):
            if isinstance(to, LeftOut):
                self.left.append(to)
            else:
                yield client, to

    def write(
        self,
        client: Record,
        to: Recipient,
        text: "Text",
        *,
        standings: Sequence[Standing] = (),
        items: "Items | None" = None,
        level: int = 0,
    ) -> None:
        """A letter of a text with its places filled."""
        from clientdesk.exchange.letters.places import fill, lacking, plain

        values = self.filler.values(client, to, standings=standings, items=items)
        subject, *_more = fill(text.subject.strip().replace("\n", " "), values)
        body = tuple(fill(text.body.strip("\n"), values))
        self.put(client, _letter(client, to, subject, body, items=items), level=level, items=items)
        self.planned[-1] = replace(self.planned[-1], lacking=lacking(text.subject, text.body, values=values))
        told = plain(body).replace("{items}", _in_lines(items) if items else "")
        self.notes.append(self._note(client, plain([subject]), told, kind=text.kind, level=level))

    def put(self, client: Record, letter: "Letter", *, level: int = 0, items: "Items | None" = None) -> None:
        """A letter that is printed."""
        amounts = {account.currency: account.to_pay for account in items.accounts} if items else {}
        self.planned.append(Planned(client.code, client.name, level, amounts, lost=not letter.to.address))
        self.letters.append(letter)

    def _note(self, client: Record, subject: str, text: str, *, kind: str, level: int = 0) -> Record:
        note = self.desk.work.contact(client.code, content=text.strip()[:20_000])
        note[Contact.subject] = subject[:200] or None
        note[Contact.channel], note[Contact.direction] = "letter", "out"
        note[Contact.kind] = _CONTACT_KINDS.get(kind, "follow_up")
        note[Contact.reminder_level] = level or None
        return note

    def note_statement(self, client: Record, subject: str, text: str) -> None:
        """What is noted of a statement of account."""
        self.notes.append(self._note(client, subject, text, kind=""))

    def composed(self, title: str, *texts: "Text", tables: bool = True) -> Composed:
        """All of it; `tables`: whether the paper has room for the table of a reminder."""
        from clientdesk.exchange.letters.places import unknown

        found: dict[str, int] = {}
        for text in texts:
            for name, count in unknown(text.subject, text.body, tables=tables and text.kind == REMINDER).items():
                found[name] = found.get(name, 0) + count
        plan = Plan(tuple(self.planned), tuple(self.left), found)
        return Composed(plan, tuple(self.letters), tuple(self.notes), title)


def _letter(client: Record, to: Recipient, subject: Any, body: Any, **tables: Any) -> "Letter":
    from clientdesk.exchange.letters.letter import Letter

    owner = client[Header.owner_id]
    return Letter(client.name, to, subject, body, owner.name if owner else "", sample=to.sample, **tables)


def _in_lines(items: "Items") -> str:
    from clientdesk.exchange.letters.tables import money

    return "\n".join(
        f"{row.item.posting.code}  {row.due.isoformat()}  {money(row.amount, account.currency)}"
        for account in items.accounts
        for row in account.rows
    )


# Letters


def compose_letters(desk: "Desk", wanted: LettersWanted, progress: Progress) -> Composed:
    """The same text to each client."""
    from clientdesk.exchange.letters.document import LETTER
    from clientdesk.exchange.letters.places import used

    refuse_long(wanted.text)
    tray = _Tray(desk, catalogue(wanted.language))
    reminds = wanted.text.kind == REMINDER
    asks = reminds or used(wanted.text.subject, wanted.text.body) & _MONEY
    owed = Owed.on(desk, wanted.codes) if asks else Owed(desk.today, {}, {})
    for client, to in tray.welcome(wanted.codes, progress):
        items = owed.items(client.code)
        if reminds and not items.accounts:
            tray.left.append(because(client, NOTHING_OVERDUE))
        else:
            level = wanted.text.level if reminds else 0
            tray.write(client, to, wanted.text, standings=owed.of(client.code), items=items, level=level)
    return tray.composed(N_("Letters"), wanted.text, tables=wanted.form == LETTER)


# Statements


def compose_statements(desk: "Desk", wanted: StatementsWanted, progress: Progress) -> Composed:
    """The account of each client; every figure is that of trading."""
    words, until = catalogue(wanted.language), min(wanted.until, desk.today)
    tray = _Tray(desk, words)
    stated = _stated(desk, wanted, until)
    subject = _statement_title(wanted.since, until, words)
    for client, to in tray.welcome(wanted.codes, progress):
        statement = stated.get(client.code)
        if statement is None:
            tray.left.append(because(client, NO_ACCOUNT))
            continue
        told = words.tr(N_("Please find below the state of your account with us."))
        values = tray.filler.values(client, to)
        body = (_line(values["salutation"]), (), _line(told), ())
        tray.put(client, _letter(client, to, _line(subject), body, statement=statement))
        tray.note_statement(client, subject, _closings(statement))
    return tray.composed(N_("Account statements"))


def _line(text: str) -> Any:
    from clientdesk.exchange.letters.places import Piece

    return (Piece(text),)


def _statement_title(since: date | None, until: date, words: Catalogue) -> str:
    if since is None:
        return words.tr(N_("Statement of account until {until}"), until=until.isoformat())
    period = {"since": since.isoformat(), "until": until.isoformat()}
    return words.tr(N_("Statement of account {since} – {until}"), **period)


def _stated(desk: "Desk", wanted: StatementsWanted, until: date) -> "dict[str, Statement]":
    """{client: statement} of those who have an account in the period."""
    from clientdesk.exchange.letters.tables import AccountPart, Statement

    trading, codes = desk.trading, wanted.codes
    records = (
        trading.of_client(codes[0]) if len(codes) == 1 else list(trading.documents(until=until, clients=set(codes)))
    )
    standings = {(each.client, each.currency): each for each in trading.standings_of(records, until)}
    found: dict[str, list[AccountPart]] = {}
    for account in trading.accounts_of(records, since=wanted.since or date.min, until=until):
        standing = standings[account.client, account.currency]
        ages = trading.ages_of([standing], until)
        part = AccountPart(account, standing, ages[0] if ages else None)
        found.setdefault(account.client, []).append(part)
    return {code: Statement(wanted.since, until, tuple(parts)) for code, parts in found.items()}


def _closings(statement: "Statement") -> str:
    from clientdesk.exchange.letters.tables import money

    return "\n".join(money(part.account.closing, part.account.currency) for part in statement.parts)


# Reminders


def compose_reminders(desk: "Desk", wanted: RemindersWanted, progress: Progress) -> Composed:
    """A reminder to each client of whom enough is overdue for one."""
    tray, house = _Tray(desk, catalogue(wanted.language)), desk.house.record()
    owed = Owed.on(desk, wanted.codes or None)
    sent, texts = sent_before(desk), dict[tuple[int, bool], "Text"]()
    codes = wanted.codes or _overdue_clients(desk, owed)
    for client, to in tray.welcome(codes, progress):
        items = owed.items(client.code)
        if not items.accounts:
            tray.left.append(because(client, NOTHING_OVERDUE))
            continue
        found = due(items, sent.get(client.code, ()), house)
        level = wanted.level or found.level
        if not level:
            tray.left.append(_waits(client, found))
            continue
        key = level, found.sent > 0
        text = texts.setdefault(key, desk.letters.texts.reminder(level, wanted.language, sent=found.sent))
        tray.write(client, to, text, standings=owed.of(client.code), items=items, level=level)
    return tray.composed(N_("Payment reminders"), *texts.values())


def _overdue_clients(desk: "Desk", owed: Owed) -> tuple[str, ...]:
    """The codes of all of whom something is overdue; accounts without a file have no address and are passed over."""
    overdue = [code for code in sorted(owed.accounts) if owed.items(code).accounts]
    with desk.store.reading() as connection:
        return tuple(code for code in overdue if client_id(connection, code))


def _waits(client: Record, found: Due) -> LeftOut:
    following = found.comes.isoformat() if found.comes else ""
    if not found.sent or found.sent_on is None:
        return because(client, NOT_YET, day=following)
    if not following:
        return because(client, ALL_SENT, level=found.sent, day=found.sent_on.isoformat())
    return because(client, SENT, level=found.sent, day=found.sent_on.isoformat(), next=following)


COMPOSE: Mapping[type, Callable[["Desk", Any, Progress], Composed]] = {
    LettersWanted: compose_letters,
    StatementsWanted: compose_statements,
    RemindersWanted: compose_reminders,
}
"""How each kind of wish is put together."""
