"""The commands of the house: our company, and what stands on the cards."""

from collections.abc import Iterator, Sequence
from typing import Any

from clientdesk.cli import output
from clientdesk.cli.given import Arguments, open_desk, words
from clientdesk.desk import Desk
from clientdesk.desk.clients import unreadable
from clientdesk.dossier.house.company import Company
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_, Catalogue

_TYPED = {field.key: field for field in Company.declared.fields if field.type.typed}


def house(arguments: Arguments) -> int:
    """Show our company, or change what is known of it, as one step."""
    changes = bool(arguments.set or arguments.logo)
    with open_desk(arguments, read_only=not changes) as desk:
        if changes:
            desk.house.save(_with(desk, desk.house.record(), arguments.set), logo=arguments.logo)
        record = desk.house.record()
    if arguments.json:
        output.document(record.to_json())
        return ExitCode.DONE
    for field in Company.declared.fields:
        if (value := record[field]) is not None:
            output.line(f"{field.title(words(arguments))}: {field.type.show(value, words(arguments))}")
    return ExitCode.DONE


def _with(desk: Desk, record: Record, given: Sequence[str]) -> Record:
    """The record with `KEY=VALUE`s put in; nothing behind the sign empties a field."""
    for part in given:
        key, sign, text = part.partition("=")
        field = _TYPED.get(key)
        if field is None or not sign:
            raise UserError(
                N_("{part} is not of the form KEY=VALUE."),
                code=ExitCode.USAGE,
                key="usage",
                hint=N_("The keys are {keys}."),
                part=key[:40],
                keys=", ".join(_TYPED),
            )
        try:
            record[field] = field.type.read(text, desk.reading) if text.strip() else None
        except Unreadable as problem:
            problem.values.setdefault("field", key)
            raise unreadable(problem) from None
    return record


def layout(arguments: Arguments) -> int:
    """Show what stands on the cards of a layout, or choose it."""
    changes = arguments.fields is not None or arguments.usual
    if (changes and not arguments.layout) or (arguments.fields is not None and not arguments.kind):
        raise UserError(
            N_("Say for which layout, and for which kind of client (--kind)."), code=ExitCode.USAGE, key="usage"
        )
    with open_desk(arguments, read_only=not changes) as desk:
        layouts = [arguments.layout] if arguments.layout else list(desk.house.layouts)
        kinds = [arguments.kind] if arguments.kind else [kind.name for kind in desk.client_kinds]
        if changes:
            keys = None if arguments.usual else [key.strip() for key in arguments.fields.split(",") if key.strip()]
            desk.house.arrange({(arguments.layout, kind): keys for kind in kinds})
        told = [_told(desk, name, kind) for name in layouts for kind in kinds]
        if arguments.json:
            output.document(told)
        else:
            for one in told:
                for line in _lines(desk, one, words(arguments), whole=bool(arguments.layout)):
                    output.line(line)
    return ExitCode.DONE


def _told(desk: Desk, name: str, kind: str) -> dict[str, Any]:
    chosen = desk.house.fields_for(name).get(kind)
    return {
        "layout": name,
        "kind": kind,
        "chosen": chosen is not None,
        "fields": list(chosen or desk.house.usual(name, kind)),
        "offered": [field.key for field in desk.house.offered(name, kind)],
    }


def _lines(desk: Desk, told: dict[str, Any], words: Catalogue, *, whole: bool) -> Iterator[str]:
    """One line for each card; of a layout that was named all fields, those that stand on the card first, numbered."""
    state = words.tr(N_("chosen")) if told["chosen"] else words.tr(N_("as usual"))
    yield f"{told['layout']:<16}{told['kind']:<12}{len(told['fields'])}/{len(told['offered'])}  {state}"
    if not whole:
        return
    titles = {field.key: field.title(words) for field in desk.house.offered(told["layout"], told["kind"])}
    for number, key in enumerate(told["fields"], 1):
        yield f"{number:>5}  {key:<38}{titles[key]}"
    for key in told["offered"]:
        if key not in told["fields"]:
            yield f"    -  {key:<38}{titles[key]}"
