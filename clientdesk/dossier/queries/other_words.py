"""Other words for what is often asked, as people say it: questions and columns of the list are found by them too."""

import re
from collections.abc import Mapping
from functools import cache

from clientdesk.dossier.folding import fold
from clientdesk.i18n import LANGUAGES, N_, catalogue

_SAID: Mapping[str, str] = {
    "contact": N_("spoken, spoken to, called, seen, met, talked, days"),
    "no_contact": N_("not in the last, never, since, days since, not spoken, not called, not seen, days, out of touch"),
    "contacted": N_("spoken, last spoken, last call, last visit, since, days since, never, not in the last, days"),
    "next_action": N_("next step, follow-up, reminder, due, to do, days"),
    "birthday_next": N_("days, born, celebrates"),
    "planned": N_("next step, follow-up, reminder, to do"),
    "nothing_planned": N_("no next step, no follow-up, forgotten"),
    "insured": N_("insured, covered, cover"),
    "not_insured": N_("uninsured, no cover"),
    "policy_due": N_("renewal, expires, runs out, premium due, days"),
    "city": N_("town, place"),
    "phone": N_("mobile, call"),
}
"""By the name of the question or the column; each text is a list, apart by commas."""
_BETWEEN = re.compile("[,，、]")


@cache
def other_words(name: str) -> frozenset[str]:
    """The other words in every language, folded; none for most."""
    said = (catalogue(language).tr(_SAID[name]) for language in LANGUAGES if name in _SAID)
    return frozenset(fold(word.strip()) for text in said for word in _BETWEEN.split(text))
