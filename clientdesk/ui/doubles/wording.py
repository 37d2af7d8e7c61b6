"""How sure a pair is and what speaks for it, in words."""

from collections.abc import Sequence

from clientdesk.desk.doubles.given import Pair, Reason
from clientdesk.dossier.masking import HIDDEN
from clientdesk.i18n import N_, Catalogue, Sentence
from clientdesk.ui.context import Context

CERTAIN, LIKELY, PERHAPS = 0.99, 0.9, 0.5
"""The scores from which on a pair counts as such."""
_WORDS = ((CERTAIN, N_("Almost certain")), (LIKELY, N_("Very likely")), (0.0, N_("Perhaps")))


def certainty(score: float, words: Catalogue) -> str:
    """The score as words with a percentage, never 100: that only a person can say."""
    told = next(text for least, text in _WORDS if score >= least)
    return words.tr(N_("{word}, {percent}%"), word=words.tr(told), percent=min(99, int(score * 100)))


def lines(reasons: Sequence[Reason], context: Context) -> list[str]:
    """Each reason with its sign; while somebody looks on, without the values it is about."""
    return [f"{'−' if reason.is_against else '+'} {sentence(reason, context)}" for reason in reasons]


def sentence(reason: Reason, context: Context) -> str:
    """One reason in words."""
    if not context.privacy.is_on:
        return reason.sentence(context.words)
    return context.words.say(Sentence(reason.text.text, dict.fromkeys(reason.text.values, HIDDEN)))


def speaking_for(pair: Pair, context: Context) -> str:
    """What speaks for a pair, on one line."""
    between = "" if context.words.language.startswith("zh") else " "
    return between.join(sentence(reason, context) for reason in pair.reasons if not reason.is_against)
