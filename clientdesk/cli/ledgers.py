"""Ledgers and files for accounting packages by command, and what the accountant filled in and sent back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from clientdesk.cli import output
from clientdesk.cli.given import Arguments, open_desk, words
from clientdesk.cli.query import asked_for
from clientdesk.desk import Desk
from clientdesk.desk.trading.ledgers import LEDGERS, file_name, save_ledger
from clientdesk.desk.trading.packages import Exported, export_package
from clientdesk.desk.trading.round_trip import ComingBack, compare, take_over
from clientdesk.dossier.trade.period import read_period
from clientdesk.errors import ExitCode
from clientdesk.i18n import N_, Catalogue

if TYPE_CHECKING:
    from argparse import ArgumentParser


def add_options(export: "ArgumentParser") -> None:
    """What can be asked of ledgers of trading."""
    export.add_argument("--query", default="", metavar="QUERY", help="of ledgers of trading: only clients it finds")
    export.add_argument(
        "--amounts",
        choices=("both", "original", "base"),
        default="both",
        help="of orders and receipts: in the currency of each document, in that of our books, or in both (default)",
    )
    export.add_argument(
        "--hide-void",
        dest="void",
        action="store_const",
        const="hidden",
        default="listed",
        help="of orders, receipts and expenses: leave out what is void, rejected or withdrawn",
    )
    export.add_argument(
        "--oldest-first",
        dest="unallocated",
        action="store_const",
        const="oldest",
        default="apart",
        help="of ageing: take what came in for nothing yet off what is due longest",
    )
    export.add_argument(
        "--one-sheet",
        dest="accounts",
        action="store_const",
        const="blocks",
        default="sheets",
        help="of accounts: all below each other on one sheet, for hundreds of clients",
    )


def ledger_name(desk: Desk, name: str, *, kinds: Sequence[str]) -> str:
    """The name of a workbook for which only a folder was said, as a schedule does that writes one each night."""
    return file_name(desk, name) if name in LEDGERS else desk.ledgers.file_name(name, kinds=kinds)


def write_ledger(desk: Desk, arguments: Arguments) -> None:
    """Write a ledger of the period that was asked for, of all clients, those of a query, or the one with --code."""
    period = read_period(arguments.period, desk.today)
    save_ledger(
        desk,
        arguments.name,
        arguments.out,
        since=period.since,
        until=period.until,
        clients=_whose(desk, arguments),
        headings=arguments.headings,
        language=arguments.lang,
        figures=arguments.figures,
        amounts=arguments.amounts,
        void=arguments.void,
        unallocated=arguments.unallocated,
        accounts=arguments.accounts,
    )


def _whose(desk: Desk, arguments: Arguments) -> list[str] | None:
    """The codes of the clients that were asked for; None for all of them."""
    if arguments.code:
        return [arguments.code]
    if arguments.query:
        return [line.code for line in desk.querying.lines(asked_for(desk, arguments.query))]
    return None


def write_package(desk: Desk, arguments: Arguments) -> int:
    """Write a file for an accounting package, and say what is in it."""
    period = read_period(arguments.period, desk.today)
    made = export_package(
        desk,
        arguments.name,
        arguments.out,
        since=period.since,
        until=period.until,
        again=arguments.again,
        first=arguments.first,
    )
    said = words(arguments)
    left = [{"document": each.document, "reason": said.tr(each.reason)} for each in made.left_out]
    if arguments.json:
        output.document(_exported(arguments, made, left))
    else:
        _tell_exported(made, left, said)
    return ExitCode.DONE


def _exported(arguments: Arguments, made: Exported, left: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "file": str(arguments.out),
        "files": [str(path) for path in made.files],
        "documents": made.documents,
        "corrections": made.corrections,
        "rows": made.rows,
        "debit": f"{made.debit:.2f}",
        "credit": f"{made.credit:.2f}",
        "left_out": left,
        "batch": made.batch,
    }


def _tell_exported(made: Exported, left: list[dict[str, str]], said: Catalogue) -> None:
    for path in made.files:
        output.line(said.tr(N_("Wrote {file}."), file=str(path)))
    output.line(
        said.tr(
            N_("{documents} documents, {rows} rows; debit {debit}, credit {credit}."),
            documents=made.documents,
            rows=made.rows,
            debit=f"{made.debit:,.2f}",
            credit=f"{made.credit:,.2f}",
        )
    )
    if made.corrections:
        output.line(
            said.ntr(
                "{n} document was given out before; what was changed since is in the file.",
                "{n} documents were given out before; what was changed since is in the file.",
                made.corrections,
            )
        )
    for each in left:
        output.line(f"  {each['document']}: {each['reason']}")


def take_back(arguments: Arguments) -> int:
    """Take over what was filled in on a ledger, or with --dry-run only tell it."""
    with open_desk(arguments, read_only=arguments.dry_run) as desk:
        came = compare(desk, arguments.source)
        step = None if arguments.dry_run or not came.differences else take_over(desk, came).step
    told = _told(came, step, words(arguments))
    if arguments.json:
        output.document(told)
        return ExitCode.DONE
    for each in told["differences"]:
        output.line(f"  {each['document']} · {each['label']}: {each['old'] or '–'} → {each['new'] or '–'}")
    for trouble in told["rejected"]:
        output.complaint(f"{trouble['column']} {trouble['row']}: {trouble['reason']}\n")
    said = words(arguments)
    count = len(came.differences)
    if step is None:
        output.line(said.ntr("{n} value differs; nothing was stored.", "{n} values differ; nothing was stored.", count))
    else:
        output.line(said.ntr("Took over {n} value.", "Took over {n} values.", count))
    return ExitCode.DONE


def _told(came: ComingBack, step: int | None, said: Catalogue) -> dict[str, Any]:
    def shown(each: Any, value: Any) -> str | None:
        return None if value is None else each.field.type.show(value, said)

    return {
        "updated": len({each.document for each in came.differences}) if step else 0,
        "differences": [
            {
                "document": each.document,
                "field": each.field.key,
                "label": each.field.title(said),
                "old": shown(each, each.old),
                "new": shown(each, each.new),
            }
            for each in came.differences
        ],
        "rejected": [
            {"row": each.row, "column": each.sheet, "reason": said.tr(each.reason.text, **each.reason.values)}
            for each in came.troubles
        ],
        "step": step,
    }
