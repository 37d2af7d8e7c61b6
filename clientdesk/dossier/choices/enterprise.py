"""The lists that only the dossier of an enterprise uses."""

from clientdesk.dossier.types.chosen import Choices
from clientdesk.i18n import N_

ATTITUDE5 = Choices(
    "attitude5",
    {
        "2": N_("Champion"),
        "1": N_("Supportive"),
        "0": N_("Neutral / unknown"),
        "-1": N_("Sceptical"),
        "-2": N_("Opponent"),
    },
    fixed=True,
)
REG_FORM = Choices(
    "reg_form",
    {
        "sole": N_("Sole proprietorship"),
        "individual": N_("Individual business (getihu)"),
        "partnership": N_("Partnership"),
        "llc": N_("Limited liability company"),
        "one_person": N_("One-person company"),
        "jsc": N_("Joint-stock company"),
        "listed": N_("Listed company"),
        "soe": N_("State-owned enterprise"),
        "collective": N_("Collective enterprise"),
        "foreign": N_("Foreign-invested enterprise"),
        "jv": N_("Joint venture"),
        "hk_mo_tw": N_("Hong Kong / Macao / Taiwan-invested"),
        "public_inst": N_("Public institution"),
        "gov": N_("Government body"),
        "npo": N_("Non-profit organisation"),
        "coop": N_("Cooperative"),
        "overseas": N_("Overseas company"),
        "other": N_("Other"),
    },
)
BIZ_TYPE = Choices(
    "biz_type",
    {
        "manufacturer": N_("Manufacturer"),
        "wholesaler": N_("Wholesaler"),
        "dealer": N_("Dealer"),
        "agent": N_("Agent"),
        "distributor": N_("Distributor"),
        "retailer": N_("Retailer / terminal"),
        "ecommerce": N_("Online shop"),
        "contractor": N_("Project contractor"),
        "integrator": N_("System integrator"),
        "service": N_("Service firm"),
        "catering": N_("Hotel and catering"),
        "logistics": N_("Logistics"),
        "finance": N_("Financial institution"),
        "end_user": N_("End user"),
        "institution": N_("Institution"),
        "other": N_("Other"),
    },
)
ENT_SIZE = Choices(
    "ent_size", {"large": N_("Large"), "medium": N_("Medium"), "small": N_("Small"), "micro": N_("Micro")}
)
TREND5 = Choices(
    "trend5",
    {"5": N_("Growing fast"), "4": N_("Growing"), "3": N_("Flat"), "2": N_("Falling"), "1": N_("Falling fast")},
    fixed=True,
)
OUR_STATUS = Choices(
    "our_status",
    {
        "strategic": N_("Strategic partner"),
        "supplier": N_("Established supplier"),
        "vendor": N_("Occasional vendor"),
        "candidate": N_("Candidate"),
        "none": N_("None"),
    },
)
INVOICE_TYPE = Choices(
    "invoice_type",
    {
        "special_e": N_("Special VAT e-invoice"),
        "normal_e": N_("Ordinary VAT e-invoice"),
        "special": N_("Special VAT invoice (paper)"),
        "normal": N_("Ordinary VAT invoice (paper)"),
        "receipt": N_("Receipt"),
        "commercial": N_("Commercial invoice (export)"),
        "none": N_("No invoice"),
    },
)
TAXPAYER = Choices(
    "taxpayer",
    {
        "general": N_("General VAT taxpayer"),
        "small": N_("Small-scale VAT taxpayer"),
        "exempt": N_("Exempt"),
        "overseas": N_("Overseas"),
    },
)
PAY_TERM = Choices(
    "pay_term",
    {
        "prepay": N_("Payment in advance"),
        "cod": N_("Cash on delivery"),
        "deposit": N_("Deposit, balance before shipment"),
        "net7": N_("Net 7 days"),
        "net15": N_("Net 15 days"),
        "net30": N_("Net 30 days"),
        "net45": N_("Net 45 days"),
        "net60": N_("Net 60 days"),
        "net90": N_("Net 90 days"),
        "eom30": N_("Month-end + 30 days"),
        "eom60": N_("Month-end + 60 days"),
        "instal": N_("Instalments"),
        "lc": N_("Letter of credit"),
        "other": N_("Other"),
    },
    fixed=True,
)
GUARANTEE_KIND = Choices(
    "guarantee_kind",
    {
        "mortgage": N_("Mortgage on property"),
        "pledge": N_("Pledge"),
        "surety": N_("Personal or corporate surety"),
        "deposit": N_("Deposit"),
        "insurance": N_("Credit insurance"),
        "bank_guarantee": N_("Bank guarantee"),
        "none": N_("None"),
    },
    fixed=True,
)
CREDIT_EVENT = Choices(
    "credit_event",
    {
        "late": N_("Paid late"),
        "broken_promise": N_("Broke a payment promise"),
        "bounced": N_("Bounced cheque or bill"),
        "dispute": N_("Disputed a debt"),
        "refuse": N_("Refused goods or unjust return"),
        "lawsuit": N_("Lawsuit"),
        "enforcement": N_("On the court enforcement / dishonest list"),
        "tax": N_("Tax violation"),
        "bankrupt": N_("Insolvency proceedings"),
        "good": N_("Commendation / early payment"),
        "other": N_("Other"),
    },
    fixed=True,
)
INDUSTRY = Choices(
    "industry",
    {
        "a": N_("Agriculture, forestry, animal husbandry, fishery"),
        "b": N_("Mining"),
        "c": N_("Manufacturing"),
        "d": N_("Electricity, heat, gas and water supply"),
        "e": N_("Construction"),
        "f": N_("Wholesale and retail"),
        "g": N_("Transport, storage and post"),
        "h": N_("Accommodation and catering"),
        "i": N_("Information technology and software"),
        "j": N_("Finance"),
        "k": N_("Real estate"),
        "l": N_("Leasing and business services"),
        "m": N_("Scientific research and technical services"),
        "n": N_("Water, environment and public facilities"),
        "o": N_("Resident services, repair and other"),
        "p": N_("Education"),
        "q": N_("Health and social work"),
        "r": N_("Culture, sports and entertainment"),
        "s": N_("Public administration and social security"),
        "t": N_("International organisations"),
    },
)
CHANNEL_POSITION = Choices(
    "channel_position",
    {
        "intermediary": N_("Middleman"),
        "terminal": N_("Retail terminal"),
        "end_user": N_("End user"),
        "supplier": N_("Supplier"),
        "partner": N_("Partner"),
    },
)
CLIENT_ROLE = Choices(
    "client_role",
    {
        "customer": N_("Customer"),
        "distributor": N_("Distributor"),
        "supplier": N_("Supplier"),
        "partner": N_("Partner"),
        "competitor": N_("Competitor"),
        "influencer": N_("Influencer"),
    },
)
REG_STATUS = Choices(
    "reg_status",
    {
        "active": N_("In operation"),
        "moved": N_("Moved to another registry"),
        "suspended": N_("Suspended"),
        "revoked": N_("Licence revoked"),
        "cancelled": N_("Deregistered"),
        "unknown": N_("Unknown"),
    },
    fixed=True,
)
BUYING_METHOD = Choices(
    "buying_method",
    {
        "tender": N_("Tender"),
        "framework": N_("Framework agreement"),
        "spot": N_("Spot purchase"),
        "group_purchase": N_("Group purchase"),
        "e_procurement": N_("E-procurement"),
        "agent": N_("Through an agent"),
        "consignment": N_("Consignment"),
    },
)
PRICE_LEVEL = Choices(
    "price_level",
    {
        "list": N_("List price"),
        "A": N_("Price level A"),
        "B": N_("Price level B"),
        "C": N_("Price level C"),
        "special": N_("Special price"),
    },
    fixed=True,
)
COMPETITION_DEGREE = Choices("competition_degree", {"high": N_("High"), "medium": N_("Medium"), "low": N_("Low")})
AUDIT_OPINION = Choices(
    "audit_opinion",
    {
        "unqualified": N_("Unqualified"),
        "qualified": N_("Qualified"),
        "adverse": N_("Adverse"),
        "disclaimer": N_("Disclaimer of opinion"),
        "unaudited": N_("Unaudited"),
    },
)
ORG_ROLE = Choices(
    "org_role",
    {
        "owner": N_("Owner"),
        "operator": N_("Operator"),
        "manager": N_("Manager"),
        "legal_rep": N_("Legal representative"),
        "finance": N_("Finance"),
        "purchasing": N_("Purchasing"),
        "sales": N_("Sales"),
        "technical": N_("Technical"),
        "user": N_("User"),
        "secretary": N_("Secretary"),
        "other": N_("Other"),
    },
    fixed=True,
)
SITE_KIND = Choices(
    "site_kind",
    {
        "headquarters": N_("Headquarters"),
        "branch": N_("Branch"),
        "factory": N_("Factory"),
        "shop": N_("Shop"),
        "warehouse": N_("Warehouse"),
        "office": N_("Office"),
    },
)
SITE_TENURE = Choices("site_tenure", {"owned": N_("Owned"), "rented": N_("Rented")})
SHAREHOLDER_KIND = Choices(
    "shareholder_kind",
    {
        "person": N_("Natural person"),
        "company": N_("Company"),
        "state": N_("State"),
        "foreign": N_("Foreign investor"),
        "fund": N_("Fund"),
    },
)
AFFILIATE_RELATION = Choices(
    "affiliate_relation",
    {
        "parent": N_("Parent company"),
        "subsidiary": N_("Subsidiary"),
        "branch": N_("Branch"),
        "sister": N_("Sister company"),
        "joint_venture": N_("Joint venture"),
        "same_controller": N_("Same controller"),
    },
)
STRATEGY_THEME = Choices(
    "strategy_theme",
    {
        "growth": N_("Growth"),
        "cost": N_("Cost"),
        "quality": N_("Quality"),
        "people": N_("People"),
        "technology": N_("Technology"),
        "market": N_("Market"),
        "other": N_("Other"),
    },
)
CHALLENGE_SOURCE = Choices(
    "challenge_source",
    {
        "macro": N_("Macro environment"),
        "self": N_("Own organisation"),
        "supplier": N_("Suppliers"),
        "rival": N_("Rivals"),
        "customer": N_("Customers"),
    },
)
PROBLEM_STATUS = Choices(
    "problem_status", {"open": N_("Open"), "doing": N_("In progress"), "solved": N_("Solved"), "dropped": N_("Dropped")}
)
CREDIT_GRADE = Choices(
    "credit_grade",
    {"AAA": N_("AAA"), "AA": N_("AA"), "A": N_("A"), "BBB": N_("BBB"), "BB": N_("BB"), "B": N_("B"), "C": N_("C")},
    fixed=True,
)
