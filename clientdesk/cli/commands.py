"""The commands, each a few lines over the desk. A command returns its exit code and prints through `output`."""

import sys
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from clientdesk.cli import card, day, erasing, house, insurance, letters, mailing, output, passwords, sample, service
from clientdesk.cli.doubles import duplicates, merge
from clientdesk.cli.given import Arguments, done, open_desk, words
from clientdesk.cli.giving import give
from clientdesk.cli.importing import bring
from clientdesk.cli.ledgers import ledger_name, write_ledger, write_package
from clientdesk.cli.opportunities import opportunities
from clientdesk.cli.quality import quality
from clientdesk.cli.query import query, tell_hits
from clientdesk.cli.ratios import ratios
from clientdesk.cli.score import score
from clientdesk.desk import Desk, batch, credit_memo, keeping
from clientdesk.desk.declarations import declarations
from clientdesk.desk.outgoing import outgoing
from clientdesk.desk.trading.ledgers import LEDGERS
from clientdesk.dossier.choices.countries import COUNTRY
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_

STORE_FAILS = ("disk", "damaged")
"""After these a batch stops: the client file takes no more. A photo that cannot be read concerns its line only."""


def new(arguments: Arguments) -> int:
    """Make a file."""
    password = None
    if arguments.encrypt:
        given = arguments.password_fd is not None
        typed = passwords.from_descriptor(arguments.password_fd) if given else passwords.asked_twice("New password: ")
        password = passwords.needed(typed)
    whole = outgoing.read_everything(arguments.source) if arguments.source else None
    home = {"country": _country(arguments.country), "numbers": arguments.numbers}
    with Desk.create(arguments.file, password=password, user=arguments.user, **home) as desk:
        if whole:
            desk.outgoing.take_back(whole)
        if arguments.sample:
            desk.language = words(arguments).language
            desk.sample.add()
    done(arguments, {"file": str(arguments.file)}, N_("Made {file}."))
    return ExitCode.DONE


def _country(code: str) -> str:
    if code in COUNTRY.labels:
        return code
    raise UserError(
        N_("{country} is no country."),
        code=ExitCode.USAGE,
        key="usage",
        hint=N_("Write its two letters, like GB or US."),
        country=code[:10],
    )


def fields(arguments: Arguments) -> int:
    """List the declarations."""
    told = declarations(arguments.kind)
    if arguments.json:
        output.document(told)
        return ExitCode.DONE
    for field in told:
        name = f"{field['group']}.{field['key']}" if field["group"] else field["key"]
        output.line(
            f"{field['kind']:<11}{field['id']:<9}{name:<38}{field['type']['name']:<13}{field['labels'][arguments.lang]}"
        )
    return ExitCode.DONE


def do_batch(arguments: Arguments) -> int:
    """Do actions, a line each; a line that fails is told on stderr with its number and the others go on."""
    if arguments.list:
        output.line("\n".join(batch.ACTIONS))
        return ExitCode.DONE
    first = int(ExitCode.DONE)
    language = words(arguments)
    with open_desk(arguments) as desk:
        for number, line in enumerate(sys.stdin.buffer, 1):
            if not line.strip():
                continue
            try:
                done = batch.perform(desk, batch.parse(_decoded(line)))
            except UserError as problem:
                first = first or int(problem.code)
                field = {key: problem.values[key] for key in ("field",) if key in problem.values}
                output.error(problem, language, json_wanted=True, extra={"line": number, **field})
                if problem.key in STORE_FAILS:
                    return first
            else:
                output.document({"ack": number, **done})
    return first


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(N_("This line is not UTF-8 text."), key="no_utf8") from None


def show(arguments: Arguments) -> int:
    """Show a client."""
    with open_desk(arguments, read_only=True) as desk:
        if arguments.as_of:
            record = desk.clients.as_of(arguments.code, _moment(arguments.as_of))
        else:
            record = desk.clients.get(arguments.code)
        if arguments.json:
            told = record.to_json()
            if record.stamps.trashed:
                told["trashed"] = record.stamps.trashed
            if not arguments.as_of and (answers := desk.answers.of(record.id)):
                told["answers"] = answers
            output.document(told)
        else:
            from clientdesk.desk.reading_out import lines

            for line in lines(desk, record, words(arguments)):
                output.line(line)
    return ExitCode.DONE


def _moment(text: str) -> str:
    """The end of a day, or a moment, in UTC as steps are stamped."""
    try:
        found = _end_of_day(text) or datetime.fromisoformat(text)
        return found.astimezone(UTC).isoformat(timespec="milliseconds")
    except (ValueError, OverflowError, OSError):
        raise UserError(
            N_("{date} is not a date of the form 2024-03-05."), code=ExitCode.USAGE, key="date", date=text[:40]
        ) from None


def _end_of_day(text: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(text), time.max)
    except ValueError:
        return None


def history(arguments: Arguments) -> int:
    """Show what was changed."""
    with open_desk(arguments, read_only=True) as desk:
        told = desk.past.of(arguments.code, words=words(arguments), limit=arguments.limit)
        if arguments.code:
            told += desk.disclosures.of(arguments.code, words=words(arguments), limit=arguments.limit)
            told = sorted(told, key=lambda change: -change.step)[: arguments.limit]
    if arguments.json:
        names = ("step", "at", "by", "text", "code", "table", "field", "old", "new")
        output.document([{name: getattr(change, name) for name in names} for change in told])
        return ExitCode.DONE
    for change in told:
        hidden = "•••" if change.sensitive else None
        what = f"{change.label}: {hidden or change.old or '–'} → {hidden or change.new or '–'}" if change.field else ""
        output.line(
            f"{change.step:>6}  {change.at[:16]}  {change.by:<10} {change.code:<9} {change.text}  {what}".rstrip()
        )
    return ExitCode.DONE


def undo(arguments: Arguments) -> int:
    """Take back the last step."""
    with open_desk(arguments) as desk:
        if arguments.merge:
            undone, changed = arguments.merge, desk.doubles.undo(arguments.merge)
        else:
            step, changed = desk.past.undo()
            undone = step.id
    done(arguments, {"undone": undone, "step": changed.step}, N_("Undid step {undone}."))
    return ExitCode.DONE


def redo(arguments: Arguments) -> int:
    """Bring back the step undone last."""
    with open_desk(arguments) as desk:
        step, changed = desk.past.redo()
    done(arguments, {"redone": step.id, "step": changed.step}, N_("Did step {redone} again."))
    return ExitCode.DONE


def search(arguments: Arguments) -> int:
    """Find clients."""
    with open_desk(arguments, read_only=True) as desk:
        hits = desk.searching.find(arguments.text, limit=arguments.limit)
    tell_hits(arguments, hits)
    return ExitCode.DONE


def export(arguments: Arguments) -> int:
    """Write a workbook, or what other programs read."""
    writes = arguments.what in ("all", "package") or bool(arguments.reason)
    with open_desk(arguments, read_only=not writes) as desk:
        if arguments.what in outgoing.NAMES:
            return give(desk, arguments)
        if arguments.what == "package":
            return write_package(desk, arguments)
        if arguments.out.is_dir() and arguments.out.suffix.lower() != ".xlsx":
            arguments.out /= ledger_name(desk, arguments.name, kinds=arguments.kind)
        if arguments.name in LEDGERS:
            write_ledger(desk, arguments)
        elif arguments.name in credit_memo.NAMES:
            desk.credit_memo.save_workbook(
                arguments.name, arguments.out, client=_one_client(arguments), **_as_told(arguments, profile="work")
            )
        else:
            told = _as_told(arguments, profile="accounting")
            desk.ledgers.save(arguments.name, arguments.out, kinds=arguments.kind, **told)
    done(arguments, {"file": str(arguments.out)}, N_("Wrote {file}."))
    return ExitCode.DONE


def _as_told(arguments: Arguments, *, profile: str) -> dict[str, Any]:
    """How a workbook is to be; `profile` where none was named."""
    return {
        "headings": arguments.headings,
        "language": arguments.lang,
        "profile": arguments.profile or profile,
        "reason": arguments.reason,
        "figures": arguments.figures,
    }


def _one_client(arguments: Arguments) -> str:
    if not arguments.code:
        raise UserError(
            N_("Name the client whose statements these are (--code)."),
            code=ExitCode.USAGE,
            key="usage",
            hint=N_("Use --help to see the commands and their arguments."),
        )
    return str(arguments.code)


def check(arguments: Arguments) -> int:
    """Look the file over."""
    with open_desk(arguments, read_only=not arguments.repair) as desk:
        found = desk.keeping.check(deep=arguments.deep, repair=arguments.repair)
    if arguments.json:
        findings = [{"kind": f.kind, "where": f.where, "repair": f.repair} for f in found]
        output.document({"ok": not found, "findings": findings})
    else:
        for finding in found:
            output.line(f"{finding.kind}: {finding.where} ({finding.repair})")
        output.line(words(arguments).ntr("{n} finding.", "{n} findings.", len(found)))
    return ExitCode.DAMAGED if found else ExitCode.DONE


def backup(arguments: Arguments) -> int:
    """Make a verified copy."""
    with open_desk(arguments) as desk:
        made = desk.keeping.backup(arguments.out)
    done(arguments, {"file": str(made)}, N_("Wrote {file}."))
    return ExitCode.DONE


def restore(arguments: Arguments) -> int:
    """Put a copy in the place of a file."""
    password = passwords.from_descriptor(arguments.password_fd) if arguments.password_fd is not None else None
    made = keeping.restore(arguments.file, arguments.target, password=password)
    told = {"file": str(made.file), "kept": str(made.kept) if made.kept else None}
    when = made.at.isoformat(timespec="seconds")
    document = {**told, "at": when, "clients": made.clients}
    done(arguments, document, N_("Restored {file} from the backup of {at}; clients in it: {clients}."))
    return ExitCode.DONE


def rekey(arguments: Arguments) -> int:
    """Change the password."""
    with open_desk(arguments) as desk:
        password = None
        if not arguments.plain:
            given = arguments.new_password_fd
            typed = passwords.from_descriptor(given) if given is not None else passwords.asked_twice("New password: ")
            password = passwords.needed(typed)
        desk.keeping.rekey(password)
    done(arguments, {"file": str(arguments.file)}, N_("Changed the password of {file}."))
    return ExitCode.DONE


def dump(arguments: Arguments) -> int:
    """Print every stored value."""
    with open_desk(arguments, read_only=True) as desk:
        output.document(desk.keeping.dump(as_of=_moment(arguments.as_of) if arguments.as_of else None))
    return ExitCode.DONE


COMMANDS: Mapping[str, Callable[[Arguments], int]] = {
    "new": new,
    "fields": fields,
    "batch": do_batch,
    "show": show,
    "history": history,
    "undo": undo,
    "redo": redo,
    "search": search,
    "query": query,
    "ratios": ratios,
    "import": bring,
    "score": score,
    "card": card.card,
    "labels": mailing.labels,
    "envelopes": mailing.envelopes,
    "erase": erasing.erase_clients,
    "letters": letters.letters,
    "statement": letters.statement,
    "reminders": letters.reminders,
    "export": export,
    "house": house.house,
    "layout": house.layout,
    "sample": sample.sample,
    "day": day.day,
    "plan": day.plan,
    "opportunities": opportunities,
    "policies": insurance.policies,
    "service": service.service,
    "sheets": service.sheets,
    "quality": quality,
    "duplicates": duplicates,
    "merge": merge,
    "check": check,
    "backup": backup,
    "restore": restore,
    "rekey": rekey,
    "dump": dump,
}
