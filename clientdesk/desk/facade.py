"""The desk: one open client file and everything a user can do with it."""

import getpass
import os
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from clientdesk.desk.answers import Answers
from clientdesk.desk.attachments import Attachments
from clientdesk.desk.bulk import Bulk
from clientdesk.desk.cards import Cards
from clientdesk.desk.clients import Clients
from clientdesk.desk.credit import Credit
from clientdesk.desk.credit_memo import CreditMemo
from clientdesk.desk.disclosures import Disclosures
from clientdesk.desk.doubles.subject import Doubles
from clientdesk.desk.drafts import Drafts
from clientdesk.desk.house import HouseRules
from clientdesk.desk.importing.importing import Importing
from clientdesk.desk.keeping import Keeping
from clientdesk.desk.ledgers import Ledgers
from clientdesk.desk.letters import Letters
from clientdesk.desk.mailing.mailing import Mailing
from clientdesk.desk.morning import Morning
from clientdesk.desk.my_day import MyDay
from clientdesk.desk.outgoing import Outgoing
from clientdesk.desk.own_fields import OwnFields
from clientdesk.desk.past import Past
from clientdesk.desk.quality.quality import Quality
from clientdesk.desk.querying import Querying
from clientdesk.desk.relations import Relations
from clientdesk.desk.reminders import Reminders
from clientdesk.desk.sample import Sample
from clientdesk.desk.searching import Searching
from clientdesk.desk.statement_books import StatementBooks
from clientdesk.desk.statements import Statements
from clientdesk.desk.tags import Tags
from clientdesk.desk.trading import Trading
from clientdesk.desk.views import SavedViews
from clientdesk.desk.work import Work
from clientdesk.dossier.fields import CLIENT, Kind
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.kinds import KINDS
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.texts import clean_line
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Reading
from clientdesk.dossier.types.texts import SHORT
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_, Sentence, catalogue
from clientdesk.paths import inside_checkout
from clientdesk.store.file import Store

CURRENCY = "CNY"
"""The currency of records that name none, as long as the house does not say in which it keeps its books."""


def clock() -> datetime:
    """The present moment; `CLIENTDESK_NOW` (ISO) sets it for tests and demonstrations."""
    told = os.environ.get("CLIENTDESK_NOW")
    if not told:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(told)
        if not 1 < moment.year < 9999:
            raise ValueError
    except ValueError:
        raise UserError(
            N_("CLIENTDESK_NOW is not a moment of the form 2024-03-05T14:03:00+00:00."),
            code=ExitCode.USAGE,
            key="clock",
        ) from None
    return moment if moment.tzinfo else moment.astimezone()


def login() -> str:
    """The name under which steps are written unless the user chose another."""
    try:
        return clean_line(getpass.getuser(), SHORT) or "user"
    except (OSError, KeyError, Unreadable):
        return "user"


def signature(user: str) -> str:
    """The name under which steps are written: the one given, or the login."""
    try:
        return clean_line(user, SHORT) or login()
    except Unreadable as problem:
        raise UserError(
            N_("The name of the user cannot be kept: {reason}"),
            code=ExitCode.USAGE,
            key="user",
            reason=Sentence(problem.reason, problem.values),
        ) from None


class Desk:
    """The facade over one open file. `language` is that of choices read and of relative words; texts for the user are
    translated where they are shown."""

    def __init__(self, store: Store, *, user: str = "", language: str = "en") -> None:
        self.store = store
        self.user = user or login()
        self.language = language

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        password: str | None = None,
        user: str = "",
        language: str = "en",
        kinds: tuple[Kind, ...] = KINDS,
        currency: str = CURRENCY,
    ) -> "Desk":
        """A desk on a new file whose books are kept in a currency. Client files never land inside the program's own
        source folder."""
        if inside_checkout(path):
            raise UserError(
                N_("A client file is not kept inside the program's own folder; nothing was made."),
                key="inside_program",
                hint=N_("Choose a folder of your own, such as Documents."),
            )
        user = signature(user)
        desk = cls(Store.create(path, password=password, kinds=kinds, clock=clock), user=user, language=language)
        if currency != CURRENCY:
            house = desk.house.record()
            house[Trade.base_currency] = currency
            desk.house.save(house)
        return desk

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        password: str | None = None,
        user: str = "",
        language: str = "en",
        kinds: tuple[Kind, ...] = KINDS,
        read_only: bool = False,
    ) -> "Desk":
        """A desk on an existing file."""
        user = signature(user)
        store = Store.open(path, password=password, kinds=kinds, clock=clock, read_only=read_only)
        return cls(store, user=user, language=language)

    def close(self) -> None:
        """Let the file go; it is complete by itself afterwards."""
        if "attachments" in self.__dict__:
            self.attachments.close()
        self.store.close()

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def now(self) -> datetime:
        """The present moment by the desk's clock, aware."""
        return self.store.clock()

    @property
    def today(self) -> date:
        """The present local day."""
        return self.now.astimezone().date()

    @property
    def reading(self) -> Reading:
        """What reading depends on besides the text; amounts that name no currency are in that of the books."""
        return Reading(self.today, catalogue(self.language), self.store.books_currency or CURRENCY)

    def reading_for(self, record: Record) -> Reading:
        """The same for the values of a record: its own currency, where it has one."""
        own = record[record.kind.currency] if record.kind.currency else None
        return replace(self.reading, currency=own) if own else self.reading

    def kind(self, name: str) -> Kind:
        """The kind of this name, with the file's own fields."""
        kind = self.store.schema.kinds.get(name)
        if kind is None:
            known = ", ".join(self.store.schema.kinds)
            raise UserError(
                N_("There is no kind {kind}; the kinds are {known}."), key="kind", kind=name[:40], known=known
            )
        return kind

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """All kinds, with the file's own fields."""
        return tuple(self.store.schema.kinds.values())

    @property
    def client_kinds(self) -> tuple[Kind, ...]:
        """The kinds that are clients: what is listed, counted, found, registered."""
        return tuple(kind for kind in self.kinds if kind.role is CLIENT)

    def client_kind(self, name: str) -> Kind:
        """The kind of clients of this name."""
        kind = self.kind(name)
        if kind.role is not CLIENT:
            raise UserError(N_("{kind} is no kind of client."), key="kind", kind=kind.name)
        return kind

    @cached_property
    def clients(self) -> Clients:
        """Making, reading, saving, throwing away, listing."""
        return Clients(self)

    @cached_property
    def bulk(self) -> Bulk:
        """The same change to many clients."""
        return Bulk(self)

    @cached_property
    def searching(self) -> Searching:
        """Finding by any piece of text."""
        return Searching(self)

    @cached_property
    def querying(self) -> Querying:
        """Asking for clients by conditions."""
        return Querying(self)

    @cached_property
    def views(self) -> SavedViews:
        """Questions kept under a name."""
        return SavedViews(self)

    @cached_property
    def past(self) -> Past:
        """Undo, redo, history, as of a day."""
        return Past(self)

    @cached_property
    def own_fields(self) -> OwnFields:
        """The user's own fields."""
        return OwnFields(self)

    @cached_property
    def drafts(self) -> Drafts:
        """What was typed but cannot be stored yet."""
        return Drafts(self)

    @cached_property
    def answers(self) -> Answers:
        """Not known, not applicable, ask next time."""
        return Answers(self)

    @cached_property
    def attachments(self) -> Attachments:
        """Photos and files."""
        return Attachments(self)

    @cached_property
    def cards(self) -> Cards:
        """Printed cards."""
        return Cards(self)

    @cached_property
    def house(self) -> HouseRules:
        """Our company, and what it wants to stand on its cards."""
        return HouseRules(self)

    @cached_property
    def mailing(self) -> Mailing:
        """Labels and envelopes."""
        return Mailing(self)

    @cached_property
    def disclosures(self) -> Disclosures:
        """The record of sensitive values given out."""
        return Disclosures(self)

    @cached_property
    def ledgers(self) -> Ledgers:
        """Workbooks."""
        return Ledgers(self)

    @cached_property
    def letters(self) -> Letters:
        """Letters, statements of account, reminders of payments."""
        return Letters(self)

    @cached_property
    def importing(self) -> Importing:
        """Clients out of files of others."""
        return Importing(self)

    @cached_property
    def outgoing(self) -> Outgoing:
        """What leaves the house for other programs."""
        return Outgoing(self)

    @cached_property
    def doubles(self) -> Doubles:
        """Files of the same client: found, told apart, merged."""
        return Doubles(self)

    @cached_property
    def work(self) -> Work:
        """Tasks and contact records."""
        return Work(self)

    @cached_property
    def credit(self) -> Credit:
        """Evaluations of clients, and the limits granted upon them."""
        return Credit(self)

    @cached_property
    def credit_memo(self) -> CreditMemo:
        """What the credit file gives out."""
        return CreditMemo(self)

    @cached_property
    def statements(self) -> Statements:
        """Financial statements and their ratios."""
        return Statements(self)

    @cached_property
    def statement_books(self) -> StatementBooks:
        """Statements out of workbooks."""
        return StatementBooks(self)

    @cached_property
    def quality(self) -> Quality:
        """What is wrong, missing or old in the file."""
        return Quality(self)

    @cached_property
    def trading(self) -> Trading:
        """Products, documents, and what is owed."""
        return Trading(self)

    @cached_property
    def tags(self) -> Tags:
        """Tags and whose they are."""
        return Tags(self)

    @cached_property
    def sample(self) -> Sample:
        """The sample clients."""
        return Sample(self)

    @cached_property
    def morning(self) -> Morning:
        """What the day asks for."""
        return Morning(self)

    @cached_property
    def my_day(self) -> MyDay:
        """The day on paper."""
        return MyDay(self)

    @cached_property
    def relations(self) -> Relations:
        """Who is near a client, as a graph."""
        return Relations(self)

    @cached_property
    def reminders(self) -> Reminders:
        """What is to be remembered now."""
        return Reminders(self)

    @cached_property
    def keeping(self) -> Keeping:
        """Checks, backups, passwords, the dump."""
        return Keeping(self)
