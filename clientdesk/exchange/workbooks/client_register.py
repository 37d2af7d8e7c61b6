"""The client register: one row for each client, its columns declared once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

from clientdesk.dossier.enterprise import basics as firm
from clientdesk.dossier.enterprise import other as firm_other
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.enterprise.trading import Trading
from clientdesk.dossier.fields import Field, Kind
from clientdesk.dossier.header import Header
from clientdesk.dossier.person import other
from clientdesk.dossier.person.basics import Basics, MoreAddress
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import ADDRESS, DATE, MONEY, Cell
from clientdesk.dossier.values import Address
from clientdesk.exchange.profiles import Disclosure, Profile, Sight, masked
from clientdesk.exchange.workbooks.cells import TEXT, WHOLE
from clientdesk.exchange.workbooks.ledger import Book, Imprint, SheetColumn, Words
from clientdesk.i18n import N_, Catalogue, catalogue

_REMARK = 200
_FIXED = 3
TITLE = Words("客户台账", "客戶台帳", "Client register")


@dataclass(frozen=True)
class Entry:
    """A client on its row."""

    number: int
    record: Record
    words: Catalogue
    disclosure: Disclosure


@dataclass(frozen=True)
class Source:
    """Where a value comes from: a field, or a column of the row that stands for a group."""

    field: Field[Any]
    column: Field[Any] | None = None

    def sight(self, disclosure: Disclosure) -> Sight:
        """What the reader of the register sees of it."""
        return disclosure.sight_in(self.field, self.column) if self.column else disclosure.sight(self.field)

    def read(self, entry: Entry) -> tuple[Field[Any], Any] | None:
        """The field or column that holds the value, and the value; None where the client has none."""
        if entry.record.kind.by_key.get(self.field.key) is not self.field:
            return None
        held = entry.record[self.field]
        holder = self.field
        if self.column:
            row = main_row(entry.record.rows(self.field))
            holder, held = self.column, row[self.column] if row else None
        return None if held is None else (holder, held)


def main_row(rows: Sequence[Row]) -> Row | None:
    """The row marked as the main one, else the first."""
    return next((row for row in rows if row[OrgPerson.is_main]), rows[0] if rows else None)


@dataclass(frozen=True)
class First:
    """The first of several sources that is filled and may be seen; with `longest`, on one line and cut to it."""

    sources: tuple[Source, ...]
    longest: int = 0

    def __call__(self, entry: Entry) -> Cell | None:
        for source in self.sources:
            sight = source.sight(entry.disclosure)
            if sight is not Sight.ABSENT and (found := source.read(entry)):
                field, value = found
                shown = masked(field, value) if sight is Sight.MASKED else _shown(field, value, entry.words)
                return " ".join(str(shown).split())[: self.longest] if self.longest else shown
        return None


def _shown(field: Field[Any], value: Any, words: Catalogue) -> Cell:
    """Numbers and dates as such, all else in words."""
    cell = field.type.cell(value, words)
    return field.type.show(value, words) if isinstance(cell, str) else cell


def first(*sources: Source | Field[Any], longest: int = 0) -> First:
    """The first that is filled; a field stands for itself."""
    return First(tuple(each if isinstance(each, Source) else Source(each) for each in sources), longest)


def contact(column: Field[Any]) -> Source:
    """What is known of the main contact of an enterprise."""
    return Source(firm.Basics.org_people, column)


_ADDRESSES = (Basics.addresses, Basics.home_address, Basics.office_address, firm.Basics.address)


def mailing_address(entry: Entry) -> Address | None:
    """The address marked for mailing, else the home's, the office's or the firm's, as far as it may be seen."""
    seen = [field for field in _ADDRESSES if entry.disclosure.sight(field) is Sight.SHOWN]
    for row in entry.record.rows(Basics.addresses) if Basics.addresses in seen else ():
        if row[MoreAddress.is_mailing]:
            return Address(**{part.key: row[part] or "" for part in _PARTS})
    own = (Source(field).read(entry) for field in seen[1:])
    return next((found[1] for found in own if found), None)


_PARTS: tuple[Field[str], ...] = (
    MoreAddress.country,
    MoreAddress.province,
    MoreAddress.city,
    MoreAddress.district,
    MoreAddress.street,
    MoreAddress.postcode,
    MoreAddress.recipient,
)


def _address(entry: Entry) -> str | None:
    found = mailing_address(entry)
    bare = replace(found, postcode="") if found else None
    return ADDRESS.show(bare, entry.words) if bare else None


def _postcode(entry: Entry) -> str | None:
    found = mailing_address(entry)
    return found.postcode or None if found else None


def _filed_on(entry: Entry) -> date | None:
    created = entry.record.stamps.created
    return datetime.fromisoformat(created).astimezone().date() if created else None


@dataclass(frozen=True)
class Column:
    """A column of the register: heading, where its value comes from, format, width in characters."""

    heading: Words
    value: Callable[[Entry], Cell | None]
    width: float
    format: str = TEXT
    wrap: bool = False
    counted: bool = False

    def applies(self, kinds: Sequence[Kind], disclosure: Disclosure) -> bool:
        """Whether any of these kinds has a source for it that may be seen."""
        if not isinstance(self.value, First):
            return True
        seen = (source.field for source in self.value.sources if source.sight(disclosure) is not Sight.ABSENT)
        return any(kind.by_key.get(field.key) is field for field in seen for kind in kinds)


COLUMNS = (
    Column(Words("序号", "序號", "No."), lambda entry: entry.number, 6, WHOLE),
    Column(Words("客户编号", "客戶編號", "Client code"), lambda entry: entry.record.code, 12),
    Column(Words("客户名称", "客戶名稱", "Client"), lambda entry: entry.record.name, 28, wrap=True, counted=True),
    Column(Words("简称", "簡稱", "Short name"), first(Heading.short_name), 14),
    Column(Words("类型", "類型", "Kind"), lambda entry: entry.record.kind.title_in(entry.words), 10),
    Column(Words("阶段", "階段", "Stage"), first(Header.lifecycle_stage), 14, wrap=True),
    Column(Words("ABC", "ABC", "ABC"), first(Header.abc_class_override), 6),
    Column(Words("重要程度", "重要程度", "Importance"), first(Header.importance), 10),
    Column(Words("行业", "行業", "Industry"), first(firm.Basics.industry), 18, wrap=True),
    Column(
        Words("统一社会信用代码/税号", "統一社會信用代碼/稅號", "Registration / tax no."),
        first(firm.Basics.reg_no, Source(firm.Basics.invoice_titles, firm.InvoiceTitle.tax_no)),
        22,
    ),
    Column(Words("联系人", "聯絡人", "Contact"), first(contact(OrgPerson.name)), 12),
    Column(
        Words("电话", "電話", "Telephone"),
        first(firm.Basics.phone, Basics.office_phone, contact(OrgPerson.phone), Basics.home_phone),
        17,
    ),
    Column(Words("手机", "手機", "Mobile"), first(Basics.mobile, contact(OrgPerson.mobile)), 17),
    Column(
        Words("邮箱", "電子郵件", "E-mail"),
        first(Basics.email, firm.Basics.email, contact(OrgPerson.email)),
        26,
    ),
    Column(Words("地址", "地址", "Address"), _address, 36, wrap=True),
    Column(Words("邮编", "郵遞區號", "Post code"), _postcode, 10),
    Column(Words("负责人", "負責人", "Owner"), first(Header.owner_id), 12),
    Column(Words("来源", "來源", "Source"), first(Header.lead_source), 18, wrap=True),
    Column(Words("建档日期", "建檔日期", "Filed on"), _filed_on, 12, DATE.cell_format),
    Column(Words("信用额度", "信用額度", "Credit limit"), first(Trading.credit_limit), 16, MONEY.cell_format),
    Column(Words("付款条件", "付款條件", "Terms"), first(Trading.payment_terms), 16, wrap=True),
    Column(
        Words("备注", "備註", "Remarks"),
        first(other.Other.notes, firm_other.Other.notes, longest=_REMARK),
        36,
        wrap=True,
    ),
)


def write_register(
    records: Iterable[Record],
    *,
    kinds: Sequence[Kind],
    headings: str,
    language: str,
    profile: Profile,
    printed_by: str,
    now: datetime,
    company: str,
    scope: str,
    out: BinaryIO,
) -> None:
    """Write the register; see `workbooks.register`."""
    words, disclosure = catalogue(language), Disclosure(profile)
    imprint = Imprint(language, headings, printed_by, now, company, scope)
    columns = [column for column in COLUMNS if column.applies(kinds, disclosure)]
    book = Book(imprint, words)
    title = imprint.text(TITLE)
    sheet = book.ledger(title, [_on_sheet(column, imprint) for column in columns], name=title, fixed=_FIXED)
    limits, withheld = Decimal(0), list[str]()
    for record in records:
        if disclosure.withholds(record):
            withheld.append(record.code)
            continue
        entry = Entry(sheet.count + 1, record, words, disclosure)
        sheet.add(column.value(entry) for column in columns)
        limits += record[Trading.credit_limit] or 0
    sheet.close()
    _write_info(book, sheet.count, limits, withheld, columns=columns, profile=profile)
    book.save(out)


def _on_sheet(column: Column, imprint: Imprint) -> SheetColumn:
    heading = imprint.text(column.heading, joint="\n") if column.heading.zh != column.heading.en else column.heading.en
    return SheetColumn(heading, column.width, column.format, column.wrap, column.counted)


def _write_info(
    book: Book, count: int, limits: Decimal, withheld: Sequence[str], *, columns: Sequence[Column], profile: Profile
) -> None:
    words, imprint = book.words, book.imprint
    facts: list[tuple[str, Cell]] = [
        (words.tr(N_("Ledger")), imprint.text(TITLE)),
        (words.tr(N_("Company and scope")), imprint.about()),
        (words.tr(N_("Made")), imprint.printed(words)),
        (words.tr(N_("Profile")), profile.value),
        (words.tr(N_("Rows")), count),
        (words.tr(N_("Checksum: sum of the credit limits")), limits),
        (words.tr(N_("Clients left out")), len(withheld)),
    ]
    reason = words.tr(N_("Marked never to be printed or exported"))
    lists = [
        (words.tr(N_("Columns")), [(imprint.text(column.heading), _definition(column, words)) for column in columns]),
        (words.tr(N_("Left out")), [(code, reason) for code in withheld]),
    ]
    book.info(facts, [(heading, rows) for heading, rows in lists if rows])


def _definition(column: Column, words: Catalogue) -> str:
    """What a column holds, in the words of the form."""
    if not isinstance(column.value, First):
        return ""
    titles = [(source.column or source.field).title(words) for source in column.value.sources]
    return " / ".join(dict.fromkeys(titles))
