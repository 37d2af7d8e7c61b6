"""The command `quality`: what is wrong, missing or old in a file, as lists to work through, and what can be mended."""

import argparse
from collections.abc import Callable
from typing import Any

from clientdesk.cli import output
from clientdesk.cli.given import Arguments, open_desk, words
from clientdesk.desk.quality.given import Finding, Mended, WorkList
from clientdesk.desk.quality.matters import BY_NAME
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_, Catalogue


def add_commands(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The arguments of the command; `add` makes one with its name and help."""
    made = add("quality", "List what is wrong, missing or old in the file, and mend what is sure.")
    made.add_argument("list", nargs="?", default="", metavar="LIST", help="this list (default: how long each is)")
    made.add_argument(
        "--months",
        type=int,
        default=12,
        metavar="N",
        help="so many months without change and contact count as left alone (default 12)",
    )
    made.add_argument("--mend", action="store_true", help="mend all of this list that is sure, as one step")


def quality(arguments: Arguments) -> int:
    """Tell how long each list is, or what stands in one of them; with --mend put right what is sure, as one step."""
    name = arguments.list
    if name and name not in BY_NAME:
        raise UserError(
            N_("There is no list {name}."),
            code=ExitCode.USAGE,
            key="no_such_list",
            hint=N_("The lists are {names}."),
            name=name[:40],
            names=", ".join(BY_NAME),
        )
    if arguments.mend and not name:
        raise UserError(N_("Say which list is to be mended."), code=ExitCode.USAGE, key="usage")
    with open_desk(arguments, read_only=not arguments.mend) as desk:
        seen = desk.quality.look(months=arguments.months)
        chosen = seen.list(name) if name else None
        mended = desk.quality.mend(chosen.sure) if chosen and arguments.mend else None
    said = words(arguments)
    if mended is not None:
        _say_mended(arguments, mended, said)
    elif arguments.json:
        output.document(_rows(chosen, said) if chosen else [_counted(one) for one in seen.lists])
    elif chosen:
        _say_rows(chosen, said)
    else:
        for one in seen.lists:
            output.line(f"{one.matter.name:<14}{len(one.findings):>8}  {said.tr(one.matter.title)}")
    return ExitCode.DONE


def _counted(one: WorkList) -> dict[str, Any]:
    return {"list": one.matter.name, "count": len(one.findings), "sure": len(one.sure), "mendable": len(one.mendable)}


def _rows(chosen: WorkList, said: Catalogue) -> list[dict[str, Any]]:
    return [_row(one, said) for one in chosen.findings]


def _row(one: Finding, said: Catalogue) -> dict[str, Any]:
    """A finding as data; empty parts are absent, sensitive values never told."""
    told = {
        "code": one.line.code,
        "kind": one.line.kind,
        "name": one.line.name,
        "field": one.key,
        "row": one.row,
        "found": one.stands(said),
        "odd": said.say(one.odd),
        "proposed": one.instead(said),
        "others": [other.code for other in one.others],
    }
    sure = {"sure": one.remedy.sure} if one.remedy else {}
    return {key: value for key, value in told.items() if value} | sure


def _say_rows(chosen: WorkList, said: Catalogue) -> None:
    for one in chosen.findings:
        parts = (one.line.code, one.line.name, one.where(said), one.stands(said), said.say(one.odd), one.instead(said))
        output.line("  ".join(part for part in parts if part))
    output.line(said.ntr("{n} finding", "{n} findings", len(chosen.findings)))


def _say_mended(arguments: Arguments, mended: Mended, said: Catalogue) -> None:
    step = mended.changed.step if mended.changed else None
    if arguments.json:
        output.document({"mended": mended.count, "passed_over": mended.passed_over, "step": step})
    else:
        output.line(said.ntr("{n} was mended.", "{n} were mended.", mended.count))
