"""Bringing in clients or policies by command: workbooks, text tables, vCards and our own JSON, with everything told
that is not taken."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from clientdesk.cli import output
from clientdesk.cli.given import Arguments, open_desk, words
from clientdesk.desk.importing.entry import letters_of
from clientdesk.desk.importing.given import (
    APART,
    CLIENT_LEVEL,
    DO_REJECT,
    SKIPPED,
    TOGETHER,
    Check,
    Matching,
    Place,
    Policy,
    Report,
    Source,
    SourceOptions,
    Trouble,
)
from clientdesk.desk.importing.importing import Importing, with_field
from clientdesk.errors import ExitCode, UserError
from clientdesk.files import read_whole
from clientdesk.i18n import N_, Catalogue

_MAP_AT_MOST = 1_000_000
_SAID = 20
"""So many reasons are said to a person; the others stand in the workbook of rejects, or in --json."""


_NOTHING: Mapping[str, tuple[str, str, str]] = {
    "clients": (
        N_("Nothing in this file looks like clients."),
        "no_clients_found",
        N_("Say what its columns are with --map, and of which kind the clients are with --kind."),
    ),
    "policies": (
        N_("Nothing in this file looks like policies."),
        "no_policies_found",
        N_("Say what its columns are with --map: client, product, policy_no, insurer and so on."),
    ),
}
"""{what the rows are: (what is said where there are none, its key, what to do)}."""


def bring_clients(arguments: Arguments) -> int:
    """Bring in clients or policies, or with --dry-run only tell what would be brought in."""
    with open_desk(arguments, read_only=arguments.dry_run) as desk:
        importing = desk.insurance.importing if arguments.rows == "policies" else desk.importing
        source = importing.open(arguments.source, options=SourceOptions(arguments.encoding))
        matching = _matching(importing, source, arguments)
        blank = _blank(source, matching, arguments.blank)
        couples = APART if arguments.couples == "two" else TOGETHER
        policy = Policy(arguments.duplicates, arguments.children, arguments.bad, couples=couples, blank=blank)
        check = importing.check(source, matching, policy)
        told: Check | Report = check if arguments.dry_run else importing.run(check)
        written = importing.write_rejects(told, arguments.rejects) if arguments.rejects else 0
    said = words(arguments)
    if arguments.json:
        output.document({**_document(told, said), "notes": [said.say(note) for note in check.notes]})
    else:
        for line in (*_lines(told, matching, said), *map(said.say, check.notes)):
            output.line(line)
        if written:
            output.line(said.tr(N_("Rejected rows were written to {file}."), file=arguments.rejects.name))
    return ExitCode.DONE


def _matching(importing: Importing, source: Source, arguments: Arguments) -> Matching:
    matching = importing.match(source, kind=arguments.kind or None)
    if arguments.sheet:
        matching = _only(matching, source, arguments.sheet)
    if arguments.map:
        said = _map(arguments.map)
        matching = _mapped(importing, _looked_at(importing, source, matching, said), said)
    if source.has_columns and all(sheet.level == SKIPPED for sheet in matching.sheets):
        text, key, hint = _NOTHING[arguments.rows]
        raise UserError(text, key=key, hint=hint)
    return matching


def _blank(source: Source, matching: Matching, wanted: Sequence[str]) -> frozenset[tuple[int, str]]:
    """The columns that are meant by their headings or letters, on every sheet that has them; of vCards and JSON fields
    by their keys."""
    if not source.has_columns:
        return frozenset((0, key.strip()) for key in wanted)
    found: set[tuple[int, str]] = set()
    for told in wanted:
        meant = {
            (sheet.sheet, letters)
            for sheet in matching.sheets
            for column in sheet.columns
            for letters in [letters_of(column.index + source.sheets[sheet.sheet].table.first_column - 1)]
            if told.strip() == column.heading.strip() or told.strip().upper() == letters
        }
        if not meant:
            raise UserError(
                N_("There is no column {column}."), code=ExitCode.USAGE, key="no_column", column=told.strip()[:60]
            )
        found |= meant
    return frozenset(found)


def _only(matching: Matching, source: Source, wanted: str) -> Matching:
    """The matching with one sheet alone, by its number from 1 or its name."""
    names = [seen.name for seen in source.sheets]
    place = names.index(wanted) if wanted in names else int(wanted) - 1 if wanted.isdigit() else -1
    if not 0 <= place < len(names):
        raise UserError(N_("There is no such sheet."), code=ExitCode.USAGE, key="no_sheet")
    sheets = (each if each.sheet == place else replace(each, level=SKIPPED) for each in matching.sheets)
    return replace(matching, sheets=tuple(sheets))


def _map(path: Path) -> dict[str, str]:
    """{heading: key of a field}; null leaves the column out."""
    try:
        said = json.loads(read_whole(path, at_most=_MAP_AT_MOST).decode("utf-8-sig"))
        if not isinstance(said, dict) or not all(field is None or isinstance(field, str) for field in said.values()):
            raise ValueError
    except (ValueError, RecursionError):
        raise UserError(
            N_("The map is no JSON object of headings and keys of fields."), code=ExitCode.USAGE, key="no_json"
        ) from None
    return {str(heading).strip(): field or "" for heading, field in said.items()}


def _looked_at(importing: Importing, source: Source, matching: Matching, said: dict[str, str]) -> Matching:
    """The matching where sheets that look like nothing are taken all the same, if their headings are mapped."""
    if any(sheet.level != SKIPPED for sheet in matching.sheets):
        return matching
    for sheet in matching.sheets:
        if any(said.get(column.heading.strip()) for column in sheet.columns):
            matching = importing.rematch(source, matching, sheet=sheet.sheet, level=CLIENT_LEVEL)
    return matching


def _mapped(importing: Importing, matching: Matching, said: dict[str, str]) -> Matching:
    for sheet in matching.sheets:
        known = {choice.field for choice in importing.choices(sheet.kind, level=sheet.level)}
        for column in sheet.columns:
            field = said.get(column.heading.strip())
            if field is None or sheet.level == SKIPPED:
                continue
            if field not in known and not importing.is_field(sheet.kind, field):
                raise UserError(
                    N_("There is no field {field}."),
                    code=ExitCode.USAGE,
                    key="unknown_field",
                    hint=N_("The command fields lists all keys."),
                    field=field[:60],
                )
            matching = with_field(matching, sheet.sheet, column.index, field)
    return matching


def _document(told: Check | Report, said: Catalogue) -> dict[str, Any]:
    """The document of the command, as for every import."""
    return {
        "new": told.new,
        "updated": told.updated,
        "skipped": told.skipped,
        "rejected": [
            {"row": each.place.row, "column": each.heading or each.column, "reason": said.say(each.reason)}
            for each in _rejected(told)
        ],
        "left_out": [
            {"row": each.place.row, "column": each.heading or each.column, "reason": said.say(each.reason)}
            for each in told.troubles
            if each.is_left_out
        ],
        "step": told.step if isinstance(told, Report) else None,
    }


def _rejected(told: Check | Report) -> Iterator[Trouble]:
    """Why each rejected line is rejected."""
    troubles: dict[Place, list[Trouble]] = {}
    for trouble in told.troubles:
        if trouble.serious:
            troubles.setdefault(trouble.place, []).append(trouble)
    places = {line.place for line in told.lines if line.action == DO_REJECT}
    for place in sorted(places | troubles.keys()):
        yield from troubles.get(place, ())


def _lines(told: Check | Report, matching: Matching, said: Catalogue) -> Iterator[str]:
    counts = {"new": told.new, "updated": told.updated, "skipped": told.skipped, "rejected": told.rejected}
    if isinstance(told, Report):
        text = N_("Brought in: {new} new, {updated} updated, {skipped} left as they were, {rejected} rejected.")
    else:
        text = N_("This would bring in {new} new, {updated} updated, {skipped} as they are; {rejected} rejected.")
    yield said.tr(text, **counts)
    left = [column.heading for each in matching.sheets for column in each.columns if _is_left_out(each.level, column)]
    if left:
        yield said.tr(N_("Columns left out: {columns}"), columns=", ".join(dict.fromkeys(left)))
    yield from _reasons(list(_rejected(told)), said)
    blank = [each for each in told.troubles if each.is_left_out]
    if blank:
        yield said.ntr("{n} value was not taken over.", "{n} values were not taken over.", len(blank))
    yield from _reasons(blank, said)


def _reasons(troubles: Sequence[Trouble], said: Catalogue) -> Iterator[str]:
    for each in troubles[:_SAID]:
        where = each.heading or each.column
        row = said.tr(N_("row {row}"), row=each.place.row)
        yield f"  {row}{f', {where}' if where else ''}: {said.say(each.reason)} {said.say(each.fix)}"
    if len(troubles) > _SAID:
        yield said.tr(N_("  … and {n} more; --rejects writes all of them."), n=len(troubles) - _SAID)


def _is_left_out(level: str, column: Any) -> bool:
    return level != SKIPPED and not column.field and bool(column.heading.strip())
