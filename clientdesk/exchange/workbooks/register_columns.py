"""The columns of the client register, each declared once: heading, where its value comes from, format, width."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from clientdesk.dossier.enterprise import basics as firm
from clientdesk.dossier.enterprise import other as firm_other
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.enterprise.people import OrgPerson, main_row
from clientdesk.dossier.enterprise.trading import Trading
from clientdesk.dossier.fields import Field, Kind, Surroundings
from clientdesk.dossier.header import Header
from clientdesk.dossier.person import other
from clientdesk.dossier.person.basics import Basics, MoreAddress
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import ADDRESS, DATE, MONEY, Cell
from clientdesk.dossier.values import Address
from clientdesk.exchange.profiles import Disclosure, Sight, masked
from clientdesk.exchange.workbooks.cells import TEXT, WHOLE
from clientdesk.exchange.workbooks.imprint import Words
from clientdesk.exchange.workbooks.ledger import Total
from clientdesk.i18n import N_, Catalogue

_REMARK = 200
Reader = Callable[[Record], Cell | None]


@dataclass(frozen=True)
class View:
    """Who reads the register: in which language, what may be seen, what computed fields may know."""

    words: Catalogue
    disclosure: Disclosure
    around: Surroundings
    currency: str
    """The currency of amounts whose record names none (ISO 4217)."""


@dataclass(frozen=True)
class Source:
    """Where a value comes from: a field, or a column of the row that stands for a group. A field named by its key need
    not be declared yet; the value is there as soon as it is."""

    field: Field[Any] | str
    column: Field[Any] | None = None

    def field_in(self, kind: Kind, disclosure: Disclosure) -> Field[Any] | None:
        """The field, if the kind has it and something of it may be seen."""
        key = self.field if isinstance(self.field, str) else self.field.key
        found = kind.by_key.get(key)
        if found is None or self.field not in (key, found):
            return None
        sight = disclosure.sight_in(found, self.column) if self.column else disclosure.sight(found)
        return None if sight is Sight.ABSENT else found

    def reader(self, kind: Kind, view: View) -> Reader | None:
        """What gives the value of a record of this kind, None where none can be given."""
        field = self.field_in(kind, view.disclosure)
        if field is None:
            return None
        if self.column:
            return _row_reader(
                field, self.column, _shower(self.column, view.disclosure.sight_in(field, self.column), view)
            )
        return _field_reader(field, _shower(field, view.disclosure.sight(field), view), view.around)


def _field_reader(field: Field[Any], show: Callable[[Any], Cell | None], around: Surroundings) -> Reader:
    def stored(record: Record) -> Cell | None:
        value = record[field]
        return None if value is None else show(value)

    def derived(record: Record) -> Cell | None:
        value = record.value(field, around)
        return None if value is None else show(value)

    return stored if field.stored else derived


def _row_reader(group: Field[Any], column: Field[Any], show: Callable[[Any], Cell | None]) -> Reader:
    def read(record: Record) -> Cell | None:
        row = main_row(record.rows(group))
        value = row[column] if row else None
        return None if value is None else show(value)

    return read


def _shower(field: Field[Any], sight: Sight, view: View) -> Callable[[Any], Cell | None]:
    """What makes a cell of a value: numbers and dates as such, all else in words, or what its mask leaves."""
    if sight is Sight.MASKED:
        return lambda value: masked(field, value) or None
    words, made = view.words, field.type
    if made.affinity == "INTEGER" or made.cell_format != TEXT:
        return lambda value: made.cell(value, words)
    if made.name == "choice":
        return cache(lambda code: made.show(code, words))
    return lambda value: made.show(value, words)


@dataclass(frozen=True)
class First:
    """The first of several sources that is filled and may be seen; with `longest`, on one line and cut to it."""

    sources: tuple[Source, ...]
    longest: int = 0

    def reader(self, kind: Kind, view: View) -> Reader | None:
        """What gives the value of a record of this kind, None where none of the sources can."""
        readers = [found for source in self.sources if (found := source.reader(kind, view))]
        longest = self.longest
        if len(readers) == 1 and not longest:
            return readers[0]

        def read(record: Record) -> Cell | None:
            for each in readers:
                if (shown := each(record)) is not None:
                    return " ".join(str(shown).split())[:longest] if longest else shown
            return None

        return read if readers else None

    def needs(self, kind: Kind, disclosure: Disclosure) -> Iterator[Field[Any]]:
        """The fields and columns it reads."""
        for source in self.sources:
            if field := source.field_in(kind, disclosure):
                yield from (field, source.column, OrgPerson.is_main) if source.column else (field,)

    def definition(self, kinds: Sequence[Kind], view: View) -> str:
        """What the column holds, in the words of the form."""
        seen = (
            (source, field)
            for source in self.sources
            for kind in kinds
            if (field := source.field_in(kind, view.disclosure))
        )
        titles = (_titled(field, source.column, view.words) for source, field in seen)
        return " / ".join(dict.fromkeys(titles))


def _titled(field: Field[Any], column: Field[Any] | None, words: Catalogue) -> str:
    return f"{field.title(words)} · {column.title(words)}" if column else field.title(words)


@dataclass(frozen=True)
class Told:
    """What is told of a record by more than one field; `meaning` is a message id."""

    make: Callable[[Kind, View], Reader | None]
    meaning: str
    fields: tuple[Field[Any], ...] = ()

    def reader(self, kind: Kind, view: View) -> Reader | None:
        """What gives the value of a record of this kind, None where none can be given."""
        return self.make(kind, view)

    def needs(self, kind: Kind, disclosure: Disclosure) -> Iterator[Field[Any]]:
        """The fields it reads."""
        del disclosure
        yield kind.title
        yield from (field for field in self.fields if kind.by_key.get(field.key) is field)

    def definition(self, kinds: Sequence[Kind], view: View) -> str:
        """What the column holds."""
        del kinds
        return view.words.tr(self.meaning)


def first(*sources: Source | Field[Any] | str, longest: int = 0) -> First:
    """The first that is filled; a field or its key stands for itself."""
    return First(tuple(each if isinstance(each, Source) else Source(each) for each in sources), longest)


def contact(column: Field[Any]) -> Source:
    """What is known of the main contact of an enterprise."""
    return Source(firm.Basics.org_people, column)


_OWN_ADDRESSES = (Basics.home_address, Basics.office_address, firm.Basics.address)
_ADDRESSES: tuple[Field[Any], ...] = (Basics.addresses, *_OWN_ADDRESSES)
_PARTS: tuple[Field[str], ...] = (
    MoreAddress.country,
    MoreAddress.province,
    MoreAddress.city,
    MoreAddress.district,
    MoreAddress.street,
    MoreAddress.postcode,
    MoreAddress.recipient,
)


def mailing_address(kind: Kind, disclosure: Disclosure) -> Callable[[Record], Address | None] | None:
    """What gives the address marked for mailing, else the home's, the office's or the firm's, as far as they may be
    seen; None where none may."""
    seen = [f for f in _ADDRESSES if kind.by_key.get(f.key) is f and disclosure.sight(f) is Sight.SHOWN]
    own: list[Field[Address]] = [field for field in _OWN_ADDRESSES if field in seen]

    def read(record: Record) -> Address | None:
        for row in record.rows(Basics.addresses) if Basics.addresses in seen else ():
            if row[MoreAddress.is_mailing]:
                return Address(**{part.key: row[part] or "" for part in _PARTS})
        return next((found for field in own if (found := record[field]) is not None), None)

    return read if seen else None


def _address(kind: Kind, view: View) -> Reader | None:
    find = mailing_address(kind, view.disclosure)

    def read(record: Record) -> str | None:
        found = find and find(record)
        bare = Address(**{**vars(found), "postcode": ""}) if found and found.postcode else found
        return ADDRESS.show(bare, view.words) if bare else None

    return read if find else None


def _postcode(kind: Kind, view: View) -> Reader | None:
    find = mailing_address(kind, view.disclosure)

    def read(record: Record) -> str | None:
        found = find and find(record)
        return found.postcode or None if found else None

    return read if find else None


def _filed_on(record: Record) -> date | None:
    created = record.stamps.created
    return datetime.fromisoformat(created).astimezone().date() if created else None


def _kind(kind: Kind, view: View) -> Reader:
    title = kind.title_in(view.words)
    return lambda _record: title


def currency_of(record: Record, view: View) -> str:
    """The currency of a record's amounts."""
    return (record[record.kind.currency] if record.kind.currency else None) or view.currency


def _currency(_kind: Kind, view: View) -> Reader:
    return lambda record: None if record[Trading.credit_limit] is None else currency_of(record, view)


@dataclass(frozen=True)
class Column:
    """A column of the register; `width` is the most, in characters. Columns `by_currency` stand there only when the
    amounts are in more than one."""

    heading: Words
    value: First | Told
    width: float
    format: str = TEXT
    side: str = ""
    total: Total = Total.NONE
    by_currency: bool = False

    def applies(self, kinds: Sequence[Kind], view: View) -> bool:
        """Whether any of these kinds has a source for it that may be seen."""
        return any(self.value.reader(kind, view) for kind in kinds)


COLUMNS = (
    Column(
        Words("序号", "序號", "No."),
        Told(lambda _kind, _view: lambda _record: None, N_("Running number in this list")),
        6,
        WHOLE,
        side="center",
    ),
    Column(
        Words("客户编号", "客戶編號", "Client code"),
        Told(lambda _kind, _view: lambda record: record.code, N_("Code under which the client file is found")),
        12,
    ),
    Column(
        Words("客户名称", "客戶名稱", "Client"),
        Told(lambda _kind, _view: lambda record: record.name, N_("Full name of the person or enterprise")),
        22,
        total=Total.COUNT,
    ),
    Column(Words("简称", "簡稱", "Short name"), first(Heading.short_name), 10),
    Column(Words("类型", "類型", "Kind"), Told(_kind, N_("Person or enterprise")), 10),
    Column(Words("阶段", "階段", "Stage"), first(Header.lifecycle_stage), 10),
    Column(Words("ABC", "ABC", "ABC"), first("abc_class", Header.abc_class_override), 7, side="center"),
    Column(Words("重要程度", "重要程度", "Importance"), first(Header.importance), 10),
    Column(Words("冷热", "冷熱", "Temperature"), first("temperature"), 10),
    Column(Words("行业", "行業", "Industry"), first(firm.Basics.industry), 12),
    Column(
        Words("统一社会信用代码/税号", "統一社會信用代碼/稅號", "Registration / tax no."),
        first(firm.Basics.reg_no, Source(firm.Basics.invoice_titles, firm.InvoiceTitle.tax_no)),
        20,
    ),
    Column(Words("联系人", "聯絡人", "Contact"), first(contact(OrgPerson.name)), 10),
    Column(
        Words("电话", "電話", "Telephone"),
        first(firm.Basics.phone, Basics.office_phone, contact(OrgPerson.phone), Basics.home_phone),
        15,
    ),
    Column(Words("手机", "手機", "Mobile"), first(Basics.mobile, contact(OrgPerson.mobile)), 15),
    Column(
        Words("邮箱", "電子郵件", "E-mail"),
        first(Basics.email, firm.Basics.email, contact(OrgPerson.email)),
        22,
    ),
    Column(
        Words("地址", "地址", "Address"),
        Told(_address, N_("The address marked for mailing, else that of the home, the office or the firm"), _ADDRESSES),
        26,
    ),
    Column(Words("邮编", "郵遞區號", "Post code"), Told(_postcode, N_("Post code of this address"), _ADDRESSES), 9),
    Column(Words("负责人", "負責人", "Owner"), first(Header.owner_id), 9),
    Column(Words("来源", "來源", "Source"), first(Header.lead_source), 12),
    Column(
        Words("建档日期", "建檔日期", "Filed on"),
        Told(lambda _kind, _view: _filed_on, N_("Day on which the client file was made")),
        10,
        DATE.cell_format,
        side="center",
    ),
    Column(
        Words("信用额度", "信用額度", "Credit limit"),
        first(Trading.credit_limit),
        24,
        MONEY.cell_format,
        side="right",
        total=Total.SUM,
    ),
    Column(
        Words("币别", "幣別", "Currency"),
        Told(_currency, N_("Currency of the amounts in this row (ISO 4217)"), (Trading.credit_limit, Trading.currency)),
        6,
        side="center",
        by_currency=True,
    ),
    Column(Words("付款条件", "付款條件", "Terms"), first(Trading.payment_terms), 12),
    Column(
        Words("下次跟进", "下次跟進", "Next action"), first("next_action_date"), 10, DATE.cell_format, side="center"
    ),
    Column(Words("备注", "備註", "Remarks"), first(other.Other.notes, firm_other.Other.notes, longest=_REMARK), 22),
)
"""In the order of the sheet. What belongs to kinds that are not declared yet (orders, receivables) stands nowhere."""
