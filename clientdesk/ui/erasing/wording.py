"""What erasing clients does, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from clientdesk.desk.certificates import told_batches, told_counts, told_numbers
from clientdesk.desk.erasing import Ahead, Reach
from clientdesk.desk.old_trash import AheadOfOld
from clientdesk.dossier.types import MULTI_TEXT
from clientdesk.exchange.certificate import Part
from clientdesk.i18n import N_, Catalogue
from clientdesk.store.lists import Line

_NAMED = 5
"""So many numbers, files or names are told; of the others how many they are."""
_GOING = 50
"""So many of the clients who go together are named."""


@dataclass(frozen=True)
class Question:
    """Whether clients are to be erased: who, what that does, and what is to be typed to go on; empty where nobody goes
    after all."""

    title: str
    parts: Sequence[Part]
    asked: str


def question(ahead: Ahead, words: Catalogue) -> Question:
    """Whether one client is to be erased."""
    tr, reach = words.tr, ahead.reach
    goes = N_("The file with all its history, its pictures and files, its drafts, and the work with the client:")
    named = N_("The files of these clients name this one, and go on doing so. Change them where that is to end:")
    kept = words.ntr(
        "{n} copy made earlier holds the client until it is thinned out or deleted by hand. A backup that is "
        "restored brings the client back.",
        "{n} copies made earlier hold the client until they are thinned out or deleted by hand. A backup that is "
        "restored brings the client back.",
        reach.backups,
    )
    parts = [Part(tr(N_("What goes")), (tr(goes), told_counts(reach.gone, words))), *_kept(reach, words)]
    parts += _elsewhere(reach, words, named=named, kept=kept)
    return Question(
        tr(N_("Erase {name} ({code}) for good?"), name=ahead.name, code=ahead.code),
        parts,
        tr(N_("Type the code {code} or the name of the client to go on:"), code=ahead.code),
    )


def question_of_old(ahead: AheadOfOld, words: Catalogue) -> Question:
    """Whether all are to be erased that lie in the trash for long."""
    tr, reach, going = words.tr, ahead.reach, len(ahead.old.free)
    named = N_("The files of these clients name one of them, and go on doing so. Change them where that is to end:")
    kept = words.ntr(
        "{n} copy made earlier holds them until it is thinned out or deleted by hand. A backup that is restored "
        "brings them back.",
        "{n} copies made earlier hold them until they are thinned out or deleted by hand. A backup that is "
        "restored brings them back.",
        reach.backups,
    )
    parts = [
        *_who(ahead, words),
        *_kept(reach, words),
        *_elsewhere(reach, words, named=named, kept=kept if going else ""),
    ]
    return Question(
        words.ntr("Erase {n} client for good?", "Erase {n} clients for good?", going),
        parts,
        tr(N_("Type the number of clients, {n}, to go on:"), n=going) if going else "",
    )


def _who(ahead: AheadOfOld, words: Catalogue) -> Iterator[Part]:
    """Who goes with what, and who stays."""
    tr, old = words.tr, ahead.old
    if old.free:
        goes = N_("Their files with all their history, pictures and files, their drafts, and the work with them:")
        yield Part(tr(N_("Who goes")), tuple(_going(old.free, words)))
        yield Part(tr(N_("What goes")), (tr(goes), told_counts(ahead.reach.gone, words)))
    if old.booked:
        stay = N_("The books have documents of these clients. They stay in the trash; each can be erased by itself:")
        names = [tr(N_("{name} ({code})"), name=line.name, code=line.code) for line in old.booked]
        yield Part(tr(N_("Who stays")), (tr(stay), _names(names, words)))


def _going(lines: Sequence[Line], words: Catalogue) -> Iterator[str]:
    yield words.tr(N_("All these have been in the trash for long:"))
    for line in lines[:_GOING]:
        day = datetime.fromisoformat(line.trashed).astimezone().date().isoformat()
        yield words.tr(N_("{name} ({code}), since {day}"), name=line.name, code=line.code, day=day)
    if more := len(lines[_GOING:]):
        yield words.ntr("{n} more", "{n} more", more)


def _elsewhere(reach: Reach, words: Catalogue, *, named: str, kept: str) -> Iterator[Part]:
    """Other files, after the sentence `named`, and the backups with the sentence `kept`, where it says anything."""
    if reach.named_by:
        yield Part(words.tr(N_("In other files")), (words.tr(named), _names(reach.named_by, words)))
    if reach.backups and kept:
        yield Part(words.tr(N_("Backups")), (kept,))


def _kept(reach: Reach, words: Catalogue) -> Iterator[Part]:
    """The documents that stay, and where they were given out."""
    tr = words.tr
    if reach.kept:
        stays = N_("The law makes the books keep these documents. Number, day and amounts stay; the name goes:")
        yield Part(tr(N_("What stays")), (tr(stays), told_numbers(reach.kept, words, most=_NAMED)))
    if reach.given:
        given = N_(
            "Files given out earlier still hold the name; none is given out again for it. The certificate names these "
            "files, so that whoever keeps the accounting package can erase it there:"
        )
        yield Part(tr(N_("Accounting package")), (tr(given), *told_batches(reach.given, words, most=_NAMED)))


def _names(names: Sequence[str], words: Catalogue) -> str:
    more = len(names) - _NAMED
    return MULTI_TEXT.show((*names[:_NAMED], *([words.ntr("{n} more", "{n} more", more)] if more > 0 else [])), words)
