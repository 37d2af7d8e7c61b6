"""MAN qualification: whether somebody with money, authority and need may buy, and what to do where one is missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from clientdesk.i18n import N_

MET, NOT_MET = "met", "not_met"
_ADVICE: Mapping[tuple[bool, bool, bool], str] = {
    (True, True, True): N_("Qualified: propose now."),
    (True, True, False): N_("Keep in contact: awaken the need, show the use."),
    (True, False, True): N_("Keep in contact: find who decides."),
    (False, True, True): N_("Keep in contact: look at the finances, offer terms or instalments."),
    (True, False, False): N_("For the long term: cultivate."),
    (False, True, False): N_("For the long term: cultivate."),
    (False, False, True): N_("For the long term: cultivate."),
    (False, False, False): N_("Not a client: stop here."),
}
_NOT_ELIGIBLE = N_("Not allowed to buy: stop here.")


@dataclass(frozen=True)
class Verdict:
    """`advice` is a message id; `unknown` names what is to be found out, of "money", "authority", "need" and
    "eligible"."""

    advice: str
    unknown: tuple[str, ...]


def verdict(money: str | None, authority: str | None, need: str | None, eligible: str | None = None) -> Verdict:
    """What four answers (met, not_met, anything else: not known) come to. What is not known counts as not met, but is
    listed; who may not buy is out whatever else is met."""
    given = {"money": money, "authority": authority, "need": need, "eligible": eligible}
    unknown = tuple(name for name, answer in given.items() if answer not in (MET, NOT_MET))
    if eligible == NOT_MET:
        return Verdict(_NOT_ELIGIBLE, unknown)
    return Verdict(_ADVICE[money == MET, authority == MET, need == MET], unknown)
