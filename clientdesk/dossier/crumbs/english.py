"""Whom an English clause is about: the client, somebody of the family with a name, or ourselves."""

import re
from collections.abc import Mapping

from clientdesk.dossier.crumbs.clauses import Clause
from clientdesk.dossier.crumbs.crumb import About, Who

_KIN: Mapping[str, Who] = {
    "daughter": Who(About.CHILD, gender="f"),
    "son": Who(About.CHILD, gender="m"),
    "wife": Who(About.SPOUSE, gender="f"),
    "husband": Who(About.SPOUSE, gender="m"),
    "partner": Who(About.SPOUSE),
    **dict.fromkeys(("father", "dad"), Who(About.PARENT, gender="m", kinship="father")),
    **dict.fromkeys(("mother", "mum", "mom"), Who(About.PARENT, gender="f", kinship="mother")),
    "father-in-law": Who(About.PARENT, gender="m", kinship="parent_in_law"),
    "mother-in-law": Who(About.PARENT, gender="f", kinship="parent_in_law"),
}
_KIN_WORD = "|".join(sorted(_KIN, key=len, reverse=True))
_AGED = r"(?:(?:eldest|oldest|elder|older|youngest|younger|little|only|second|late|\d{1,2}[- ]year[- ]old)\s+)*"
_NAME = r"(?-i:[A-Z][a-zà-ž’'-]+(?: (?:Mc|Mac|O['’])?[A-Z][a-zà-ž’'-]+)?)"
_FAMILY = re.compile(
    rf"^(?P<lead>(?:has|have|with|and|also)?\s*(?:his|her|their|the|an?|one|client[’']s|(?-i:[A-Z][a-z]+)[’']s)?\s*){_AGED}"
    rf"(?:business )?(?P<kin>{_KIN_WORD})\b(?![’']s (?:friend|boss|firm))(?:,? (?:is )?(?:called|named)|:)?"
    rf"(?:\s+(?P<name>{_NAME}))?",
    re.IGNORECASE,
)
_SOMEBODY_HAS = re.compile(rf"^(?:he|she|they)\s+(?:has|have|had)\s+(?={'an?|two|three|one'}\b)", re.IGNORECASE)
_OURS = re.compile(r"^(?:I|we|my|our|your|you)\b", re.IGNORECASE)
_OTHERS = re.compile(rf"\b(?:my|our|your)\s+{_AGED}(?:{_KIN_WORD})\b", re.IGNORECASE)
_PRONOUN = re.compile(r"^(?:and |but |also )?(?P<who>he|she|his|her)\b", re.IGNORECASE)
_BUSINESS = re.compile(r"\bbusiness partner\b", re.IGNORECASE)


def whom(clause: Clause, before: Who, client: Who) -> tuple[Who, int]:
    """Whom a clause is about, after the one before it, and where in it begins what is said of him or her."""
    text = clause.text
    if _OURS.match(text) or _OTHERS.search(text) or _BUSINESS.search(text):
        return Who(About.NOBODY), 0
    lead = _SOMEBODY_HAS.match(text)
    start = lead.end() if lead else 0
    if found := _FAMILY.match(text[start:]):
        kin = _KIN[found["kin"].casefold()]
        return Who(kin.about, found["name"] or "", kin.gender, kin.kinship), start + found.end()
    if pronoun := _PRONOUN.match(text):
        gender = "m" if pronoun["who"].casefold() in ("he", "his") else "f"
        goes_on = before.about is not About.CLIENT and before.gender == gender and client.gender not in ("", gender)
        return (before if goes_on else client), 0
    return (client if clause.begins else before), 0
