"""Post by command: labels on their sheets and envelopes, with everybody told who gets none."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from clientdesk.cli import output
from clientdesk.cli.given import Arguments, done, open_desk, usage_error, words
from clientdesk.cli.query import asked_for
from clientdesk.desk import Desk
from clientdesk.desk.mailing.given import ADDRESSES, ORDERS, REASONS, EnvelopeWish, LabelWish, Plan
from clientdesk.errors import ExitCode
from clientdesk.exchange.mailing.given import CHINESE, ENVELOPES, WESTERN
from clientdesk.exchange.mailing.sheets import SHEETS
from clientdesk.i18n import N_

Add = Callable[[str, str], argparse.ArgumentParser]


def add_commands(add: Add) -> None:
    """The arguments of the commands; `add` makes one with its name and help."""
    labels = add("labels", "Print mailing labels as a PDF, and tell who gets none and why.")
    _add_whom(labels)
    labels.add_argument("--sheet", default="", metavar="NAME", help="the sheet of labels (default: as printed last)")
    labels.add_argument("--sheets", action="store_true", help="list the sheets there are, and stop")
    labels.add_argument(
        "--start", type=_place, default=(1, 1), metavar="R,C", help="row and column of the first free label"
    )
    labels.add_argument(
        "--nudge",
        type=_lengths,
        metavar="X,Y",
        help="move all by mm to the right and down, such as --nudge=-1,0.5 (default: as printed last)",
    )
    labels.add_argument("--test", action="store_true", help="write a page to test the sheet with, not labels")
    envelopes = add("envelopes", "Print envelopes as a PDF, and tell who gets none and why.")
    _add_whom(envelopes)
    envelopes.add_argument("--size", default="", choices=("", *ENVELOPES), help="the envelope (default: as last)")
    envelopes.add_argument(
        "--layout",
        default="",
        choices=("", CHINESE, WESTERN),
        help="where everything stands (default: as each address asks)",
    )
    envelopes.add_argument(
        "--box",
        type=_lengths,
        metavar="X,Y",
        help="where the first post code box begins, in mm from the left and the upper edge (default: as printed last)",
    )


def _add_whom(command: argparse.ArgumentParser) -> None:
    command.add_argument("codes", nargs="*", metavar="CODE", help="the clients, in the order of the print")
    command.add_argument("--all", action="store_true", help="all clients in the order of the list, in place of codes")
    command.add_argument("--query", default="", metavar="QUERY.json|NAME", help="those a query finds, by name")
    command.add_argument("--out", type=Path, metavar="X.pdf", help="the file to write")
    command.add_argument("--dry-run", action="store_true", help="only tell what would be printed")
    command.add_argument("--copies", type=int, default=1, metavar="N", help="so many for each client (default 1)")
    command.add_argument("--order", choices=tuple(ORDERS), default="listed", help="in which order (default: as listed)")
    command.add_argument(
        "--address",
        choices=tuple(ADDRESSES),
        default="mailing",
        help="of persons: the mailing address, else home, else office; or only one of them (default: mailing)",
    )


def _place(text: str) -> tuple[int, int]:
    try:
        row, column = (int(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError("a row and a column are needed, such as 2,1") from None
    return row, column


def _lengths(text: str) -> tuple[float, float]:
    try:
        x, y = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError("two lengths in mm are needed, such as 1.5,-2") from None
    return x, y


def labels(arguments: Arguments) -> int:
    """Print labels, or the page to test a sheet with, or list the sheets."""
    with open_desk(arguments, read_only=True) as desk:
        if arguments.sheets:
            _tell_sheets(arguments, desk)
            return ExitCode.DONE
        wish = LabelWish(
            arguments.sheet,
            arguments.start,
            arguments.copies,
            arguments.nudge,
            arguments.order,
            arguments.address,
            arguments.lang,
        )
        if arguments.test:
            desk.mailing.save_trial(_out(arguments), wish=wish)
            done(arguments, {"file": str(arguments.out)}, N_("Wrote {file}."))
            return ExitCode.DONE
        codes = _codes(desk, arguments)
        if arguments.dry_run:
            _tell(arguments, desk.mailing.plan_labels(codes, wish), piece="labels")
        else:
            made = desk.mailing.save_labels(codes, _out(arguments), wish=wish)
            _tell(arguments, made.plan, piece="labels", cut=made.cut)
    return ExitCode.DONE


def envelopes(arguments: Arguments) -> int:
    """Print envelopes."""
    with open_desk(arguments, read_only=True) as desk:
        wish = EnvelopeWish(
            arguments.size,
            arguments.layout,
            arguments.box,
            arguments.copies,
            arguments.order,
            arguments.address,
            arguments.lang,
        )
        codes = _codes(desk, arguments)
        if arguments.dry_run:
            _tell(arguments, desk.mailing.plan_envelopes(codes, wish), piece="envelopes")
        else:
            made = desk.mailing.save_envelopes(codes, _out(arguments), wish=wish)
            _tell(arguments, made.plan, piece="envelopes", cut=made.cut)
    return ExitCode.DONE


def _codes(desk: Desk, arguments: Arguments) -> Sequence[str]:
    if bool(arguments.codes) + arguments.all + bool(arguments.query) != 1:
        raise usage_error(N_("Name the clients to write to, or give --all, or --query."))
    if arguments.query:
        found = desk.querying.listed(asked_for(desk, arguments.query))
        return tuple(line.code for line in desk.clients.lines(found))
    return desk.cards.every_code() if arguments.all else tuple(arguments.codes)


def _out(arguments: Arguments) -> Path:
    if arguments.out is None:
        raise usage_error(N_("Say with --out into which file, or give --dry-run."))
    out: Path = arguments.out
    return out


def _tell_sheets(arguments: Arguments, desk: Desk) -> None:
    sheets = desk.mailing.sheets()
    if arguments.json:
        told = [
            {
                "name": sheet.name,
                "page": list(sheet.page),
                "label": list(sheet.label),
                "columns": sheet.columns,
                "rows": sheet.rows,
                "left": sheet.left,
                "top": sheet.top,
                "gaps": [sheet.gap_x, sheet.gap_y],
                "own": sheet.name not in SHEETS,
            }
            for sheet in sheets.values()
        ]
        output.document(told)
        return
    for sheet in sheets.values():
        width, height = sheet.label
        output.line(f"{sheet.name:<12}{width:g} × {height:g} mm  {sheet.columns} × {sheet.rows}")


def _tell(arguments: Arguments, plan: Plan, *, piece: str, cut: Sequence[str] = ()) -> None:
    """How many pieces and pages, who is left out and why, on whose piece something was cut."""
    said = words(arguments)
    left = [{"code": one.code, "key": one.reason, "reason": said.tr(REASONS[one.reason])} for one in plan.left_out]
    if arguments.json:
        told: dict[str, Any] = {} if arguments.dry_run else {"file": str(arguments.out)}
        told |= {piece: plan.pieces, "pages": plan.pages, "left_out": left, "cut": list(cut)}
        output.document(told)
        return
    if not arguments.dry_run:
        output.line(said.tr(N_("Wrote {file}."), file=str(arguments.out)))
    if piece == "labels":
        count = said.ntr("{n} label", "{n} labels", plan.pieces)
    else:
        count = said.ntr("{n} envelope", "{n} envelopes", plan.pieces)
    output.line(f"{count}  {said.ntr('{n} page', '{n} pages', plan.pages)}")
    for one in left:
        output.line(f"  {one['code']}: {one['reason']}")
    if cut:
        output.line(said.tr(N_("Too long for the room there is, so cut: {codes}"), codes=", ".join(cut)))
