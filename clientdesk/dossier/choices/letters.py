"""The lists of letters: in which language a text is, and what it is for."""

from clientdesk.dossier.types.chosen import Choices
from clientdesk.i18n import N_

LETTER_LANGUAGE = Choices(
    "letter_language",
    {"en": N_("English"), "zh_CN": N_("Chinese (simplified)"), "zh_TW": N_("Chinese (traditional)")},
    fixed=True,
)
LETTER_KIND = Choices(
    "letter_kind",
    {
        "letter": N_("Letter"),
        "birthday": N_("Birthday"),
        "thanks": N_("Thanks"),
        "renewal": N_("Renewal"),
        "reminder": N_("Payment reminder"),
    },
    fixed=True,
)
