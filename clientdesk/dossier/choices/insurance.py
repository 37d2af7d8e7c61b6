"""The lists of insurance: what is covered, how premiums are paid, how policies and claims stand."""

from clientdesk.dossier.types.chosen import Choices
from clientdesk.i18n import N_

COVER = Choices(
    "cover",
    {
        "life": N_("Life"),
        "critical_illness": N_("Critical illness"),
        "medical": N_("Medical"),
        "accident": N_("Accident"),
        "annuity": N_("Annuity or pension"),
        "education": N_("Education or savings"),
        "travel": N_("Travel"),
        "motor": N_("Vehicle"),
        "property": N_("Home and property"),
        "liability": N_("Liability"),
        "group": N_("Group"),
        "other": N_("Other"),
    },
)
PAY_MODE = Choices(
    "pay_mode",
    {
        "single": N_("Once"),
        "monthly": N_("Monthly"),
        "quarterly": N_("Quarterly"),
        "half_yearly": N_("Half-yearly"),
        "yearly": N_("Yearly"),
    },
    fixed=True,
)
POLICY_STATUS = Choices(
    "policy_status",
    {
        "quoted": N_("Quoted"),
        "applied": N_("Applied for"),
        "underwriting": N_("Underwriting"),
        "in_force": N_("In force"),
        "grace": N_("In grace"),
        "lapsed": N_("Lapsed"),
        "renewed": N_("Renewed"),
        "matured": N_("Ended by its term"),
        "surrendered": N_("Surrendered"),
        "cancelled": N_("Cancelled"),
        "declined": N_("Declined by the insurer"),
    },
    fixed=True,
)
RENEWAL_RESULT = Choices("renewal_result", {"renewed": N_("Renewed"), "lost": N_("Not renewed")}, fixed=True)
INSURED_RELATION = Choices(
    "insured_relation",
    {
        "self": N_("Self"),
        "spouse": N_("Spouse"),
        "child": N_("Child"),
        "parent": N_("Parent"),
        "sibling": N_("Brother or sister"),
        "employee": N_("Employee"),
        "other": N_("Other"),
    },
)
CLAIM_KIND = Choices(
    "claim_kind",
    {
        "hospital": N_("Treatment in hospital"),
        "illness": N_("Critical illness"),
        "accident": N_("Accident"),
        "disability": N_("Disability"),
        "death": N_("Death"),
        "damage": N_("Damage to a thing"),
        "theft": N_("Theft or loss"),
        "liability": N_("Damage done to others"),
        "other": N_("Other"),
    },
)
CLAIM_STATUS = Choices(
    "claim_status",
    {
        "reported": N_("Reported"),
        "documents": N_("Collecting documents"),
        "under_review": N_("Under review"),
        "approved": N_("Approved"),
        "rejected": N_("Rejected"),
        "paid": N_("Paid"),
        "closed": N_("Closed"),
    },
    fixed=True,
)
