"""The lists of the working records: what is to be done, and what was said and done."""

from clientdesk.dossier.types.chosen import Choices
from clientdesk.i18n import N_

TASK_KIND = Choices(
    "task_kind",
    {
        "call": N_("Call"),
        "visit": N_("Visit"),
        "meeting": N_("Meeting"),
        "mail": N_("Mail or message"),
        "quotation": N_("Quotation"),
        "delivery": N_("Delivery"),
        "collection": N_("Collect a payment"),
        "service": N_("Service"),
        "greeting": N_("Greeting or gift"),
        "other": N_("Other"),
    },
)
TASK_STATE = Choices(
    "task_state",
    {"planned": N_("Planned"), "in_progress": N_("Under way"), "done": N_("Done"), "cancelled": N_("Cancelled")},
    fixed=True,
)
PRIORITY = Choices("priority", {"high": N_("High"), "normal": N_("Normal"), "low": N_("Low")}, fixed=True)
REPEAT = Choices(
    "repeat",
    {
        "daily": N_("Every day"),
        "weekly": N_("Every week"),
        "monthly": N_("Every month"),
        "yearly": N_("Every year"),
    },
    fixed=True,
)
PROMISE = Choices("promise", {"ours": N_("We promised it"), "theirs": N_("The client promised it")}, fixed=True)
DIRECTION = Choices("direction", {"out": N_("From us"), "in": N_("From the client")}, fixed=True)
CONTACT_KIND = Choices(
    "contact_kind",
    {
        "prospecting": N_("Prospecting"),
        "follow_up": N_("Follow-up"),
        "negotiation": N_("Negotiation"),
        "after_sale": N_("After-sale check"),
        "care": N_("Care"),
        "complaint": N_("Complaint"),
        "collection": N_("Collecting a payment"),
        "note": N_("Note"),
        "other": N_("Other"),
    },
)
REFUSAL = Choices(
    "refusal",
    {
        "distrust": N_("Distrust after bad news around"),
        "experience": N_("Own experience or character"),
        "seeks_more": N_("Seeks more than the product gives"),
        "no_time": N_("No time to learn about it"),
        "tired": N_("Tired of advertising"),
        "presentation": N_("Our presentation was wrong"),
        "other": N_("Other"),
    },
)
MOOD = Choices("mood", {"good": N_("Good"), "neutral": N_("Neutral"), "bad": N_("Bad")}, fixed=True)
