"""What erasing a client does, in words."""

from collections.abc import Sequence

from clientdesk.desk.certificates import told_batches, told_counts, told_numbers
from clientdesk.desk.erasing import Ahead
from clientdesk.dossier.types import MULTI_TEXT
from clientdesk.exchange.certificate import Part
from clientdesk.i18n import N_, Catalogue

_NAMED = 5
"""So many numbers, files or names are told; of the others how many they are."""


def paragraphs(ahead: Ahead, words: Catalogue) -> Sequence[Part]:
    """What goes, what stays, and where else the client stands."""
    tr = words.tr
    goes = N_("The file with all its history, its pictures and files, its drafts, and the work with the client:")
    told = [Part(tr(N_("What goes")), (tr(goes), told_counts(ahead.gone, words)))]
    if ahead.kept:
        stays = N_("The law makes the books keep these documents. Number, day and amounts stay; the name goes:")
        told.append(Part(tr(N_("What stays")), (tr(stays), told_numbers(ahead.kept, words, most=_NAMED))))
    if ahead.given:
        given = N_(
            "Files that were given out hold the name yet; nothing is given again for it. The certificate names these "
            "files, so that whoever keeps the accounting package can erase it there:"
        )
        told.append(Part(tr(N_("Accounting package")), (tr(given), *told_batches(ahead.given, words, most=_NAMED))))
    if ahead.named_by:
        named = N_("The files of these clients name this one, and go on doing so. Change them where that is to end:")
        told.append(Part(tr(N_("In other files")), (tr(named), _names(ahead.named_by, words))))
    if ahead.backups:
        kept = words.ntr(
            "{n} copy made before holds the client until it is thinned out or deleted by hand. A backup that is "
            "restored brings the client back.",
            "{n} copies made before hold the client until they are thinned out or deleted by hand. A backup that is "
            "restored brings the client back.",
            ahead.backups,
        )
        told.append(Part(tr(N_("Backups")), (kept,)))
    return told


def _names(names: Sequence[str], words: Catalogue) -> str:
    more = len(names) - _NAMED
    return MULTI_TEXT.show((*names[:_NAMED], *([words.ntr("{n} more", "{n} more", more)] if more > 0 else [])), words)
