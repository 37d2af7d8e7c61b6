"""The kinds of file there are."""

from clientdesk.dossier.enterprise import basics as firm
from clientdesk.dossier.enterprise import business, characteristics, heading, operating_detail, trading
from clientdesk.dossier.enterprise import other as firm_other
from clientdesk.dossier.fields import CLIENT, SETTING, WORK, Kind, Section
from clientdesk.dossier.header import Header
from clientdesk.dossier.house import cards, company, credit, importing, letters, mailing, rhythm, service, views
from clientdesk.dossier.house import insurance as house_insurance
from clientdesk.dossier.house import trade as house_trade
from clientdesk.dossier.insurance import claim, policy
from clientdesk.dossier.person import (
    basics,
    career,
    education,
    family,
    lifestyle,
    other,
    outlook,
    personality,
    relations,
    with_us,
)
from clientdesk.dossier.sales import opportunity
from clientdesk.dossier.service.kinds import SERVICE_KINDS
from clientdesk.dossier.statements import balance, flows, lines, rules, statement
from clientdesk.dossier.trade import posted, product, promised, spent
from clientdesk.dossier.work import contact, evaluation, task
from clientdesk.i18n import N_

PERSON = Kind(
    "person",
    N_("Person"),
    N_("Persons"),
    sections=(
        Header,
        basics.Basics,
        education.Education,
        family.Family,
        relations.Relations,
        career.Career,
        lifestyle.Lifestyle,
        personality.Personality,
        outlook.Outlook,
        with_us.WithUs,
        other.Other,
    ),
    title=basics.Basics.full_name,
    lists={
        "sort": (basics.Basics.name_sort,),
        "owner": (Header.owner_id,),
        "stage": (Header.lifecycle_stage,),
        "class": (Header.abc_class_override,),
        "phone": (basics.Basics.mobile, basics.Basics.office_phone, basics.Basics.home_phone),
        "city": (basics.Basics.home_address, basics.Basics.office_address),
        "company": (basics.Basics.employer_name,),
    },
    stamped={"code": Header.client_code, "kind": Header.client_kind},
    surname=basics.Basics.family_name,
)
ENTERPRISE = Kind(
    "enterprise",
    N_("Enterprise"),
    N_("Enterprises"),
    sections=(
        Header,
        heading.Heading,
        firm.Basics,
        characteristics.Characteristics,
        business.Business,
        trading.Trading,
        operating_detail.OperatingDetail,
        firm_other.Other,
    ),
    title=firm.Basics.name,
    lists={
        "sort": (heading.Heading.name_sort,),
        "owner": (Header.owner_id,),
        "stage": (Header.lifecycle_stage,),
        "class": (Header.abc_class_override,),
        "phone": (firm.Basics.phone,),
        "city": (firm.Basics.address,),
        "company": (heading.Heading.short_name,),
    },
    stamped={"code": Header.client_code, "kind": Header.client_kind},
    currency=trading.Trading.currency,
)
HOUSE = Kind(
    "house",
    N_("Our company"),
    N_("Our company"),
    sections=(
        company.Company,
        cards.Cards,
        rhythm.Rhythm,
        views.Views,
        credit.Credit,
        rules.RatioRules,
        importing.Importing,
        house_trade.Trade,
        mailing.Mailing,
        letters.Letters,
        house_insurance.Insurance,
        service.Service,
    ),
    title=company.Company.name,
    lists={},
    prefix="HOUSE",
    currency=credit.Credit.credit_currency,
    role=SETTING,
)
TASK = Kind(
    "task",
    N_("Task"),
    N_("Tasks"),
    sections=(task.Task,),
    title=task.Task.subject,
    lists={
        "sort": (task.Task.due,),
        "owner": (task.Task.assignee,),
        "stage": (task.Task.state,),
        "class": (task.Task.priority,),
        "company": (task.Task.client,),
    },
    prefix="RW",
    role=WORK,
)
CONTACT = Kind(
    "contact",
    N_("Contact record"),
    N_("Contact records"),
    sections=(contact.Contact,),
    title=contact.Contact.subject,
    lists={
        "sort": (contact.Contact.date,),
        "stage": (contact.Contact.kind,),
        "class": (contact.Contact.channel,),
        "company": (contact.Contact.client,),
    },
    prefix="LX",
    role=WORK,
)
EVALUATION = Kind(
    "evaluation",
    N_("Evaluation"),
    N_("Evaluations"),
    sections=(evaluation.Evaluation,),
    title=evaluation.Evaluation.subject,
    lists={
        "sort": (evaluation.Evaluation.date,),
        "owner": (evaluation.Evaluation.evaluator,),
        "stage": (evaluation.Evaluation.status,),
        "class": (evaluation.Evaluation.kind,),
        "company": (evaluation.Evaluation.client,),
    },
    prefix="PG",
    currency=evaluation.Evaluation.currency,
    role=WORK,
)
STATEMENT = Kind(
    "statement",
    N_("Financial statement"),
    N_("Financial statements"),
    sections=(
        statement.Statement,
        balance.Assets,
        balance.Liabilities,
        flows.Income,
        flows.CashFlow,
        flows.Supplement,
        flows.Memo,
        lines.Opening,
    ),
    title=statement.Statement.name,
    lists={
        "sort": (statement.Statement.period_end,),
        "stage": (statement.Statement.status,),
        "class": (statement.Statement.scope,),
        "company": (statement.Statement.client,),
    },
    prefix="CB",
    role=WORK,
    currency=statement.Statement.currency,
)
OPPORTUNITY = Kind(
    "opportunity",
    N_("Opportunity"),
    N_("Opportunities"),
    sections=(opportunity.Opportunity,),
    title=opportunity.Opportunity.name,
    lists={
        "sort": (opportunity.Opportunity.date,),
        "owner": (opportunity.Opportunity.owner,),
        "stage": (opportunity.Opportunity.stage,),
        "class": (opportunity.Opportunity.lost_reason,),
        "company": (opportunity.Opportunity.client,),
    },
    prefix="SJ",
    role=WORK,
    currency=opportunity.Opportunity.currency,
    dated=opportunity.Opportunity.date,
)
PRODUCT = Kind(
    "product",
    N_("Product"),
    N_("Products"),
    sections=(product.Product,),
    title=product.Product.name,
    lists={
        "sort": (product.Product.model,),
        "stage": (product.Product.category,),
        "company": (product.Product.article,),
    },
    prefix="SP",
    role=WORK,
    currency=product.Product.currency,
)


def _document(
    label: str, plural: str, section: type[Section], prefix: str, *, owner: str = "", grade: str = ""
) -> Kind:
    """A kind of document of trading. Its section names the client, the date, the state and the currency alike; `owner`
    and `grade` are the keys of what lists show as such."""
    keys = {field.key: field for field in section.declared.fields}
    lists = {"sort": "date", "owner": owner, "stage": "state", "class": grade, "company": "client"}
    return Kind(
        section.declared.name,
        label,
        plural,
        sections=(section,),
        title=keys["particulars"],
        lists={column: (keys[key],) for column, key in lists.items() if key},
        prefix=prefix,
        role=WORK,
        currency=keys["currency"],
        dated=keys["date"],
    )


QUOTATION = _document(N_("Quotation"), N_("Quotations"), promised.Quotation, "BJ", owner="salesperson", grade="terms")
ORDER = _document(N_("Order"), N_("Orders"), promised.Order, "DD", owner="salesperson", grade="terms")
SHIPMENT = _document(N_("Sale"), N_("Sales"), posted.Shipment, "XS", owner="salesperson", grade="terms")
GOODS_RETURN = _document(N_("Return"), N_("Returns"), posted.GoodsReturn, "TH")
RECEIPT = _document(N_("Receipt"), N_("Receipts"), posted.Receipt, "SK", owner="received_by", grade="method")
ADJUSTMENT = _document(N_("Adjustment"), N_("Adjustments"), posted.Adjustment, "TZ", owner="approved_by", grade="kind")
EXPENSE = _document(N_("Expense"), N_("Expenses"), spent.Expense, "FY", owner="applicant", grade="category")
POLICY = Kind(
    "policy",
    N_("Policy"),
    N_("Policies"),
    sections=(policy.Policy,),
    title=policy.Policy.product,
    lists={
        "sort": (policy.Policy.start,),
        "owner": (policy.Policy.agent,),
        "stage": (policy.Policy.status,),
        "class": (policy.Policy.cover,),
        "company": (policy.Policy.client,),
    },
    prefix="BD",
    role=WORK,
    currency=policy.Policy.currency,
)
CLAIM = Kind(
    "claim",
    N_("Claim"),
    N_("Claims"),
    sections=(claim.Claim,),
    title=claim.Claim.subject,
    lists={
        "sort": (claim.Claim.reported_at,),
        "owner": (claim.Claim.agent,),
        "stage": (claim.Claim.status,),
        "class": (claim.Claim.kind,),
        "company": (claim.Claim.client,),
    },
    prefix="LP",
    role=WORK,
    currency=claim.Claim.currency,
)
INSURANCE = frozenset({POLICY.name, CLAIM.name})
"""The kinds of an insurance agent."""
DOCUMENTS = (QUOTATION, ORDER, SHIPMENT, GOODS_RETURN, RECEIPT, ADJUSTMENT, EXPENSE)
"""What is written in trading with clients, each under a number of its own pattern."""
DOCUMENT_NAMES = frozenset(kind.name for kind in DOCUMENTS)
KINDS = (
    PERSON,
    ENTERPRISE,
    TASK,
    CONTACT,
    STATEMENT,
    EVALUATION,
    OPPORTUNITY,
    PRODUCT,
    *DOCUMENTS,
    *SERVICE_KINDS,
    POLICY,
    CLAIM,
    HOUSE,
)
CLIENT_KINDS = tuple(kind for kind in KINDS if kind.role is CLIENT)
"""The kinds that are somebody."""
