"""The lists of selling: how far an opportunity has come."""

from clientdesk.dossier.types.chosen import Choices
from clientdesk.i18n import N_

OPPORTUNITY_STAGE = Choices(
    "opportunity_stage",
    {
        "lead": N_("Lead"),
        "qualified": N_("Qualified"),
        "need": N_("Need confirmed"),
        "proposal": N_("Proposal"),
        "negotiation": N_("Negotiation"),
        "won": N_("Won"),
        "lost": N_("Lost"),
        "hold": N_("On hold"),
    },
    fixed=True,
)
