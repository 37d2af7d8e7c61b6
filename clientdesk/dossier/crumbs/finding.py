"""Reading a note: clause by clause, whom it is about, what it tells, and what of that the file does not hold yet."""

from collections.abc import Iterator
from dataclasses import replace

from clientdesk.dossier.crumbs import chinese, english
from clientdesk.dossier.crumbs.clauses import clauses
from clientdesk.dossier.crumbs.crumb import About, Crumb, Fact, Said, Who
from clientdesk.dossier.crumbs.places import crumbs_of
from clientdesk.dossier.crumbs.rule import CHINESE, ENGLISH, speech
from clientdesk.dossier.kinds import PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Reading

LONGEST = 2000
"""Letters of a note that are read."""


def crumbs(text: str, client: Record, reading: Reading) -> tuple[Crumb, ...]:
    """What a note tells of a person that the file has a place for and does not hold, in the order of the form."""
    if client.kind.name != PERSON.name:
        return ()
    told = tuple(said(text[:LONGEST], gender=client[Basics.gender] or ""))
    return crumbs_of(told, client, reading)


def said(text: str, *, gender: str = "") -> Iterator[Said]:
    """Each fact that a note tells, whether a file holds it or not. `gender` is the client's, as far as it is known."""
    client = Who(About.CLIENT, gender=gender)
    who = client
    for clause in clauses(text):
        language, whom = (CHINESE, chinese.whom) if clause.is_chinese else (ENGLISH, english.whom)
        before = client if clause.begins and who.about is About.NOBODY else who
        who, start = whom(clause, before, client)
        if who.about is About.NOBODY:
            continue
        if who.name:
            yield Said(who, Fact.NAME, who.name, clause.text)
        turns = speech(language)
        for rule in turns.rules:
            yield from rule.said(clause, who, start)
        for one in turns.tastes.said(clause, who, start):
            yield replace(one, who=client) if who is before and _is_grown_up(one) else one


def _is_grown_up(one: Said) -> bool:
    """Whether a taste is hardly that of the child of whom a note has just told: 女儿王乐 今年高考 喜欢龙井."""
    return one.who.about is About.CHILD and one.fact is Fact.DRINK
