"""What is to be known of letters before they are printed, in sentences: gaps, unknown places, who gets none and why."""

from collections.abc import Iterator, Sequence

from clientdesk.desk.letters.given import LeftOut, Plan, Planned
from clientdesk.exchange.letters.places import PLACES
from clientdesk.i18n import N_, Catalogue

NAMED = 5
"""So many clients are named; of the others there is the number."""


def in_brief(plan: Plan, words: Catalogue) -> str:
    """What is amiss, in one line; empty where nothing is."""
    unknown, lacking, out = sum(plan.unknown.values()), len(plan.lacking), len(plan.left_out)
    told = (
        unknown and words.ntr("{n} place is not known", "{n} places are not known", unknown),
        lacking and words.ntr("for {n} client something is missing", "for {n} clients something is missing", lacking),
        out and words.ntr("{n} client gets no letter", "{n} clients get no letter", out),
    )
    line = "  ·  ".join(text for text in told if text)
    return line[:1].upper() + line[1:]


def unknown_told(plan: Plan, words: Catalogue) -> str:
    """The places of the text that mean nothing, with how often each stands in it; empty where there are none."""
    if not plan.unknown:
        return ""
    shown = words.listed(f"{{{name}}}" + (f" × {count}" if count > 1 else "") for name, count in plan.unknown.items())
    return words.ntr(
        "{n} place is not known and stays red: {places}",
        "{n} places are not known and stay red: {places}",
        sum(plan.unknown.values()),
        places=shown,
    )


def lacking_told(plan: Plan, words: Catalogue) -> str:
    """The clients of whom something is not known that the text asks for; empty where there are none."""
    if not plan.lacking:
        return ""
    told = words.ntr(
        "For {n} client something is missing and stays red:",
        "For {n} clients something is missing and stays red:",
        len(plan.lacking),
    )
    return "\n".join([told, *_listed([_lacks(each, words) for each in plan.lacking], words)])


def _lacks(planned: Planned, words: Catalogue) -> str:
    labels = words.listed(words.tr(PLACES[name].label) for name in planned.lacking)
    return words.tr(N_("{name}: {what}"), name=planned.name, what=labels)


def left_out_told(plan: Plan, words: Catalogue) -> str:
    """Who gets no letter, and why; empty where everybody gets one."""
    if not plan.left_out:
        return ""
    told = words.ntr("{n} client gets no letter:", "{n} clients get no letter:", len(plan.left_out))
    return "\n".join([told, *_listed([_why(each, words) for each in plan.left_out], words)])


def nothing_told(plan: Plan, words: Catalogue) -> str:
    """Why there is no letter, and what to do."""
    nothing, others = words.tr(N_("There is no letter to print.")), words.tr(N_("Choose other clients."))
    return "\n\n".join(filter(None, (nothing, left_out_told(plan, words), others)))


def _why(left: LeftOut, words: Catalogue) -> str:
    return words.tr(N_("{name}: {what}"), name=left.name, what=words.say(left.reason))


def lost_told(plan: Plan, words: Catalogue) -> str:
    """How many letters bear no address."""
    lost = [each.name for each in plan.planned if each.lost]
    if not lost:
        return ""
    shown = words.listed(lost[:NAMED]) + (" …" if len(lost) > NAMED else "")
    return words.ntr(
        "Of {n} client no postal address is known: {names}",
        "Of {n} clients no postal address is known: {names}",
        len(lost),
        names=shown,
    )


def levels_told(plan: Plan, words: Catalogue) -> str:
    """Which reminder goes to whom; empty where no reminders are printed."""
    levels = sorted({each.level for each in plan.planned if each.level})
    return "\n".join(line for level in levels for line in _level(plan, level, words))


def _level(plan: Plan, level: int, words: Catalogue) -> Iterator[str]:
    here = [each for each in plan.planned if each.level == level]
    yield words.ntr(
        "Reminder of level {level} for {n} client:",
        "Reminder of level {level} for {n} clients:",
        len(here),
        level=level,
    )
    yield from _listed([_owes(each, words) for each in here], words)


def _owes(planned: Planned, words: Catalogue) -> str:
    amounts = words.listed(f"{value:,.2f} {currency}" for currency, value in planned.amounts.items())
    return words.tr(N_("{name}: {what}"), name=planned.name, what=amounts)


def _listed(lines: Sequence[str], words: Catalogue) -> list[str]:
    shown = [f"· {line}" for line in lines[:NAMED]]
    if len(lines) > NAMED:
        shown.append(words.ntr("and {n} more", "and {n} more", len(lines) - NAMED))
    return shown
