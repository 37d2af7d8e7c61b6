"""The certificates of what was erased, in words and as files: as data, as text, as a PDF."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk import __version__
from clientdesk.desk.erasing import Erased
from clientdesk.desk.output_names import batch_name
from clientdesk.desk.outputs import refuse_client_file
from clientdesk.dossier.kinds import KINDS
from clientdesk.dossier.types import MULTI_TEXT
from clientdesk.errors import UserError
from clientdesk.exchange.certificate import TITLE, Certificate, Part, as_text, make_certificates
from clientdesk.exchange.traces import found_in_closed, found_in_open
from clientdesk.files import atomic_write
from clientdesk.i18n import N_, Catalogue, catalogue

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk
    from clientdesk.exchange.cards.job import PrintJob

_LABELS = {kind.name: kind.label for kind in KINDS}


@dataclass(frozen=True)
class Certified:
    """What was erased, and the keys of the texts of it that stand in the file yet; None where nobody could look."""

    erased: Erased
    still_found: tuple[str, ...] | None


def certify(gone: Sequence[Erased], path: Path) -> list[Certified]:
    """Look whether anything of these clients can still be found in a file that is not open in this program."""
    return _certified(gone, found_in_closed(path, _texts(gone)))


def certify_open(desk: "Desk", gone: Sequence[Erased]) -> list[Certified]:
    """The same of the open file. It takes a while."""
    try:
        return _certified(gone, found_in_open(desk.store.path, _texts(gone)))
    except UserError:
        return [Certified(erased, None) for erased in gone]


def _texts(gone: Sequence[Erased]) -> dict[str, str]:
    """{code and key: text} of all of them, so that the file is gone through once."""
    return {f"{erased.code} {key}": text for erased in gone for key, text in erased.texts.items()}


def _certified(gone: Sequence[Erased], found: Sequence[str]) -> list[Certified]:
    """Each with the keys of its own texts that were found; no key has a space in it."""
    by_code: dict[str, list[str]] = {}
    for code, _, key in (each.rpartition(" ") for each in found):
        by_code.setdefault(code, []).append(key)
    return [Certified(erased, tuple(by_code.get(erased.code, ()))) for erased in gone]


def print_job(desk: "Desk", *, language: str = "") -> "PrintJob":
    """What certificates on paper need of the desk; they can be made of it when the file is closed."""
    from clientdesk.exchange.cards.job import PrintJob
    from clientdesk.exchange.profiles import Disclosure

    words = catalogue(language or desk.language)
    house, now = desk.house.for_print(words.language), desk.now.astimezone()
    return PrintJob((), words, Disclosure(), desk.user, now, lambda _photo: None, house=house)


def save(certified: Sequence[Certified], out: Path, job: "PrintJob") -> None:
    """Write certificates into a file, whole or not at all: as its ending says a PDF, a text, or else data."""
    refuse_client_file(out)
    atomic_write(out, written(certified, out.suffix, job))


def written(certified: Sequence[Certified], suffix: str, job: "PrintJob") -> bytes:
    """The bytes of a file of certificates whose name ends so."""
    return _MAKERS.get(suffix.lower(), _as_data)(certified, job)


def _as_data(certified: Sequence[Certified], _job: "PrintJob") -> bytes:
    told = [each.erased.certificate(each.still_found) for each in certified]
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _as_text(certified: Sequence[Certified], job: "PrintJob") -> bytes:
    return as_text([in_words(each, job.words) for each in certified], job.words.tr(TITLE)).encode()


def _as_pdf(certified: Sequence[Certified], job: "PrintJob") -> bytes:
    return make_certificates([in_words(each, job.words) for each in certified], job).pdf


_MAKERS: Mapping[str, Callable[[Sequence[Certified], "PrintJob"], bytes]] = {".pdf": _as_pdf, ".txt": _as_text}


def in_words(certified: Certified, words: Catalogue) -> Certificate:
    """A certificate in the words of a language."""
    erased, tr = certified.erased, words.tr
    at = datetime.fromisoformat(erased.at).astimezone().strftime("%Y-%m-%d %H:%M")
    kept = N_("The law makes the books keep these documents, with number, day and amounts. They name nobody any more.")
    given = N_("Files given out earlier still hold the name. Whoever keeps the accounting package erases it there.")
    copies = N_(
        "Copies made earlier still hold the client. They are thinned out as they grow old, or deleted by hand; until "
        "then nobody works with them."
    )
    parts = [
        Part(
            tr(N_("What was erased")),
            (
                tr(N_("Client {code}, with its history, pictures and files, on {time}"), code=erased.code, time=at),
                told_counts(erased.gone, words),
            ),
        ),
        Part(tr(N_("What was looked for")), (_search(certified, words),)),
    ]
    if erased.kept:
        parts.append(Part(tr(N_("What stays without a name")), (tr(kept), told_numbers(erased.kept, words))))
    if erased.given:
        files = tuple(told_batches(erased.given, words))
        parts.append(Part(tr(N_("What accounting packages were given")), (tr(given), *files)))
    if erased.backups:
        parts.append(Part(tr(N_("Backups made before")), (tr(copies), *erased.backups)))
    proof = erased.certificate(None)["subject"]
    version = tr(N_("Erased with ClientDesk {version}"), version=__version__)
    parts.append(Part(tr(N_("Fingerprint of the code (SHA-256)")), (proof, version)))
    return Certificate(erased.code, tuple(parts))


def told_counts(gone: Mapping[str, int], words: Catalogue) -> str:
    """How many records of each kind, in words."""
    told = (
        words.tr(N_("{field}: {value}"), field=words.label("kind", _LABELS.get(kind, kind)), value=f"{count:,}")
        for kind, count in gone.items()
    )
    return words.tr(N_("; ")).join(told)


def told_numbers(kept: Mapping[str, str], words: Catalogue, *, most: int | None = None) -> str:
    """Documents by kind and number, in words; of each kind no more than `most`."""
    by_kind: dict[str, list[str]] = {}
    for number, kind in sorted(kept.items()):
        by_kind.setdefault(kind, []).append(number)
    named = partial(words.label, "kind")
    told = (
        words.tr(N_("{field}: {value}"), field=named(_LABELS[kind]), value=_listed(numbers, words, most))
        for kind, numbers in by_kind.items()
    )
    return words.tr(N_("; ")).join(told)


def told_batches(given: Mapping[str, Sequence[str]], words: Catalogue, *, most: int | None = None) -> list[str]:
    """The files given to accounting packages, each with the documents in it."""
    shown = list(given.items())[:most]
    said = N_("{file}: {numbers}")
    told = [words.tr(said, file=batch_name(file, words), numbers=_listed(list(n), words, most)) for file, n in shown]
    more = len(given) - len(shown)
    return [*told, *([words.ntr("{n} further one", "{n} further ones", more)] if more else [])]


def _listed(items: Sequence[str], words: Catalogue, most: int | None) -> str:
    more = len(items) - len(items[:most])
    return MULTI_TEXT.show(
        (*items[:most], *([words.ntr("{n} further one", "{n} further ones", more)] if more else [])), words
    )


def _search(certified: Certified, words: Catalogue) -> str:
    erased, found = certified.erased, certified.still_found
    if found is None:
        return words.tr(N_("The file could not be looked through for what is left."))
    count = words.ntr(
        "{n} text that told of the client was looked for in the bytes of the file.",
        "{n} texts that told of the client were looked for in the bytes of the file.",
        len(erased.texts),
    )
    if not found:
        return words.tr(N_("{count} None of them was found."), count=count)
    keys = dict.fromkeys(key.partition("[")[0].partition(".")[0] for key in found)
    fields = MULTI_TEXT.show(tuple(erased.kind.by_key[key].title(words) for key in keys), words)
    if not erased.folded:
        told = N_(
            "{count} Still found: {fields}. Another program was reading the file; they go when it is closed there."
        )
        return words.tr(told, count=count, fields=fields)
    return words.tr(
        N_("{count} Still found, since files of others say the same: {fields}."), count=count, fields=fields
    )
