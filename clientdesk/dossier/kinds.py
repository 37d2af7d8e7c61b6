"""The kinds of file there are."""

from clientdesk.dossier.enterprise import basics as firm
from clientdesk.dossier.enterprise import business, characteristics, heading, operating_detail, trading
from clientdesk.dossier.enterprise import other as firm_other
from clientdesk.dossier.fields import CLIENT, SETTING, WORK, Kind
from clientdesk.dossier.header import Header
from clientdesk.dossier.house import cards, company, credit, importing, rhythm, views
from clientdesk.dossier.house import trade as house_trade
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
QUOTATION = Kind(
    "quotation",
    N_("Quotation"),
    N_("Quotations"),
    sections=(promised.Quotation,),
    title=promised.Quotation.particulars,
    lists={
        "sort": (promised.Quotation.date,),
        "owner": (promised.Quotation.salesperson,),
        "stage": (promised.Quotation.state,),
        "class": (promised.Quotation.terms,),
        "company": (promised.Quotation.client,),
    },
    prefix="BJ",
    role=WORK,
    currency=promised.Quotation.currency,
    dated=promised.Quotation.date,
)
ORDER = Kind(
    "order",
    N_("Order"),
    N_("Orders"),
    sections=(promised.Order,),
    title=promised.Order.particulars,
    lists={
        "sort": (promised.Order.date,),
        "owner": (promised.Order.salesperson,),
        "stage": (promised.Order.state,),
        "class": (promised.Order.terms,),
        "company": (promised.Order.client,),
    },
    prefix="DD",
    role=WORK,
    currency=promised.Order.currency,
    dated=promised.Order.date,
)
SHIPMENT = Kind(
    "shipment",
    N_("Sale"),
    N_("Sales"),
    sections=(posted.Shipment,),
    title=posted.Shipment.particulars,
    lists={
        "sort": (posted.Shipment.date,),
        "owner": (posted.Shipment.salesperson,),
        "stage": (posted.Shipment.state,),
        "class": (posted.Shipment.terms,),
        "company": (posted.Shipment.client,),
    },
    prefix="XS",
    role=WORK,
    currency=posted.Shipment.currency,
    dated=posted.Shipment.date,
)
GOODS_RETURN = Kind(
    "goods_return",
    N_("Return"),
    N_("Returns"),
    sections=(posted.GoodsReturn,),
    title=posted.GoodsReturn.particulars,
    lists={
        "sort": (posted.GoodsReturn.date,),
        "stage": (posted.GoodsReturn.state,),
        "company": (posted.GoodsReturn.client,),
    },
    prefix="TH",
    role=WORK,
    currency=posted.GoodsReturn.currency,
    dated=posted.GoodsReturn.date,
)
RECEIPT = Kind(
    "receipt",
    N_("Receipt"),
    N_("Receipts"),
    sections=(posted.Receipt,),
    title=posted.Receipt.particulars,
    lists={
        "sort": (posted.Receipt.date,),
        "owner": (posted.Receipt.received_by,),
        "stage": (posted.Receipt.state,),
        "class": (posted.Receipt.method,),
        "company": (posted.Receipt.client,),
    },
    prefix="SK",
    role=WORK,
    currency=posted.Receipt.currency,
    dated=posted.Receipt.date,
)
ADJUSTMENT = Kind(
    "adjustment",
    N_("Adjustment"),
    N_("Adjustments"),
    sections=(posted.Adjustment,),
    title=posted.Adjustment.particulars,
    lists={
        "sort": (posted.Adjustment.date,),
        "owner": (posted.Adjustment.approved_by,),
        "stage": (posted.Adjustment.state,),
        "class": (posted.Adjustment.kind,),
        "company": (posted.Adjustment.client,),
    },
    prefix="TZ",
    role=WORK,
    currency=posted.Adjustment.currency,
    dated=posted.Adjustment.date,
)
EXPENSE = Kind(
    "expense",
    N_("Expense"),
    N_("Expenses"),
    sections=(spent.Expense,),
    title=spent.Expense.particulars,
    lists={
        "sort": (spent.Expense.date,),
        "owner": (spent.Expense.applicant,),
        "stage": (spent.Expense.state,),
        "class": (spent.Expense.category,),
        "company": (spent.Expense.client,),
    },
    prefix="FY",
    role=WORK,
    currency=spent.Expense.currency,
    dated=spent.Expense.date,
)
DOCUMENTS = (QUOTATION, ORDER, SHIPMENT, GOODS_RETURN, RECEIPT, ADJUSTMENT, EXPENSE)
"""What is written in trading with clients, each under a number of its own pattern."""
DOCUMENT_NAMES = frozenset(kind.name for kind in DOCUMENTS)
KINDS = (PERSON, ENTERPRISE, TASK, CONTACT, STATEMENT, EVALUATION, PRODUCT, *DOCUMENTS, HOUSE)
CLIENT_KINDS = tuple(kind for kind in KINDS if kind.role is CLIENT)
"""The kinds that are somebody."""
