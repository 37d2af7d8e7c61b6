"""The command `policies`: what ends or is due, who lapsed, how many stay in force; and time's work written down."""

import argparse
from collections.abc import Callable
from typing import Any

from clientdesk.cli import output
from clientdesk.cli.given import Arguments, open_desk, words
from clientdesk.desk import Desk
from clientdesk.desk.insuring import AHEAD, MEASURED
from clientdesk.desk.insuring.given import Held
from clientdesk.dossier.choices.insurance import POLICY_STATUS
from clientdesk.dossier.insurance.course import LAPSED, Persistency
from clientdesk.errors import ExitCode
from clientdesk.i18n import N_, Catalogue

_MOST_DAYS = 3660


def add_commands(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The arguments of the command; `add` makes one with its name and help."""
    made = add("policies", "List insurance policies: what ends or has a premium due, what lapsed, or all.")
    made.add_argument(
        "which", nargs="?", choices=("due", "lapsed", "all"), default="due", help="which of them (default: due)"
    )
    made.add_argument("--days", type=_days, default=AHEAD, metavar="N", help="due within so many days (default: 60)")
    made.add_argument(
        "--update", action="store_true", help="first write down grace, lapse and ends, and the tasks before renewals"
    )


def _days(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= _MOST_DAYS:
        raise argparse.ArgumentTypeError(f"a whole number from 0 to {_MOST_DAYS} is needed")
    return int(text)


def policies(arguments: Arguments) -> int:
    """List policies, and how many stay in force."""
    with open_desk(arguments, read_only=not arguments.update) as desk:
        changed = desk.insurance.bring_up_to_date() if arguments.update else None
        found = _found(desk, arguments)
        persistency = [desk.insurance.persistency(months=months) for months in MEASURED]
    if arguments.json:
        shares = {str(each.months): _share(each) for each in persistency}
        step = changed.step if changed else None
        output.document({"policies": [_told(each) for each in found], "persistency": shares, "step": step})
        return ExitCode.DONE
    said = words(arguments)
    for each in found:
        output.line(_line(each, said))
    output.line(said.ntr("{n} policy", "{n} policies", len(found)))
    return ExitCode.DONE


def _found(desk: Desk, arguments: Arguments) -> tuple[Held, ...]:
    if arguments.which == "due":
        return desk.insurance.coming(days=arguments.days).policies
    every = desk.insurance.listed()
    return tuple(each for each in every if arguments.which == "all" or each.standing == LAPSED)


def _line(each: Held, said: Catalogue) -> str:
    day = each.on.isoformat() if each.on else "–"
    premium = f"{each.premium:,.2f} {each.currency}" if each.premium is not None else "–"
    status = POLICY_STATUS.label(each.standing, said) if each.code else said.tr(N_("No policy here"))
    left = said.tr(N_("{n} days"), n=each.days) if each.days is not None else "–"
    return "  ".join((each.code or "–", each.number, day, left, each.name, each.product, premium, status))


def _told(each: Held) -> dict[str, Any]:
    """A policy as data, empty values absent."""
    told = {
        "code": each.code,
        "policy_no": each.policy_no,
        "client": each.client,
        "name": each.name,
        "product": each.product,
        "insurer": each.insurer,
        "status": each.standing,
        "event": each.event,
        "on": each.on.isoformat() if each.on else None,
        "days": each.days,
        "premium": f"{each.premium:.2f}" if each.premium is not None else None,
        "currency": each.currency,
    }
    return {key: value for key, value in told.items() if value not in (None, "")}


def _share(each: Persistency) -> dict[str, Any]:
    return {"issued": each.issued, "kept": each.kept, "share": None if each.share is None else round(each.share, 4)}
