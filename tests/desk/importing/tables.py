"""Tables made by hand, as the reader of files gives them, and what an import made of them."""

from collections.abc import Sequence
from typing import Any

from clientdesk.desk import Desk
from clientdesk.desk.importing.given import Check, Line, Matching, Policy, Report, SheetSeen, Source
from clientdesk.exchange.intake.headings import guessed
from clientdesk.exchange.intake.tables import Sheet
from clientdesk.i18n import catalogue

ENGLISH = catalogue("en")


def sheet(text: str, name: str = "", *, first_row: int = 1) -> Sheet:
    """A sheet out of lines of cells with | between them; what looks like a whole number is one."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return sheet_of([[_cell(part.strip()) for part in line.split("|")] for line in lines], name, first_row=first_row)


def sheet_of(rows: Sequence[Sequence[Any]], name: str = "", *, first_row: int = 1) -> Sheet:
    """A sheet out of cells."""
    width = max(map(len, rows))
    filled = [tuple(row) + (None,) * (width - len(row)) for row in rows]
    return Sheet(name, filled, width, first_row=first_row, heading=guessed(filled, ()))


def _cell(text: str) -> str | int | None:
    if text.isdigit() and not text.startswith("0"):
        return int(text)
    return text or None


def source(*sheets: Sheet, name: str = "clients.xlsx") -> Source:
    """A file with these sheets."""
    return Source("xlsx", name, "", sheets=tuple(map(SheetSeen, sheets)))


def fields_of(matching: Matching, sheet: int = 0) -> list[str]:
    """What the columns of a sheet are taken for."""
    return [column.field for column in matching.sheets[sheet].columns]


def checked(desk: Desk, given: Source, policy: Policy | None = None, *, kind: str | None = None) -> Check:
    """The check of a file as it is understood of itself."""
    return desk.importing.check(given, desk.importing.match(given, kind=kind), policy or Policy())


def brought(desk: Desk, given: Source, policy: Policy | None = None, *, kind: str | None = None) -> Report:
    """What came of it."""
    return desk.importing.run(checked(desk, given, policy, kind=kind))


def counts(told: Check | Report) -> tuple[int, int, int, int]:
    """New, updated, skipped, rejected."""
    return told.new, told.updated, told.skipped, told.rejected


def why(line: Line) -> str:
    """Why a line is as it is, in English."""
    return ENGLISH.say(line.why) if line.why else ""


def values(desk: Desk, code: str) -> dict[str, Any]:
    """The values of a client as JSON, without what every client has."""
    told = desk.clients.get(code).to_json()
    usual = ("client_code", "client_kind", "lifecycle_stage", "owner_id", "confidentiality", "file_status")
    held: dict[str, Any] = {key: value for key, value in told["values"].items() if key not in usual}
    held |= told["groups"]
    return held


def dump(desk: Desk) -> Any:
    """Everything stored."""
    return desk.keeping.dump()
