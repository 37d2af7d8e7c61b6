"""Ledgers and files for accounting packages by command, and what the accountant filled in and sent back."""

from typing import Any

from clientdesk.cli import output
from clientdesk.cli.given import Arguments, open_desk, words
from clientdesk.desk import Desk
from clientdesk.desk.trading.ledgers import save_ledger
from clientdesk.desk.trading.packages import export_package
from clientdesk.desk.trading.round_trip import ComingBack, compare, take_over
from clientdesk.dossier.trade.period import read_period
from clientdesk.errors import ExitCode
from clientdesk.i18n import N_, Catalogue


def write_ledger(desk: Desk, arguments: Arguments) -> None:
    """Write a ledger of the period that was asked for, of all clients or the one with --code."""
    period = read_period(arguments.period, desk.today)
    save_ledger(
        desk,
        arguments.name,
        arguments.out,
        since=period.since,
        until=period.until,
        clients=[arguments.code] if arguments.code else None,
        headings=arguments.headings,
        language=arguments.lang,
        figures=arguments.figures,
    )


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
        output.document(
            {
                "file": str(arguments.out),
                "documents": made.documents,
                "rows": made.rows,
                "debit": f"{made.debit:.2f}",
                "credit": f"{made.credit:.2f}",
                "left_out": left,
                "batch": made.batch,
            }
        )
        return ExitCode.DONE
    output.line(said.tr(N_("Wrote {file}."), file=str(arguments.out)))
    output.line(
        said.tr(
            N_("{documents} documents, {rows} rows; debit {debit}, credit {credit}."),
            documents=made.documents,
            rows=made.rows,
            debit=f"{made.debit:,.2f}",
            credit=f"{made.credit:,.2f}",
        )
    )
    for each in left:
        output.line(f"  {each['document']}: {each['reason']}")
    return ExitCode.DONE


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
