"""The job of the child: bytes in, a pack of tables out."""

import os
from collections.abc import Mapping
from dataclasses import replace

from clientdesk.errors import UserError
from clientdesk.exchange.intake.books import xls_grids, xlsx_grids
from clientdesk.exchange.intake.delimited import Dialect, text_grid, voted
from clientdesk.exchange.intake.encodings import MARKS, Guess, guess, refuse_binary
from clientdesk.exchange.intake.forms import book_in, form_of
from clientdesk.exchange.intake.grids import Pack
from clientdesk.exchange.intake.noted import sentences
from clientdesk.exchange.intake.packed import packed
from clientdesk.exchange.intake.pages import page_grids
from clientdesk.exchange.intake.pasted import drawn_grid
from clientdesk.exchange.intake.refusals import refused
from clientdesk.exchange.intake.xml_books import xml_grids
from clientdesk.i18n import N_, Sentence

Answer = tuple[dict[str, object], bytes]


def tables(payload: bytes, options: Mapping[str, object]) -> Answer:
    """Options: "encoding" and "delimiter", empty where they are to be found out, and "form" where it is known.

    The answer is empty; the index of the pack has "form", "encoding", "offered", "notes" and "sheets".
    """
    form = str(options["form"]) or form_of(payload)
    notes: list[Sentence] = []
    pack = Pack()
    index: dict[str, object] = {"form": form, "encoding": None, "offered": ()}
    if form == "xlsx":
        grids = xlsx_grids(book_in(payload), payload, notes)
    elif form == "xls":
        grids = xls_grids(payload, notes)
    elif form == "xml":
        grids = xml_grids(payload)
        index["form"] = "xls"
    elif form == "html":
        found = _found(payload, options)
        grids = page_grids(payload, encoding=found.encoding, skipped=found.skipped)
        index |= _told(found)
    elif form == "clipboard" and (drawn := drawn_grid(payload.decode("utf-8", "replace"))):
        grids = iter([drawn])
    else:
        found = _found(payload, options)
        dialect = _dialect(payload, found, str(options["delimiter"]))
        grids = iter([text_grid(payload, encoding=found.encoding, skipped=found.skipped, dialect=dialect, notes=notes)])
        index |= _told(found) | {"form": form if form == "clipboard" else "tsv" if dialect.delimiter == "\t" else "csv"}
    for grid in grids:
        pack.add(grid)
        notes.extend(sentences(grid))
    if not pack.sheets:
        raise _empty(form)
    index |= {"sheets": pack.sheets, "notes": [[note.text, dict(note.values)] for note in notes]}
    return {}, packed(index, pack.blocks)


def ready(payload: bytes, options: Mapping[str, object]) -> Answer:
    """Nothing, once all is loaded that the next job will need: loading is not to count as reading."""
    import python_calamine

    return {"ready": bool(python_calamine.__all__), "pid": os.getpid()}, payload


def _empty(form: str) -> UserError:
    if form == "clipboard":
        hint = N_("Nothing was changed. Copy some cells and try again.")
        return refused("empty", N_("There is no table on the clipboard."), hint=hint)
    return refused("empty", N_("There is no table in the file."), hint=N_("Nothing was changed. Choose another file."))


def _found(payload: bytes, options: Mapping[str, object]) -> Guess:
    found = guess(payload)
    if asked := str(options["encoding"]):
        marks = {encoding: len(mark) for mark, encoding in MARKS if payload.startswith(mark)}
        return replace(found, encoding=asked, skipped=marks.get(asked, 0))
    refuse_binary(payload, found)
    return found


def _told(found: Guess) -> dict[str, object]:
    return {"encoding": found.encoding, "offered": found.offered}


def _dialect(payload: bytes, found: Guess, asked: str) -> Dialect:
    dialect = voted(payload, encoding=found.encoding, skipped=found.skipped)
    return Dialect(asked, told=dialect.told) if asked else dialect
