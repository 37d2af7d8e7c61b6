"""The desk: one open client file and everything a user can do with it."""

import getpass
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from clientdesk.desk.clock import clock
from clientdesk.desk.subjects import Subjects
from clientdesk.dossier.fields import CLIENT, Kind
from clientdesk.dossier.homelands import CHINA, day_order
from clientdesk.dossier.house.company import Company
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.kinds import KINDS
from clientdesk.dossier.numbering import CHINESE
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.texts import clean_line
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Reading
from clientdesk.dossier.types.texts import SHORT
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_, Sentence, catalogue
from clientdesk.paths import inside_checkout
from clientdesk.store.file import Store
from clientdesk.store.numbering import choose_style

CURRENCY = "CNY"
"""The currency of records that name none, as long as the house does not say in which it keeps its books."""


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


class Desk(Subjects):
    """The facade over one open file. `language` is that of choices read and of relative words; texts for the user are
    translated where they are shown."""

    def __init__(self, store: Store, *, user: str = "", language: str = "en") -> None:
        self.store = store
        self.user = user or login()
        self.language = language
        self.keeps_chinese_customs = False
        """Whether somebody wants to fill in what belongs to Chinese customs wherever the house is."""

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
        numbers: str = CHINESE,
        country: str = CHINA,
    ) -> "Desk":
        """A desk on a new file of a house in a country whose books are kept in a currency; `numbers` says how its
        numbers begin, see `dossier.numbering`. Client files never land inside the program's own source folder."""
        if inside_checkout(path):
            raise UserError(
                N_("A client file is not kept inside the program's own folder; nothing was made."),
                key="inside_program",
                hint=N_("Choose a folder of your own, such as Documents."),
            )
        user = signature(user)
        desk = cls(Store.create(path, password=password, kinds=kinds, clock=clock), user=user, language=language)
        if numbers != CHINESE:
            with desk.store.step(N_("Choose how numbers begin"), by=user) as step:
                choose_style(step, numbers)
        if (currency, country) != (CURRENCY, CHINA):
            house = desk.house.record()
            house[Trade.base_currency] = currency
            house[Company.country] = country
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
        words, currency = catalogue(self.language), self.store.books_currency or CURRENCY
        return Reading(self.today, words, currency, self.home, day_order(self.home))

    @property
    def home(self) -> str:
        """The country of the house (ISO 3166): what numbers and addresses that name none belong to."""
        return self.store.home_country or CHINA

    @property
    def customs(self) -> str:
        """The country (ISO 3166) whose customs dossiers follow."""
        return CHINA if self.keeps_chinese_customs else self.home

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
