"""The lists that both dossiers and the working records use."""

from clientdesk.dossier.types.chosen import Choices
from clientdesk.i18n import N_

GENDER = Choices("gender", {"m": N_("Male"), "f": N_("Female"), "x": N_("Other"), "u": N_("Not stated")})
EDU_STAGE = Choices(
    "edu_stage",
    {
        "primary": N_("Primary school"),
        "junior": N_("Junior high school"),
        "senior": N_("Senior high school"),
        "vocational": N_("Vocational / technical school"),
        "college": N_("Junior college (3-year)"),
        "bachelor": N_("University (bachelor)"),
        "master": N_("Graduate school (master)"),
        "doctor": N_("Graduate school (doctor)"),
        "postdoc": N_("Post-doctoral"),
        "other": N_("Other"),
    },
)
RAPPORT5 = Choices(
    "rapport5",
    {"5": N_("Very close"), "4": N_("Good"), "3": N_("Ordinary"), "2": N_("Distant"), "1": N_("In conflict")},
    fixed=True,
)
SOCIAL_APP = Choices(
    "social_app",
    {
        "wechat": N_("WeChat"),
        "qq": N_("QQ"),
        "weibo": N_("Weibo"),
        "douyin": N_("Douyin / TikTok"),
        "dingtalk": N_("DingTalk"),
        "wecom": N_("WeCom"),
        "line": N_("LINE"),
        "whatsapp": N_("WhatsApp"),
        "telegram": N_("Telegram"),
        "linkedin": N_("LinkedIn"),
        "facebook": N_("Facebook"),
        "instagram": N_("Instagram"),
        "x": N_("X (Twitter)"),
        "skype": N_("Skype / Teams"),
        "other": N_("Other"),
    },
)
PROSPECTING = Choices(
    "prospecting",
    {
        "door_to_door": N_("Door-to-door / carpet canvassing"),
        "advertising": N_("Advertising response"),
        "referral": N_("Referral by client, friend or partner"),
        "centre_of_influence": N_("Centre of influence / well-known person"),
        "meeting": N_("Meetings and associations"),
        "telephone": N_("Telephone canvassing"),
        "direct_mail": N_("Direct mail / letter / e-mail"),
        "consultancy": N_("Market research and consulting agency"),
        "directory": N_("Directories, registers and published data"),
        "competitor_gap": N_("Moving in on a competitor's account"),
        "trade_fair": N_("Trade fair / exposition"),
        "social_media": N_("Social media and content"),
        "campaign": N_("Marketing campaign / promotion"),
        "partner": N_("Channel or alliance partner"),
        "market_research": N_("Own market research"),
        "observation": N_("Observation / walk-in"),
        "website": N_("Website / web shop inquiry"),
        "inherited": N_("Taken over from a colleague or old file"),
        "other": N_("Other"),
    },
    fixed=True,
)
IMPORTANCE = Choices(
    "importance", {"highest": N_("Highest"), "high": N_("High"), "ordinary": N_("Ordinary")}, fixed=True
)
PURCHASE_TYPE = Choices(
    "purchase_type",
    {"new": N_("New purchase"), "repeat": N_("Add-on or repeat purchase"), "replacement": N_("Replacement purchase")},
    fixed=True,
)
TEMPERATURE = Choices(
    "temperature",
    {
        "hot": N_("Hot (order expected within 1 month)"),
        "warm": N_("Warm (within 3 months)"),
        "cold": N_("Cold (later than 3 months)"),
        "overdue": N_("Expected date has passed"),
        "unknown": N_("No expected date"),
    },
    fixed=True,
)
CLOSENESS4 = Choices(
    "closeness4",
    {"4": N_("Intimate"), "3": N_("Face-to-face"), "2": N_("Ordinary"), "1": N_("No contact (distant)")},
    fixed=True,
)
LIFECYCLE = Choices(
    "lifecycle",
    {
        "suspect": N_("Target, not yet spoken to"),
        "potential": N_("Potential (prospect)"),
        "contacted": N_("Contacted (clear intention, no order yet)"),
        "closed": N_("Closed (first order)"),
        "current": N_("Current (repeat buyer)"),
        "at_risk": N_("At risk / dormant"),
        "lost": N_("Lost"),
        "won_back": N_("Won back"),
        "disqualified": N_("Disqualified"),
    },
    fixed=True,
)
INSURANCE_STAGE = Choices(
    "insurance_stage",
    {
        "target": N_("Target client"),
        "prospect": N_("Prospective insured"),
        "insured": N_("Insured client"),
        "lapsed": N_("Lapsed / not renewed"),
    },
    fixed=True,
)
ABC = Choices("abc", {"a": N_("A"), "b": N_("B"), "c": N_("C")}, fixed=True)
DECISION_ROLE = Choices(
    "decision_role",
    {
        "approver": N_("Approver"),
        "decider": N_("Decider"),
        "supporter": N_("Decision supporter"),
        "influencer": N_("Influencer"),
        "user": N_("User"),
        "gatekeeper": N_("Gatekeeper"),
        "buyer": N_("Buyer (executes the purchase)"),
        "none": N_("No role"),
    },
    fixed=True,
)
VALUE_ORIENT = Choices(
    "value_orient",
    {
        "intrinsic": N_("Intrinsic-value client (product itself, price, convenience)"),
        "extrinsic": N_("Extrinsic-value client (advice, service, solution)"),
        "strategic": N_("Strategic-value client (shared resources and strategy)"),
    },
)
RATE5 = Choices(
    "rate5", {"5": N_("Excellent"), "4": N_("Good"), "3": N_("Fair"), "2": N_("Poor"), "1": N_("Bad")}, fixed=True
)
PAY_METHOD = Choices(
    "pay_method",
    {
        "bank": N_("Bank transfer"),
        "cash": N_("Cash"),
        "cheque": N_("Cheque"),
        "bank_bill": N_("Banker's acceptance bill"),
        "trade_bill": N_("Commercial acceptance bill"),
        "alipay": N_("Alipay"),
        "wechat": N_("WeChat Pay"),
        "card": N_("Card"),
        "lc": N_("Letter of credit"),
        "offset": N_("Offset / netting"),
        "other": N_("Other"),
    },
)
LOST_REASON = Choices(
    "lost_reason",
    {
        "price": N_("Price too high"),
        "spec": N_("Product did not fit"),
        "delivery": N_("Delivery time"),
        "terms": N_("Payment or credit terms"),
        "service": N_("Service or response"),
        "relation": N_("Competitor's relationship"),
        "brand": N_("Brand or qualification"),
        "budget": N_("Budget cancelled"),
        "no_need": N_("Need disappeared"),
        "postponed": N_("Postponed"),
        "no_decision": N_("No decision taken"),
        "inhouse": N_("Made in-house"),
        "our_choice": N_("We withdrew"),
        "unknown": N_("Unknown"),
    },
    fixed=True,
)
CLIENT_KIND = Choices("client_kind", {"person": N_("Person"), "enterprise": N_("Enterprise")}, fixed=True)
APPROVAL = Choices(
    "approval",
    {
        "draft": N_("Draft"),
        "submitted": N_("Submitted"),
        "approved": N_("Approved"),
        "rejected": N_("Rejected"),
        "withdrawn": N_("Withdrawn"),
        "paid": N_("Paid / settled"),
    },
    fixed=True,
)
CONFIDENTIALITY = Choices(
    "confidentiality",
    {"public": N_("Public"), "internal": N_("Internal"), "confidential": N_("Confidential")},
    fixed=True,
)
FILE_STATUS = Choices(
    "file_status",
    {"active": N_("Active"), "archived": N_("Archived"), "merged": N_("Merged into another file")},
    fixed=True,
)
AWARD_LEVEL = Choices(
    "award_level",
    {
        "school": N_("School"),
        "city": N_("City"),
        "province": N_("Province"),
        "national": N_("National"),
        "international": N_("International"),
        "company": N_("Company"),
        "other": N_("Other"),
    },
)
ATTACHMENT_KIND = Choices(
    "attachment_kind",
    {
        "letter": N_("Letter"),
        "fax": N_("Fax"),
        "contract": N_("Contract"),
        "quotation": N_("Quotation"),
        "invoice": N_("Invoice"),
        "licence": N_("Licence"),
        "photo": N_("Photograph"),
        "report": N_("Report"),
        "minutes": N_("Minutes"),
        "other": N_("Other"),
    },
)
