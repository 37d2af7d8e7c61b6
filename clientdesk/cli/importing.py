"""Bringing in by command: clients; a statement out of a workbook, all that is not understood told first."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from clientdesk.cli import output
from clientdesk.cli.clients_in import bring_clients
from clientdesk.cli.given import Arguments, open_desk, words
from clientdesk.cli.ledgers import take_back
from clientdesk.desk import Desk
from clientdesk.desk.statement_books import BookWish, Brought, place_of, sentences
from clientdesk.dossier.record import Record
from clientdesk.dossier.statements.line import OPEN
from clientdesk.dossier.statements.statement import Statement
from clientdesk.errors import ExitCode, UserError
from clientdesk.files import read_whole
from clientdesk.i18n import N_, Catalogue

_MAP_AT_MOST = 1_000_000


def bring(arguments: Arguments) -> int:
    """Bring in clients or a statement, or with --dry-run only tell what would be brought in."""
    if arguments.ledger:
        return take_back(arguments)
    if not arguments.statement:
        return bring_clients(arguments)
    wish = _wish(arguments)
    with open_desk(arguments, read_only=arguments.dry_run) as desk:
        brought = desk.statement_books.read(arguments.statement, arguments.source, wish)
        step = None if arguments.dry_run else _stored(desk, brought, arguments)
        told = _told(brought, step, words(arguments))
    if arguments.json:
        output.document(told)
    else:
        _say(told, words(arguments))
    return ExitCode.DONE


def _stored(desk: Desk, brought: Brought, arguments: Arguments) -> int | None:
    try:
        return desk.statement_books.bring(brought, _wish(arguments)).step
    except UserError:
        # What is to be answered is told even where nothing is stored.
        if not arguments.json:
            for line in _open_questions(brought, words(arguments)):
                output.complaint(line + "\n")
        raise


def _wish(arguments: Arguments) -> BookWish:
    return BookWish(
        captions=_captions(arguments.map) if arguments.map else {},
        start=_day(arguments.start),
        end=_day(arguments.end),
        unit=int(arguments.unit) if arguments.unit else None,
        scope=arguments.scope,
        version=arguments.version,
        problems="draft" if arguments.leave_unreadable else "refuse",
    )


def _captions(path: Path) -> dict[str, str]:
    """{caption: key of a line}; null leaves the caption out."""
    try:
        said = json.loads(read_whole(path, at_most=_MAP_AT_MOST).decode("utf-8-sig"))
        if not isinstance(said, dict) or not all(line is None or isinstance(line, str) for line in said.values()):
            raise ValueError
    except (ValueError, RecursionError):
        raise UserError(
            N_("The map is no JSON object of captions and keys of lines."), code=ExitCode.USAGE, key="no_json"
        ) from None
    return {str(caption): line or "" for caption, line in said.items()}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UserError(
            N_("{day} is no day of the form 2025-12-31."), code=ExitCode.USAGE, key="no_day", day=text[:20]
        ) from None


def _told(brought: Brought, step: int | None, said: Catalogue) -> dict[str, Any]:
    """What the command says: as for every import, and what is special to a statement."""
    record = brought.record
    rejected = [
        {"row": each.cell, "column": each.sheet, "reason": reason}
        for each, reason in zip(brought.problems, sentences(brought.problems, said), strict=True)
    ]
    return {
        "new": int(step is not None),
        "updated": 0,
        "skipped": 0,
        "rejected": rejected,
        "step": step,
        "code": record.code,
        "period": record[Statement.name] or "",
        "period_start": _iso(record, "start"),
        "period_end": _iso(record, "end"),
        "unit": brought.found.unit,
        "currency": record[Statement.currency],
        "scope": record[Statement.scope],
        "asked": list(brought.asked),
        "unknown": [{"caption": each.caption, "cell": place_of(each)} for each in brought.unknown],
        "notes": [said.tr(note) for note in brought.found.notes],
        "closing": {key: f"{value:f}" for key, value in brought.found.closing.items()},
        "opening": {f"{OPEN}{key}": f"{value:f}" for key, value in brought.found.opening.items()},
    }


def _iso(record: Record, which: str) -> str | None:
    day = record[Statement.period_start if which == "start" else Statement.period_end]
    return day.isoformat() if day else None


def _say(told: dict[str, Any], said: Catalogue) -> None:
    found = len(told["closing"]) + len(told["opening"])
    if told["code"]:
        output.line(said.tr(N_("Brought in {code}, {period}: {n} amounts."), n=found, **_named(told)))
    else:
        output.line(said.tr(N_("{n} amounts were found for {period}; nothing was stored."), n=found, **_named(told)))
    for note in told["notes"]:
        output.line(note)
    for line in _questions(told, said):
        output.line(line)


def _named(told: dict[str, Any]) -> dict[str, str]:
    return {"code": told["code"], "period": told["period"] or "?"}


def _open_questions(brought: Brought, said: Catalogue) -> list[str]:
    return _questions(_told(brought, None, said), said)


def _questions(told: dict[str, Any], said: Catalogue) -> list[str]:
    lines = [f"  {each['cell']}: {each['caption']}" for each in told["unknown"]]
    if lines:
        lines.insert(0, said.tr(N_("Captions that are not known; say what they are with --map:")))
    return [*lines, *(f"  {each['reason']}" for each in told["rejected"])]
