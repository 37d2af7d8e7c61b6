"""The rows that were not taken: the same columns, the row they stood in, why, and what to do."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, time

from clientdesk.desk.importing.given import DO_REJECT, Check, Place, Report, SheetMatch, Trouble
from clientdesk.dossier.headings.known import REJECT_COLUMNS
from clientdesk.dossier.types import Cell
from clientdesk.exchange.intake import tables
from clientdesk.exchange.workbooks.cells import storable
from clientdesk.exchange.workbooks.rejected import RejectSheet
from clientdesk.i18n import Catalogue

_Told = Mapping[Place, Sequence[Trouble]]


def reject_sheets(told: Check | Report, words: Catalogue) -> list[RejectSheet]:
    """A sheet for each sheet of the file with rows that were left out, or whose cells could not all be read."""
    check = told.check if isinstance(told, Report) else told
    troubles: dict[Place, list[Trouble]] = {}
    for trouble in told.troubles:
        troubles.setdefault(trouble.place, []).append(trouble)
    wanted = _places(check, troubles)
    if check.source.contacts is not None:
        return [_of_contacts(told, check, troubles, words)]
    sheets = (_of_sheet(check, match, wanted, troubles, words) for match in check.matching.sheets)
    return [sheet for sheet in sheets if sheet.rows]


def _places(check: Check, troubles: _Told) -> set[Place]:
    """The rows of rejected clients, and those with cells that were left blank."""
    assert check.plan is not None
    found = {place for one in check.plan.plan.decisions if one.action == DO_REJECT for place in one.entry.places}
    return found | {place for place, told in troubles.items() if any(trouble.is_left_out for trouble in told)}


def _of_sheet(
    check: Check, match: SheetMatch, wanted: Collection[Place], troubles: _Told, words: Catalogue
) -> RejectSheet:
    table = check.source.sheets[match.sheet].table
    headings = tuple(column.heading for column in match.columns)
    rows: list[list[Cell | None]] = []
    for place in sorted(place for place in wanted if place.sheet == match.sheet):
        row = table.rows[place.row - table.first_row]
        rows.append([*map(_cell, row), place.row, *_said(troubles.get(place, ()), words)])
    ours = tuple(words.tr(text) for text in REJECT_COLUMNS)
    return RejectSheet(table.name, (*headings, *ours), len(ours), rows)


def _said(troubles: Sequence[Trouble], words: Catalogue) -> tuple[str, str]:
    """Why, and what to do, of all troubles of a row."""
    reasons = [f"{one.heading}: {words.say(one.reason)}" if one.heading else words.say(one.reason) for one in troubles]
    fixes = [words.say(one.fix) for one in troubles]
    return "\n".join(dict.fromkeys(reasons)), "\n".join(dict.fromkeys(fixes))


def _cell(cell: tables.Cell) -> Cell | None:
    if isinstance(cell, int) and isinstance(storable(cell), str):
        # The spreadsheet has rounded it. As a text with all digits it would come back as if none were lost.
        return f"{cell:.14E}"
    if isinstance(cell, float):
        return repr(cell)
    if isinstance(cell, time):
        return cell.isoformat()
    if isinstance(cell, datetime) and cell.tzinfo is not None:
        return cell.isoformat(" ")
    return cell


def _of_contacts(told: Check | Report, check: Check, troubles: _Told, words: Catalogue) -> RejectSheet:
    contacts = {contact.number: contact for contact in check.source.contacts.contacts} if check.source.contacts else {}
    wanted = _places(check, troubles)
    rows: list[list[Cell | None]] = [
        [contacts[line.place.row].name, line.place.row, *_said(troubles.get(line.place, ()), words)]
        for line in told.lines
        if line.place in wanted and line.place.row in contacts
    ]
    headings = ("", *REJECT_COLUMNS)
    return RejectSheet(check.source.name, tuple(words.tr(text) for text in headings), 3, rows)
