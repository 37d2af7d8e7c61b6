"""Section 1 of an enterprise: name, registration, people, sites."""

from collections.abc import Iterator

from clientdesk.dossier.checks.credit_code import credit_code_problem
from clientdesk.dossier.choices.currencies import CURRENCY
from clientdesk.dossier.choices.enterprise import (
    AFFILIATE_RELATION,
    BIZ_TYPE,
    INDUSTRY,
    INVOICE_TYPE,
    REG_FORM,
    REG_STATUS,
    SHAREHOLDER_KIND,
    SITE_KIND,
    SITE_TENURE,
    TAXPAYER,
)
from clientdesk.dossier.choices.shared import EDU_STAGE, RATE5
from clientdesk.dossier.enterprise import people
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.enterprise.rows import SocialAccount
from clientdesk.dossier.fields import FIRST, NAME, PERSONAL, SENSITIVE, Field, Group, Problem, Rows, Section
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import (
    ADDRESS,
    BOOL,
    DATE,
    EMAIL,
    LONG_TEXT,
    MONEY,
    PARTIAL_DATE,
    PERCENT,
    PHONE,
    URL,
    Choice,
    Integer,
    MultiChoice,
    Number,
    Reading,
    Reference,
    Text,
)
from clientdesk.i18n import N_


class Site(Group, name="sites"):
    """A site."""

    name = Field(N_("Site"), Text(80))
    kind = Field(N_("Kind"), Choice(SITE_KIND))
    address = Field(N_("Address"), ADDRESS)
    area = Field(N_("Area m²"), Number(10, 2, min=0, unit="m2"))
    owned = Field(N_("Owned or rented"), Choice(SITE_TENURE))
    staff = Field(N_("Staff"), Integer(min=0))
    note = Field(N_("Location advantages"), Text(200))


class Shareholder(Group, name="shareholders"):
    """A shareholder."""

    name = Field(N_("Shareholder"), Text(120))
    kind = Field(N_("Kind"), Choice(SHAREHOLDER_KIND))
    share_pct = Field(N_("Share %"), PERCENT)
    amount = Field(N_("Capital subscribed"), MONEY)
    is_controller = Field(N_("Actual controller"), BOOL)


class Affiliate(Group, name="affiliates"):
    """An affiliated enterprise."""

    name = Field(N_("Affiliate"), Text(120))
    relation = Field(N_("Relation"), Choice(AFFILIATE_RELATION))
    share_pct = Field(N_("Share %"), PERCENT)
    enterprise_id = Field(N_("Own file"), Reference("enterprise"))


class OrgUnit(Group, name="org_chart"):
    """A unit of the organisation."""

    unit = Field(N_("Department or unit"), Text(80))
    parent = Field(N_("Under"), Reference("row:org_chart"))
    head = Field(N_("Head"), Reference("row:org_people"))
    head_name = Field(N_("Head (name)"), Text(80))
    staff = Field(N_("Staff"), Integer(min=0))
    function = Field(N_("Function"), Text(200))


class Licence(Group, name="licences"):
    """A licence or permit."""

    name = Field(N_("Licence or certificate"), Text(120))
    number = Field(N_("Number"), Text(60))
    issued = Field(N_("Issued"), DATE)
    expiry = Field(N_("Valid to"), DATE)
    file = Field(N_("Scan"), Reference("attachment"))


class InvoiceTitle(Group, name="invoice_titles"):
    """A name to invoice."""

    title = Field(N_("Invoice title"), Text(120), required=True)
    tax_no = Field(N_("Tax number"), Text(30))
    address_phone = Field(N_("Address and telephone"), Text(200))
    bank_account = Field(N_("Bank and account"), Text(200))
    type = Field(N_("Invoice type"), Choice(INVOICE_TYPE))
    email = Field(N_("Recipient e-mail"), EMAIL)


class BankAccount(Group, name="bank_accounts"):
    """A bank account."""

    bank = Field(N_("Bank and branch"), Text(120), sensitivity=SENSITIVE)
    account = Field(N_("Account number"), Text(40), sensitivity=SENSITIVE)
    currency = Field(N_("Currency"), Choice(CURRENCY), sensitivity=SENSITIVE)
    is_main = Field(N_("Main"), BOOL, sensitivity=SENSITIVE)


class Basics(Section, of="enterprise", id="E1", title=N_("Basic data")):
    """Name, registration, people, sites."""

    name = Field(N_("Name of the enterprise"), Text(120), id="E1.1", required=True, find=NAME)
    address = Field(N_("Address"), ADDRESS, id="E1.2")
    phone = Field(N_("Telephone"), PHONE, id="E1.3", find=FIRST)
    owner_person = Field(
        N_("Owner"), Reference("row:org_people"), id="E1.4", sensitivity=PERSONAL, derive=people.with_role("owner")
    )
    operator_person = Field(
        N_("Operator"),
        Reference("row:org_people"),
        id="E1.5",
        sensitivity=PERSONAL,
        derive=people.with_role("operator"),
    )
    manager_person = Field(
        N_("Manager"), Reference("row:org_people"), id="E1.6", sensitivity=PERSONAL, derive=people.with_role("manager")
    )
    legal_rep = Field(
        N_("Legal representative"),
        Reference("row:org_people"),
        id="E1.7",
        sensitivity=PERSONAL,
        derive=people.with_role("legal_rep"),
    )
    people_hobbies = Field(
        N_("Each person's hobbies"), Text(200), id="E1.8a", sensitivity=PERSONAL, derive=people.each(OrgPerson.hobbies)
    )
    people_character = Field(
        N_("Each person's character"),
        Text(200),
        id="E1.8b",
        sensitivity=PERSONAL,
        derive=people.each(OrgPerson.character),
    )
    people_interests = Field(
        N_("Each person's interests"),
        Text(200),
        id="E1.8c",
        sensitivity=PERSONAL,
        derive=people.each(OrgPerson.interests),
    )
    people_family = Field(
        N_("Each person's family"), Text(200), id="E1.8d", sensitivity=PERSONAL, derive=people.each(OrgPerson.family)
    )
    people_education = Field(
        N_("Each person's education"),
        Choice(EDU_STAGE),
        id="E1.8e",
        sensitivity=PERSONAL,
        derive=people.first(OrgPerson.education),
    )
    people_age = Field(
        N_("Each person's age"),
        Integer(min=0, max=120),
        id="E1.8f",
        sensitivity=PERSONAL,
        derive=people.first(OrgPerson.age),
    )
    people_ability = Field(
        N_("Each person's ability"),
        Choice(RATE5),
        id="E1.8g",
        sensitivity=PERSONAL,
        derive=people.first(OrgPerson.ability),
    )
    people_ability_note = Field(
        N_("Each person's ability: remarks"),
        Text(200),
        id="E1.8g",
        sensitivity=PERSONAL,
        derive=people.each(OrgPerson.ability_note),
    )
    founded = Field(N_("Founded"), PARTIAL_DATE, id="E1.9")
    trading_since = Field(N_("Trading with us since"), PARTIAL_DATE, id="E1.10")
    legal_form = Field(N_("Legal form"), Choice(REG_FORM), id="E1.11")
    biz_type = Field(N_("Type of business"), MultiChoice(BIZ_TYPE), id="E1.12")
    total_assets_headline = Field(N_("Assets (headline)"), MONEY, id="E1.13", sensitivity=SENSITIVE)
    total_assets_as_of = Field(N_("Assets (headline): as of"), DATE, id="E1.13", sensitivity=SENSITIVE)
    org_people = Field(N_("People"), Rows(OrgPerson), id="E1.14+", sensitivity=PERSONAL)
    reg_no = Field(N_("Unified social credit code / registration no."), Text(30), id="E1.15+", find=FIRST)
    registered_capital = Field(N_("Registered capital"), MONEY, id="E1.16+")
    paid_in_capital = Field(N_("Paid-in capital"), MONEY, id="E1.17+")
    reg_authority = Field(N_("Registration authority"), Text(120), id="E1.18+")
    reg_status = Field(N_("Registration status"), Choice(REG_STATUS), id="E1.18+")
    industry = Field(N_("Industry"), Choice(INDUSTRY), id="E1.19+")
    sub_industry = Field(N_("Sub-industry"), Text(80), id="E1.19+")
    website = Field(N_("Website"), URL, id="E1.20+", find=FIRST)
    email = Field(N_("E-mail"), EMAIL, id="E1.21+", find=FIRST)
    fax = Field(N_("Fax"), PHONE, id="E1.21+")
    hotline = Field(N_("Hotline"), PHONE, id="E1.21+")
    sites = Field(N_("Addresses and sites"), Rows(Site), id="E1.22+")
    socials = Field(N_("Social accounts"), Rows(SocialAccount), id="E1.23+")
    shareholders = Field(N_("Shareholders"), Rows(Shareholder), id="E1.24+")
    affiliates = Field(N_("Affiliates"), Rows(Affiliate), id="E1.25+")
    org_chart = Field(N_("Organisation structure"), Rows(OrgUnit), id="E1.26*")
    chief_leaders = Field(
        N_("Chief leaders"), Reference("row:org_people"), id="E1.27*", sensitivity=PERSONAL, derive=people.chief_leaders
    )
    internal_relations = Field(
        N_("Interpersonal relations in the enterprise"), LONG_TEXT, id="E1.28*", sensitivity=PERSONAL
    )
    history = Field(N_("History"), LONG_TEXT, id="E1.29*")
    licences = Field(N_("Licences and certificates"), Rows(Licence), id="E1.30+")
    taxpayer_type = Field(N_("VAT status"), Choice(TAXPAYER), id="E1.31+")
    invoice_titles = Field(N_("Invoice titles"), Rows(InvoiceTitle), id="E1.32+")
    bank_accounts = Field(N_("Bank accounts"), Rows(BankAccount), id="E1.33+", sensitivity=SENSITIVE)

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """The registration number, the founding, and shares of more than the whole."""
        if (code := record[cls.reg_no]) and (text := credit_code_problem(code)):
            yield Problem(cls.reg_no, text, {})
        founded = record[cls.founded]
        if founded and founded.year and founded.year > reading.today.year:
            yield Problem(cls.founded, N_("The founding date cannot be in the future."), {}, refused=True)
        shares = (row[Shareholder.share_pct] for row in record.rows(cls.shareholders))
        if sum(share for share in shares if share is not None) > 1:
            yield Problem(cls.shareholders, N_("The shares are more than 100% together."), {})
