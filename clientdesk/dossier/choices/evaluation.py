"""The lists of evaluations: what is weighed, which facts hold a grade down, what a score means."""

from clientdesk.dossier.types.chosen import Choices
from clientdesk.i18n import N_

EVALUATION_KIND = Choices(
    "evaluation_kind",
    {
        "credit": N_("Credit (6C)"),
        "weighted": N_("Weighted client evaluation"),
        "distributor": N_("Distributor scoring"),
    },
    fixed=True,
)
EVALUATION_STATUS = Choices("evaluation_status", {"draft": N_("Draft"), "final": N_("Final")}, fixed=True)
CRITERION = Choices(
    "criterion",
    {
        "character": N_("Character"),
        "capacity": N_("Capacity"),
        "capital": N_("Capital"),
        "collateral": N_("Collateral"),
        "condition": N_("Condition"),
        "continuity": N_("Continuity"),
        "finance": N_("Finance"),
        "business_ability": N_("Business ability"),
        "cooperation": N_("Co-operation"),
        "channel": N_("Channel ability"),
        "market_range": N_("Market range"),
        "reputation": N_("Reputation"),
        "business_history": N_("Business history"),
        "products_handled": N_("Products handled"),
        "financial_condition": N_("Financial condition"),
        "location": N_("Location"),
        "distribution": N_("Distribution ability"),
        "service": N_("Service ability"),
        "pricing": N_("Pricing"),
        "public_relations": N_("Public relations"),
    },
    fixed=True,
)
KNOCK_OUT = Choices(
    "knock_out",
    {
        "overdue_90": N_("An invoice is more than 90 days overdue"),
        "distress": N_("Altman Z″ in the distress zone"),
        "negative_equity": N_("Equity below zero"),
        "bounced": N_("A bounced bill is open"),
        "dispute": N_("A dispute is open"),
        "suspended": N_("Registration suspended"),
        "enforcement": N_("On the list of court enforcement"),
        "insolvency": N_("Insolvency proceedings"),
        "revoked": N_("Registration revoked or cancelled"),
    },
    fixed=True,
)
EVALUATION_BAND = Choices(
    "evaluation_band",
    {
        "too_weak": N_("Too weak"),
        "ideal": N_("Ideal"),
        "strong": N_("Acceptable, strong"),
        "too_strong": N_("Too strong"),
    },
    fixed=True,
)
