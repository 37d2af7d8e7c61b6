"""What is looked for, in the order of the lists: what was typed in vain first, what is merely old last."""

from clientdesk.desk.quality.given import Matter
from clientdesk.i18n import N_

DRAFTS = Matter(
    "drafts",
    N_("Typed, but not stored"),
    N_("What was typed here could not be read as a date, a number … It is in no print and no search until it is."),
    N_("Read again"),
    N_("Store what could not be read before ({n})"),
    leave=False,
)
AREA = Matter(
    "area",
    N_("Telephones without area code"),
    N_("From another city nobody can call them. Where the city is known, its code is proposed."),
    N_("Fill in the area codes"),
    N_("Fill in the area codes of telephones ({n})"),
)
LENGTH = Matter(
    "length",
    N_("Telephones of impossible length"),
    N_("No telephone has so many digits; one was left out, or one is too many."),
)
STYLE = Matter(
    "style",
    N_("Telephones written unusually"),
    N_("With prefixes, dots or brackets. They are found all the same, but are hard to read in lists and on labels."),
    N_("Write them the usual way"),
    N_("Write telephones the usual way ({n})"),
)
NUMBERS = Matter(
    "numbers",
    N_("Identity and registration numbers that cannot be right"),
    N_("A check digit, the length, or the birth and gender inside the number say that something is wrong."),
)
FROM_NUMBER = Matter(
    "from_number",
    N_("Birth and gender that the identity number tells"),
    N_("They are not filled in, but the number says what they are."),
    N_("Fill them in"),
    N_("Fill in birth and gender from identity numbers ({n})"),
)
NO_PHONE = Matter("no_phone", N_("No telephone"), N_("None of any kind: nobody can call these clients."))
NO_OWNER = Matter(
    "no_owner",
    N_("No owner"),
    N_("Nobody is answerable for these clients."),
    N_("Make me the owner"),
    N_("Make {user} the owner of clients ({n})"),
)
NO_SORT = Matter(
    "no_sort",
    N_("Names that can be read in several ways"),
    N_("Their sort key is empty, so nobody has said yet how the name is read; the likeliest reading sorts it."),
    N_("Fill in the likeliest reading"),
    N_("Fill in the sort keys of names ({n})"),
)
SAME_PHONE = Matter(
    "same_phone",
    N_("The same telephone in several files"),
    N_("Perhaps the same client twice, perhaps a number that was copied by mistake."),
)
EMPLOYERS = Matter(
    "employers",
    N_("Different spellings of one employer"),
    N_("Colleagues are found together only where the employer is written alike; the spelling of its own file wins."),
    N_("Make one spelling"),
    N_("Make one spelling of employers ({n})"),
)
POSTCODES = Matter(
    "postcodes",
    N_("Addresses without post code"),
    N_("Letters take longer. Where every other address of the same district has one post code, it is proposed."),
    N_("Fill in the post codes"),
    N_("Fill in post codes ({n})"),
)
DAYS = Matter(
    "days",
    N_("Impossible dates"),
    N_("Born after today, hired before being born, ended before it began: one of the dates is wrong."),
)
ENDED = Matter(
    "ended",
    N_("Documents that have ended"),
    N_("Identity documents and licences whose day is past; ask for the new one."),
)
STATEMENTS = Matter(
    "statements",
    N_("Old financial statements"),
    N_("The latest statement ended more than 18 months ago, and a judgement of credit rests on it."),
    leave=False,
)
STALE = Matter(
    "stale",
    N_("Clients left alone"),
    N_("No change and no contact for many months, and nothing planned. Call them, or archive the file."),
    leave=False,
)
LINKS = Matter(
    "links",
    N_("Names that could be links"),
    N_("The name of a client stands in another file as mere text. Linked, one goes there with a click."),
    N_("Link them"),
    N_("Link names to clients ({n})"),
)
MATTERS = (
    DRAFTS,
    AREA,
    LENGTH,
    STYLE,
    NUMBERS,
    FROM_NUMBER,
    DAYS,
    SAME_PHONE,
    EMPLOYERS,
    LINKS,
    NO_PHONE,
    NO_OWNER,
    NO_SORT,
    POSTCODES,
    ENDED,
    STATEMENTS,
    STALE,
)
BY_NAME = {matter.name: matter for matter in MATTERS}
STATEMENT_MONTHS = 18
"""A statement that ended longer ago is old."""
