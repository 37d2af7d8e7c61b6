"""Profiles of files for accounting packages: which columns, under which headings, out of which of our figures.

The packages change their templates with their editions, so a profile can be copied and edited. Column orders and fixed
values are those that public importers and exporters of these packages use; the user compares them with the template of
the own edition.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from decimal import Decimal
from typing import Any

from clientdesk.errors import UserError
from clientdesk.i18n import N_

VOUCHERS, SALES, CLIENTS = "vouchers", "sales", "clients"
ROWS: Mapping[str, tuple[str, ...]] = {
    VOUCHERS: (
        "date", "year", "period", "word", "number", "papers", "summary", "account", "account_name", "debit", "credit",
        "currency", "currency_name", "original", "rate", "maker", "client", "client_name", "item", "entry", "serial",
        "document", "quantity", "price",
    ),
    SALES: (
        "date", "due", "number", "invoice", "reference", "client", "client_name", "email", "address", "city",
        "postcode", "country", "line", "article", "product", "model", "unit", "quantity", "price", "discount",
        "discount_percent", "net", "tax_rate", "tax_name", "tax", "total", "currency", "terms", "salesperson",
        "summary", "remark",
    ),
    CLIENTS: (
        "client", "client_name", "short", "tax_no", "contact", "phone", "mobile", "email", "address", "postcode",
        "terms", "limit", "currency", "salesperson",
    ),
}  # fmt: skip
"""What a column may hold, by what the rows are: entries of vouchers, lines of sales, clients."""
FORMS = ("xlsx", "csv", "txt")
PRICES, NET_PRICES, REDUCED_PRICES = "prices", "net", "reduced"
"""The setting that says how all prices of a file are: without tax, or without tax and with the discount taken off; else
as each document has them."""

RED, APART = "red", "apart"
"""The setting that says where red bills go: into a file of credit notes (`credit_notes`), else among the others."""
NO_TAX = "none"
"""Stands for no rate of tax among the settings that name rates ("20%": what the package calls it)."""


@dataclass(frozen=True)
class Target:
    """A column of the file: its heading, and one of `ROWS` or (with `constant`) what always stands there. `date` is a
    form such as %d/%m/%Y, `needed` says that it may not be empty, `longest` cuts a text."""

    heading: str
    value: str = ""
    constant: str = ""
    date: str = "%Y-%m-%d"
    needed: bool = False
    longest: int = 0


@dataclass(frozen=True)
class Profile:
    """A kind of file: what its rows are, its form, its columns. `title` is a message id in those that come with the
    program. `before` are lines above the headings; `headings` says whether there are any; `most` is how many documents
    go into one file, `most_rows` how many lines, 0: all; what is more goes into further files. `settings` say how the
    package names currencies and rates of tax, how prices are (`PRICES`), and where red bills go (`RED`)."""

    name: str
    rows: str
    form: str
    columns: tuple[Target, ...]
    title: str = ""
    encoding: str = "utf-8-sig"
    sheet: str = "Sheet1"
    before: tuple[str, ...] = ()
    headings: bool = True
    most: int = 0
    most_rows: int = 0
    settings: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """As it is kept and edited."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def percent(rate: Decimal | None) -> str:
    """A rate of tax as settings name it: "20%", or `NO_TAX`."""
    return NO_TAX if rate is None else f"{(rate * 100).normalize():f}%"


def tax_name(rate: Decimal | None, profile: Profile) -> str:
    """What the package calls a rate of tax; a rate of which the profile knows no name is told in per cent."""
    known = percent(rate)
    return profile.settings.get(known, "" if known == NO_TAX else known)


def tax_names(profile: Profile) -> dict[str, str]:
    """{rate: its name} of the rates that the profile names."""
    return {key: name for key, name in profile.settings.items() if key == NO_TAX or key.endswith("%")}


def credit_notes(profile: Profile) -> Profile:
    """The same file for credit notes."""
    columns = (replace(each, heading=each.heading.replace("Invoice", "CreditNote")) for each in profile.columns)
    return replace(profile, columns=tuple(columns))


def read_profile(text: str) -> Profile:
    """A profile out of its JSON. Raises `UserError` that names what is wrong."""
    try:
        told = json.loads(text)
        columns = tuple(Target(**column) for column in told.pop("columns"))
        made = Profile(columns=columns, before=tuple(told.pop("before", ())), **told)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
        raise _refused(N_("This is no profile: {reason}"), reason=str(problem)[:120]) from None
    _refuse_misshapen(made)
    _refuse_unknown(made)
    return made


def _refuse_misshapen(profile: Profile) -> None:
    """A value of another kind than it must be would only be noticed when a file is written."""
    texts: list[Any] = [profile.name, profile.title, profile.encoding, profile.sheet, *profile.before]
    texts += [part for each in profile.columns for part in (each.heading, each.value, each.constant, each.date)]
    counts: list[Any] = [profile.most, profile.most_rows, *(column.longest for column in profile.columns)]
    shapes: tuple[tuple[Any, type], ...] = ((profile.settings, dict), (profile.headings, bool))
    texts += profile.settings.values() if isinstance(profile.settings, dict) else []
    wrong: list[Any] = [each for each in texts if not isinstance(each, str)]
    wrong += [each for each in counts if type(each) is not int]
    wrong += [each for each, kind in shapes if not isinstance(each, kind)]
    if not profile.name or not profile.columns or not 0 < len(profile.sheet) <= _SHEET or set(profile.sheet) & _SIGNS:
        wrong.append(profile.sheet)
    if wrong:
        raise _refused(N_("This is no profile: {reason}"), reason=str(wrong[0])[:40])


_SHEET, _SIGNS = 31, frozenset("[]:*?/\\")
"""How long the name of a sheet is at most, and what it may not hold."""


def _refuse_unknown(profile: Profile) -> None:
    if profile.rows not in ROWS:
        raise _refused(
            N_("{found} are no rows; there are {known}."), found=str(profile.rows)[:40], known=", ".join(ROWS)
        )
    if profile.form not in FORMS:
        raise _refused(
            N_("{found} is no form; there are {known}."), found=str(profile.form)[:40], known=", ".join(FORMS)
        )
    for column in profile.columns:
        if column.value and column.value not in ROWS[profile.rows]:
            known = ", ".join(ROWS[profile.rows])
            raise _refused(N_("{found} is no column; there are {known}."), found=column.value, known=known)
    try:
        "".join((*profile.before, *(column.heading for column in profile.columns))).encode(profile.encoding)
    except (LookupError, TypeError, UnicodeEncodeError):
        raise _refused(N_("{found} is no encoding."), found=profile.encoding) from None


def _refused(text: str, *, found: object = "", known: str = "", reason: str = "") -> UserError:
    hint = N_("Correct the profile; nothing was written.")
    return UserError(text, key="bad_profile", hint=hint, found=str(found)[:40], known=known, reason=reason)


def _plain(*pairs: str) -> tuple[Target, ...]:
    """Columns told as "heading=value"; "heading=" is empty, "heading='text'" always the same."""
    made = []
    for pair in pairs:
        heading, _, value = pair.partition("=")
        constant = value[1:-1] if value.startswith("'") else ""
        made.append(Target(heading, "" if constant else value, constant))
    return tuple(made)


KINGDEE = Profile(
    "kingdee_k3",
    VOUCHERS,
    "xlsx",
    _plain(
        "凭证日期=date", "会计年度=year", "会计期间=period", "凭证字=word", "凭证号=number", "科目代码=account",
        "科目名称=account_name", "币别代码=currency", "币别名称=currency_name", "原币金额=original", "借方=debit",
        "贷方=credit", "制单=maker", "审核='NONE'", "核准='NONE'", "出纳='NONE'", "经办=", "结算方式='*'", "结算号=",
        "凭证摘要=summary", "数量=quantity", "数量单位='*'", "单价=price", "参考信息=", "业务日期=date",
        "往来业务编号=", "附件数=papers", "序号=serial", "系统模块=", "业务描述=", "汇率类型=", "汇率=rate",
        "分录序号=entry",
        "核算项目=item", "过账='0'", "机制凭证=", "现金流量=",
    ),
    title=N_("Kingdee K/3 and KIS: vouchers"),
    settings={"CNY": "RMB"},
)  # fmt: skip
YONYOU = Profile(
    "yonyou_u8",
    VOUCHERS,
    "txt",
    (
        Target("制单日期", "date"), Target("凭证类别字", "word"), Target("凭证号", "number"),
        Target("附单据数", "papers"), Target("摘要", "summary", longest=60), Target("科目编码", "account", longest=15),
        Target("借方金额", "debit"), Target("贷方金额", "credit"), Target("数量", "quantity"),
        Target("外币金额", "original"), Target("汇率", "rate"), Target("制单人", "maker"), Target("结算方式编码"),
        Target("票号"), Target("票号发生日期"), Target("部门编码"), Target("个人编码"), Target("客户编码", "client"),
        Target("供应商编码"), Target("业务员"),
    ),
    title=N_("Yonyou U8 and T3: vouchers"),
    encoding="gbk",
    before=("填制凭证,V800",),
    headings=False,
)  # fmt: skip
SIMPLE = Profile(
    "simple_voucher",
    VOUCHERS,
    "xlsx",
    _plain(
        "日期=date", "凭证字=word", "凭证号=number", "附件数=papers", "摘要=summary", "科目代码=account",
        "科目名称=account_name", "借方金额=debit", "贷方金额=credit", "客户编码=client", "客户名称=client_name",
        "制单人=maker",
    ),
    title=N_("Simple vouchers"),
)  # fmt: skip
BILLS = Profile(
    "sales_bills",
    SALES,
    "xlsx",
    _plain(
        "单据日期=date", "单据编号=number", "客户编码=client", "客户名称=client_name", "商品编码=article",
        "商品名称=product", "规格型号=model", "单位=unit", "数量=quantity", "单价=price", "折扣率=discount", "金额=net",
        "税率=tax_rate", "税额=tax", "价税合计=total", "业务员=salesperson", "仓库=", "备注=remark",
    ),
    title=N_("Sales bills"),
    settings={PRICES: NET_PRICES},
)  # fmt: skip
XERO = Profile(
    "xero_invoices",
    SALES,
    "csv",
    (
        Target("*ContactName", "client_name", needed=True), Target("EmailAddress", "email"),
        Target("POAddressLine1", "address"), Target("POAddressLine2"), Target("POAddressLine3"),
        Target("POAddressLine4"), Target("POCity", "city"), Target("PORegion"), Target("POPostalCode", "postcode"),
        Target("POCountry", "country"), Target("*InvoiceNumber", "invoice", needed=True),
        Target("Reference", "reference"), Target("*InvoiceDate", "date", date="%d/%m/%Y", needed=True),
        Target("*DueDate", "due", date="%d/%m/%Y", needed=True), Target("Total", "total"),
        Target("InventoryItemCode"), Target("*Description", "product", needed=True),
        Target("*Quantity", "quantity", needed=True), Target("*UnitAmount", "price", needed=True),
        Target("Discount", "discount_percent"), Target("*AccountCode", constant="200"), Target("*TaxType", "tax_name"),
        Target("TaxAmount", "tax"), Target("TrackingName1"), Target("TrackingOption1"), Target("TrackingName2"),
        Target("TrackingOption2"), Target("Currency", "currency"), Target("BrandingTheme"),
    ),
    title=N_("Xero: sales invoices"),
    encoding="utf-8",
    most=500,
    settings={PRICES: NET_PRICES, "20%": "20% (VAT on Income)", "5%": "5% (VAT on Income)", "0%": "Zero Rated Income",
              NO_TAX: "No VAT"},
)  # fmt: skip
QUICKBOOKS = Profile(
    "quickbooks_invoices",
    SALES,
    "csv",
    (
        Target("InvoiceNo", "invoice", needed=True), Target("Customer", "client_name", needed=True),
        Target("InvoiceDate", "date", date="%d/%m/%Y", needed=True),
        Target("DueDate", "due", date="%d/%m/%Y", needed=True), Target("Terms", "terms"), Target("Location"),
        Target("Memo", "summary"), Target("Item(Product/Service)", "product"),
        Target("ItemDescription", "model"), Target("ItemQuantity", "quantity"), Target("ItemRate", "price"),
        Target("ItemAmount", "net", needed=True), Target("ItemTaxCode", "tax_name"), Target("ItemTaxAmount", "tax"),
        Target("Currency", "currency"), Target("Service Date"),
    ),
    title=N_("QuickBooks Online: invoices"),
    encoding="utf-8",
    most=100,
    most_rows=1000,
    settings={PRICES: REDUCED_PRICES, RED: APART},
)  # fmt: skip
MASTER = Profile(
    "client_master",
    CLIENTS,
    "csv",
    _plain(
        "客户编码 Code=client", "客户名称 Name=client_name", "简称 Short name=short", "税号 Tax no.=tax_no",
        "联系人 Contact=contact", "电话 Telephone=phone", "手机 Mobile=mobile", "邮箱 E-mail=email",
        "地址 Address=address", "邮编 Post code=postcode",
        "付款条件 Terms=terms", "信用额度 Limit=limit", "币别 Currency=currency",
        "业务员 Salesperson=salesperson",
    ),
    title=N_("Client master"),
)  # fmt: skip
SHIPPED = {each.name: each for each in (KINGDEE, YONYOU, SIMPLE, BILLS, XERO, QUICKBOOKS, MASTER)}
"""{name: profile} of those that come with the program."""
