"""The commands of service: what is to be done and what is late, requests of plans, sheets for whoever is sent."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from clientdesk.cli import output
from clientdesk.cli.given import Arguments, done, open_desk, words
from clientdesk.desk.service.listing import Seen, listed
from clientdesk.errors import ExitCode
from clientdesk.i18n import N_, Catalogue

_KINDS = {
    "dispatches": "dispatch",
    "requests": "service_request",
    "complaints": "complaint",
    "plans": "service_plan",
    "items": "installed_item",
}


def add_commands(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The arguments of the commands; `add` makes one with its name and help."""
    made = add("service", "List what of service is open: dispatches, requests, complaints, plans or installed items.")
    made.add_argument(
        "which", nargs="?", choices=tuple(_KINDS), default="dispatches", help="which of them (default: dispatches)"
    )
    made.add_argument("--all", action="store_true", help="those that are done or closed, too")
    made.add_argument("--late", action="store_true", help="only those beyond their time")
    made.add_argument("--update", action="store_true", help="first write the requests of the plans that fall due")
    sheets = add("sheets", "Print the sheets of dispatches, as a PDF; reports, where the work is done.")
    sheets.add_argument("codes", nargs="+", metavar="NUMBER", help="the dispatches, in the order of the print")
    sheets.add_argument("--out", type=Path, required=True, metavar="X.pdf")


def service(arguments: Arguments) -> int:
    """List what is open."""
    with open_desk(arguments, read_only=not arguments.update) as desk:
        changed = desk.service.write_planned() if arguments.update else None
        found = [
            each
            for each in listed(desk).by_kind[_KINDS[arguments.which]]
            if (arguments.all or each.is_open) and (each.is_late or not arguments.late)
        ]
    if arguments.json:
        step = changed.step if changed else None
        output.document({arguments.which: [_told(each) for each in found], "step": step})
        return ExitCode.DONE
    said = words(arguments)
    for each in found:
        output.line(_line(each, said))
    output.line(said.ntr("{n} record", "{n} records", len(found)))
    return ExitCode.DONE


def sheets(arguments: Arguments) -> int:
    """Write the sheets of dispatches."""
    with open_desk(arguments, read_only=True) as desk:
        made = desk.service.save_sheets(arguments.codes, arguments.out, language=arguments.lang)
    done(arguments, {"file": str(arguments.out), "pages": made.pages}, N_("Wrote {file}."))
    return ExitCode.DONE


def _told(each: Seen) -> dict[str, Any]:
    told: dict[str, Any] = {
        "code": each.code,
        "client": each.client or None,
        "name": each.record.name,
        "state": each.state,
        "late": each.is_late,
        "next": each.next_on.isoformat() if each.next_on else None,
    }
    if each.timing is not None:
        told["answer_by"] = each.timing.answer_by.isoformat(timespec="minutes")
        told["resolve_by"] = each.timing.resolve_by.isoformat(timespec="minutes")
    return {key: value for key, value in told.items() if value is not None}


def _line(each: Seen, said: Catalogue) -> str:
    field = each.record.kind.by_key["state"]
    state = field.type.show(each.state, said) if each.state else ""
    if each.is_late:
        state = said.tr(N_("{state}, overdue"), state=state)
    return "  ".join(filter(None, (each.code, each.client_name, each.record.name, state)))
