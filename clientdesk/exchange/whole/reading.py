"""Reading our JSON: every record as values, every file proved by its digest, the sums reckoned anew."""

import hashlib
import json
from base64 import b64decode
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any

from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.contacts.given import Contact, Contacts
from clientdesk.exchange.whole.form import MARK, VERSION, Sums
from clientdesk.files import read_whole
from clientdesk.i18n import N_, Sentence

_ATTACHED_AT_MOST = 50_000_000
_RECORDS_AT_MOST = 2_000_000
_SAFE = N_("Nothing was changed. Export the file again and try again.")
_BESIDE = ("answers", "former_codes", "told_apart", "given_out", "row_numbers")
"""What stands beside the values of a record: {name: {key: text}} or, of rows, {group: [number]}."""
Json = dict[str, Any]


def read_export(data: bytes, *, folder: Path | None = None) -> Contacts:
    """All records of a document that `write_whole` made; files that do not stand inside are looked for in `folder`.
    `UserError` where it is none, or not whole.

    The text is JSON of a known form, read by the standard library; no value is used before its field has checked it.
    """
    told = _parsed(data)
    clients = told.get("clients")
    if not isinstance(clients, list) or len(clients) > _RECORDS_AT_MOST:
        raise _refused("no_export", N_("This JSON file is no export of ClientDesk."))
    sums = Sums()
    made = [_record(number, each, sums) for number, each in enumerate(clients, 1)]
    files = _files(told.get("files") or {}, sums, folder)
    notes = _compared(told.get("sums"), sums)
    own = tuple(each for each in told.get("own_fields") or () if isinstance(each, dict))
    settings = told.get("settings")
    return Contacts(
        "json",
        made,
        notes=notes,
        own_fields=own,
        settings=settings if isinstance(settings, dict) else {},
        files=files,
        whole=not notes,
    )


def is_export(data: bytes) -> bool:
    """Whether bytes look like a document of ours, without reading it."""
    return MARK.encode() in data[:200]


def _parsed(data: bytes) -> Json:
    try:
        told = json.loads(data.decode("utf-8-sig"), parse_float=Decimal, object_pairs_hook=_object)
    except (ValueError, ArithmeticError, RecursionError):
        raise _refused("no_json", N_("This is no JSON file, or it was cut off.")) from None
    if not isinstance(told, dict) or MARK not in told:
        raise _refused("no_export", N_("This JSON file is no export of ClientDesk."))
    if told[MARK] != VERSION:
        text = N_("This export was made by a newer ClientDesk.")
        raise UserError(text, code=ExitCode.NEWER_FORMAT, key="newer_export", hint=N_("Install the newest version."))
    return told


def _object(pairs: list[tuple[str, Any]]) -> Json:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a name stands twice")
    return made


def _record(number: int, told: object, sums: Sums) -> Contact:
    match told:
        case {"code": str(code), "kind": str(kind), "values": dict(values), "groups": dict(groups)}:
            assert isinstance(told, dict)
        case _:
            problem = Sentence(N_("This record is damaged."))
            return Contact(number, "person", problem=problem)
    if not all(isinstance(rows, list) for rows in groups.values()):
        return Contact(number, kind, problem=Sentence(N_("This record is damaged.")), code=code)
    sums.add(told)
    beside = {name: part for name in _BESIDE if isinstance(part := told.get(name), dict)}
    return Contact(
        number,
        kind,
        {**values, **groups},
        code=code,
        answers=beside.get("answers", {}),
        trashed=told.get("trashed") is True,
        beside={name: part for name, part in beside.items() if name != "answers"},
    )


def _files(told: object, sums: Sums, folder: Path | None) -> Mapping[str, bytes]:
    """{digest: bytes}; what has another digest than its name is left out, so that nobody is given a wrong picture."""
    found: dict[str, bytes] = {}
    for sha256, each in told.items() if isinstance(told, dict) else ():
        try:
            data = _beside(folder, each["file"]) if "file" in each else b64decode(each["data"], validate=True)
        except (TypeError, KeyError, ValueError, UserError):
            continue
        if hashlib.sha256(data).hexdigest() == sha256:
            found[sha256] = data
            sums.add_file(data)
    return found


def _beside(folder: Path | None, name: str) -> bytes:
    """The bytes of a file in the folder beside the document; nothing is read from anywhere else."""
    parts = PurePosixPath(name).parts
    if folder is None or len(parts) != 2 or ".." in parts or PurePosixPath(name).is_absolute():
        raise ValueError("no file of the folder beside")
    return read_whole(folder.joinpath(*parts), at_most=_ATTACHED_AT_MOST)


def _compared(said: object, sums: Sums) -> tuple[Sentence, ...]:
    """A note where the document does not hold what it says it does."""
    if said == sums.to_json():
        return ()
    return (Sentence(N_("The file was changed after it was written: its sums do not agree with what is in it.")),)


def _refused(key: str, text: str) -> UserError:
    return UserError(text, code=ExitCode.REFUSED, key=key, hint=_SAFE)
