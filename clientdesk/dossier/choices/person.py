"""The lists that only the dossier of a person uses."""

from clientdesk.dossier.types.chosen import Choices
from clientdesk.i18n import N_

ID_DOC_TYPE = Choices(
    "id_doc_type",
    {
        "cn_id": N_("Chinese resident identity card"),
        "hk_id": N_("Hong Kong identity card"),
        "tw_id": N_("Taiwan identity card"),
        "mo_id": N_("Macao identity card"),
        "hmt_permit": N_("Home-return / Taiwan compatriot permit"),
        "passport": N_("Passport"),
        "driver": N_("Driving licence"),
        "other": N_("Other document"),
    },
)
BLOOD_TYPE = Choices(
    "blood_type",
    {
        "a": N_("A"),
        "b": N_("B"),
        "ab": N_("AB"),
        "o": N_("O"),
        "rh_neg": N_("Rh negative (note type)"),
        "u": N_("Unknown"),
    },
)
TRI = Choices("tri", {"yes": N_("Yes"), "no": N_("No"), "unknown": N_("Unknown")}, fixed=True)
BIRTHDAY_CALENDAR = Choices(
    "birthday_calendar",
    {
        "solar": N_("Celebrates by Gregorian date"),
        "lunar": N_("Celebrates by lunar date"),
        "both": N_("Celebrates both"),
    },
    fixed=True,
)
LUNAR_LEAP_RULE = Choices(
    "lunar_leap_rule",
    {
        "regular": N_("Use the same-numbered ordinary month (default)"),
        "leap_first": N_("Use the leap month when it exists, else the ordinary month"),
        "skip": N_("Only in years with that leap month"),
    },
    fixed=True,
)
MARITAL = Choices(
    "marital",
    {
        "single": N_("Single"),
        "married": N_("Married"),
        "remarried": N_("Remarried"),
        "cohabiting": N_("Living together"),
        "separated": N_("Separated"),
        "divorced": N_("Divorced"),
        "widowed": N_("Widowed"),
        "u": N_("Not stated"),
    },
)
KINSHIP = Choices(
    "kinship",
    {
        "spouse": N_("Spouse"),
        "father": N_("Father"),
        "mother": N_("Mother"),
        "parent_in_law": N_("Parent-in-law"),
        "child": N_("Child"),
        "grandparent": N_("Grandparent"),
        "grandchild": N_("Grandchild"),
        "brother": N_("Brother"),
        "sister": N_("Sister"),
        "uncle_aunt": N_("Uncle / aunt"),
        "cousin": N_("Cousin"),
        "nephew_niece": N_("Nephew / niece"),
        "sibling_in_law": N_("Brother / sister-in-law"),
        "other": N_("Other relative"),
    },
)
HEALTH = Choices(
    "health",
    {
        "excellent": N_("Excellent"),
        "good": N_("Good"),
        "fair": N_("Fair"),
        "chronic": N_("Chronic condition"),
        "poor": N_("Poor"),
        "recovering": N_("Recovering"),
        "u": N_("Unknown"),
    },
)
HABIT = Choices(
    "habit",
    {
        "never": N_("Never"),
        "rare": N_("Rarely"),
        "social": N_("Only on social occasions"),
        "regular": N_("Regularly"),
        "heavy": N_("Heavily"),
        "quit": N_("Has given up"),
    },
)
VIEW = Choices(
    "view",
    {"for": N_("Welcomes it"), "tolerant": N_("Does not mind"), "against": N_("Dislikes it"), "u": N_("Unknown")},
)
TRANSPORT = Choices(
    "transport",
    {
        "walk": N_("On foot"),
        "bicycle": N_("Bicycle / e-bike"),
        "bus": N_("Bus"),
        "metro": N_("Metro"),
        "taxi": N_("Taxi / ride-hailing"),
        "own_car": N_("Own car"),
        "company_car": N_("Company car with driver"),
        "hsr": N_("High-speed rail"),
        "plane": N_("Aeroplane"),
        "other": N_("Other"),
    },
)
PHONE_KIND = Choices(
    "phone_kind",
    {
        "mobile": N_("Mobile"),
        "home": N_("Home"),
        "office": N_("Office"),
        "fax_home": N_("Home fax"),
        "fax_office": N_("Office fax"),
        "assistant": N_("Assistant / secretary"),
        "hotline": N_("Hotline"),
        "other": N_("Other"),
    },
)
EMAIL_KIND = Choices(
    "email_kind",
    {"work": N_("Work"), "private": N_("Private"), "invoice": N_("E-invoice recipient"), "other": N_("Other")},
)
ADDRESS_KIND = Choices(
    "address_kind",
    {
        "home": N_("Home"),
        "office": N_("Office"),
        "registered": N_("Registered office"),
        "operating": N_("Place of business"),
        "delivery": N_("Delivery"),
        "billing": N_("Billing / invoice"),
        "factory": N_("Factory"),
        "warehouse": N_("Warehouse"),
        "hometown": N_("Home town"),
        "other": N_("Other"),
    },
)
CHANNEL = Choices(
    "channel",
    {
        "visit": N_("Visit"),
        "phone": N_("Phone"),
        "sms": N_("SMS"),
        "wechat": N_("Instant message"),
        "email": N_("E-mail"),
        "letter": N_("Letter"),
        "fax": N_("Fax"),
        "video": N_("Video meeting"),
        "event": N_("Event / meeting"),
        "other": N_("Other"),
    },
)
RELATION_LEVEL = Choices(
    "relation_level",
    {
        "basic": N_("Basic"),
        "reactive": N_("Reactive"),
        "accountable": N_("Accountable"),
        "proactive": N_("Proactive"),
        "partnership": N_("Partnership"),
    },
    fixed=True,
)
BUYER_TYPE = Choices(
    "buyer_type",
    {
        "relationship": N_("Relationship buyer"),
        "transaction": N_("Transaction buyer"),
        "mixed": N_("Mixed / undetermined"),
    },
    fixed=True,
)
OCCUPATION = Choices(
    "occupation",
    {
        "gov": N_("Government / public institution"),
        "exec": N_("Business owner / executive"),
        "manager": N_("Manager"),
        "prof": N_("Professional (doctor, lawyer, teacher, engineer…)"),
        "clerk": N_("Office staff"),
        "sales": N_("Sales and service"),
        "worker": N_("Worker"),
        "farmer": N_("Farmer"),
        "self": N_("Self-employed / freelance"),
        "student": N_("Student"),
        "military": N_("Military / police"),
        "retired": N_("Retired"),
        "home": N_("Homemaker"),
        "unemployed": N_("Between jobs"),
        "other": N_("Other"),
    },
)
SOCIAL_CLASS = Choices(
    "social_class",
    {
        "upper": N_("Upper"),
        "upper_middle": N_("Upper middle"),
        "middle": N_("Middle"),
        "lower_middle": N_("Lower middle"),
        "lower": N_("Lower"),
        "u": N_("Not judged"),
    },
)
TIME_FOCUS = Choices(
    "time_focus", {"present": N_("Present"), "future": N_("Future"), "both": N_("Both"), "u": N_("Unknown")}
)
STANDING5 = Choices(
    "standing5",
    {
        "5": N_("Core / decision maker"),
        "4": N_("Important"),
        "3": N_("Middle"),
        "2": N_("Peripheral"),
        "1": N_("Isolated / leaving"),
    },
)
TEMPER = Choices(
    "temper",
    {
        "even": N_("Even-tempered"),
        "quick": N_("Quick-tempered"),
        "reserved": N_("Reserved"),
        "warm": N_("Warm and outgoing"),
        "picky": N_("Fault-finding"),
        "volatile": N_("Volatile"),
        "u": N_("Unknown"),
    },
)
WORK_STYLE = Choices(
    "work_style",
    {
        "decisive": N_("Decisive"),
        "careful": N_("Careful and detailed"),
        "procedural": N_("By the book"),
        "flexible": N_("Flexible"),
        "delegating": N_("Delegates"),
        "hesitant": N_("Slow to decide"),
        "u": N_("Unknown"),
    },
)
CLIENT_SIZE = Choices(
    "client_size", {"big": N_("Big client"), "ordinary": N_("Ordinary client"), "small": N_("Small client")}, fixed=True
)
PROFIT_CLASS = Choices(
    "profit_class",
    {"profit": N_("Profitable"), "break_even": N_("Break-even"), "loss": N_("Loss-making"), "none": N_("No trade")},
    fixed=True,
)
DEFECTION = Choices(
    "defection",
    {
        "price": N_("Price"),
        "product": N_("Product"),
        "service": N_("Service"),
        "self_change": N_("Client's own change (moved, closed, need gone)"),
        "market": N_("Pulled into another market or by a competitor's new offer"),
        "technology": N_("Technology change"),
        "policy": N_("Organisational or policy reason"),
        "relationship": N_("Loss of the personal contact"),
        "dismissed": N_("We ended it"),
        "unknown": N_("Unknown"),
    },
    fixed=True,
)
PRIVACY_BASIS = Choices(
    "privacy_basis",
    {
        "consent": N_("Consent"),
        "contract": N_("Needed for a contract"),
        "legal": N_("Legal duty"),
        "public": N_("Lawfully published"),
        "legitimate": N_("Legitimate interest (where the law allows)"),
        "none": N_("Not recorded"),
    },
)
NEED_TYPE = Choices(
    "need_type",
    {
        "custom": N_("Habit and tradition"),
        "convenience": N_("Convenience"),
        "aesthetic": N_("Aesthetic"),
        "curiosity": N_("Curiosity"),
        "patronage": N_("Patronage (loyal to a shop or brand)"),
        "practical": N_("Practicality"),
        "preference": N_("Personal liking"),
        "conformity": N_("Conformity"),
        "prestige": N_("Prestige"),
        "special": N_("Special need"),
        "security": N_("Security"),
    },
)
MASLOW = Choices(
    "maslow",
    {
        "physiological": N_("Physiological"),
        "safety": N_("Safety"),
        "social": N_("Belonging"),
        "esteem": N_("Esteem"),
        "self": N_("Self-actualisation"),
    },
)
MOTIVE = Choices("motive", {"emotional": N_("Emotional"), "rational": N_("Rational"), "u": N_("Unknown")})
VALUE_FACTOR = Choices(
    "value_factor",
    {
        "price": N_("Price"),
        "fashion": N_("Fashion"),
        "function": N_("Function"),
        "convenience": N_("Convenience"),
        "taste": N_("Taste / style"),
        "service": N_("Service"),
        "other": N_("Other"),
    },
)
QUALIFICATION = Choices(
    "qualification", {"met": N_("Met"), "not_met": N_("Not met"), "unknown": N_("To be verified")}, fixed=True
)
PREF_LANGUAGE = Choices(
    "pref_language",
    {
        "zh-Hans": N_("Chinese (simplified)"),
        "zh-Hant": N_("Chinese (traditional)"),
        "en": N_("English"),
        "other": N_("Other"),
    },
    fixed=True,
)
DO_NOT_CONTACT = Choices(
    "do_not_contact",
    {
        "phone": N_("Telephone"),
        "sms": N_("SMS"),
        "email": N_("E-mail"),
        "letter": N_("Letter"),
        "wechat": N_("Instant message"),
    },
    fixed=True,
)
HOUSING = Choices(
    "housing",
    {
        "own": N_("Owned outright"),
        "mortgage": N_("Owned with mortgage"),
        "rent": N_("Rented"),
        "employer": N_("Provided by employer"),
        "family": N_("Living with family"),
        "other": N_("Other"),
    },
)
COMPANY_RELATION = Choices(
    "company_relation",
    {
        "client": N_("Client"),
        "supplier": N_("Supplier"),
        "dealer": N_("Dealer"),
        "partner": N_("Partner"),
        "competitor": N_("Competitor"),
        "affiliate": N_("Affiliate"),
        "none": N_("None"),
    },
)
COMM_STYLE = Choices(
    "comm_style",
    {
        "driver": N_("Driver"),
        "expressive": N_("Expressive"),
        "amiable": N_("Amiable"),
        "analytical": N_("Analytical"),
        "unknown": N_("Unknown"),
    },
)
LANGUAGE_LEVEL = Choices(
    "language_level",
    {"native": N_("Native"), "fluent": N_("Fluent"), "working": N_("Working knowledge"), "basic": N_("Basic")},
)
MEDICAL_STATUS = Choices(
    "medical_status",
    {
        "recovered": N_("Recovered"),
        "treating": N_("Under treatment"),
        "chronic": N_("Chronic"),
        "unknown": N_("Unknown"),
    },
)
PROPERTY_KIND = Choices(
    "property_kind",
    {
        "flat": N_("Flat"),
        "house": N_("House"),
        "shop": N_("Shop"),
        "office": N_("Office"),
        "land": N_("Land"),
        "other": N_("Other"),
    },
)
GIFT_DIRECTION = Choices(
    "gift_direction",
    {
        "liked": N_("Liked"),
        "disliked": N_("Disliked"),
        "given": N_("Given by us"),
        "received": N_("Received from the client"),
    },
    fixed=True,
)
CHARACTER_TRAIT = Choices(
    "character_trait",
    {
        "outgoing": N_("Outgoing"),
        "reserved": N_("Reserved"),
        "rational": N_("Rational"),
        "emotional": N_("Emotional"),
        "decisive": N_("Decisive"),
        "cautious": N_("Cautious"),
        "optimistic": N_("Optimistic"),
        "suspicious": N_("Suspicious"),
        "generous": N_("Generous"),
        "thrifty": N_("Thrifty"),
    },
)
ZODIAC = Choices(
    "zodiac",
    {
        "rat": N_("Rat"),
        "ox": N_("Ox"),
        "tiger": N_("Tiger"),
        "rabbit": N_("Rabbit"),
        "dragon": N_("Dragon"),
        "snake": N_("Snake"),
        "horse": N_("Horse"),
        "goat": N_("Goat"),
        "monkey": N_("Monkey"),
        "rooster": N_("Rooster"),
        "dog": N_("Dog"),
        "pig": N_("Pig"),
    },
    fixed=True,
)
STAR_SIGN = Choices(
    "star_sign",
    {
        "aries": N_("Aries"),
        "taurus": N_("Taurus"),
        "gemini": N_("Gemini"),
        "cancer": N_("Cancer"),
        "leo": N_("Leo"),
        "virgo": N_("Virgo"),
        "libra": N_("Libra"),
        "scorpio": N_("Scorpio"),
        "sagittarius": N_("Sagittarius"),
        "capricorn": N_("Capricorn"),
        "aquarius": N_("Aquarius"),
        "pisces": N_("Pisces"),
    },
    fixed=True,
)
BCG = Choices(
    "bcg",
    {
        "star": N_("Star"),
        "cash_cow": N_("Cash cow"),
        "question_mark": N_("Question mark"),
        "dog": N_("Dog"),
        "none": N_("None"),
    },
    fixed=True,
)
RFM_SEGMENT = Choices(
    "rfm_segment",
    {
        "HHH": N_("Important value"),
        "HLH": N_("Important development"),
        "LHH": N_("Important keep"),
        "LLH": N_("Important win-back"),
        "HHL": N_("General value"),
        "HLL": N_("General development"),
        "LHL": N_("General keep"),
        "LLL": N_("General win-back"),
        "none": N_("None (no orders)"),
    },
    fixed=True,
)
