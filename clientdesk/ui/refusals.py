"""Why something was not stored, in words for the line under a field."""

from clientdesk.desk.clients import Refused
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.messages import hint, sentence


def reason(error: Exception, words: Catalogue) -> str:
    """The sentence of an error; of refused values that of the first."""
    if isinstance(error, Refused):
        return error.problems[0].sentence(words)
    if isinstance(error, UserError):
        return sentence(error, words)
    return words.tr(N_("The program met a fault. What you typed is kept."))


def reason_and_hint(error: Exception, words: Catalogue) -> str:
    """The sentence of an error, and what to do next where that is known."""
    next_step = hint(error, words) if isinstance(error, UserError) else ""
    return words.sentences(reason(error, words), next_step)
