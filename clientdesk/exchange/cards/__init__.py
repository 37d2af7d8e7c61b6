"""Client cards: one content, worked out from the declarations, on paper in several layouts and as plain text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from clientdesk.dossier.fields import Surroundings
from clientdesk.dossier.record import Record
from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.cards.content import card_of
from clientdesk.exchange.cards.job import NO_HOUSE, House, PhotoOf, PrintJob
from clientdesk.exchange.cards.plain import in_plain_text
from clientdesk.exchange.profiles import Disclosure, Profile
from clientdesk.i18n import N_, catalogue

__all__ = ["LAYOUTS", "House", "Layout", "PhotoOf", "PrintJob", "card_text", "print_cards"]


@dataclass(frozen=True)
class Layout:
    """A way to put cards on paper; `pdf` writes a print job as a PDF."""

    name: str
    label: str
    pdf: Callable[[PrintJob], bytes]


def _full(job: PrintJob) -> bytes:
    from clientdesk.exchange.cards.dossier import PAPER, dossier
    from clientdesk.exchange.cards.pages import Imprint, write_pdf

    blocks = [(card, dossier(card, job.picture(card), job.words)) for card in job.cards]
    imprint = Imprint(job.words, job.disclosure, job.printed_by, job.now, job.sample)
    return write_pdf(blocks, imprint, paper=PAPER, title=job.title)


LAYOUTS = {layout.name: layout for layout in (Layout("full", N_("Full dossier, A4"), _full),)}
"""Every layout by the name that commands know it by."""


def print_cards(
    records: Sequence[Record],
    *,
    layout: str = "full",
    language: str,
    profile: Profile | str = Profile.WORK,
    reason: str = "",
    printed_by: str,
    now: datetime,
    surroundings: Callable[[Record], Surroundings],
    photo_of: PhotoOf,
    sample: bool = False,
    house: House = NO_HOUSE,
) -> bytes:
    """The cards of these clients as one PDF, each client on pages of its own.

    `now` is an aware moment; `reason` includes sensitive data (see `Disclosure`); `surroundings` gives what a record's
    computed fields may know. Raises `UserError` for an unknown layout, a missing reason, no client at all, or a client
    marked "never print or export".
    """
    if layout not in LAYOUTS:
        raise UserError(
            N_("There is no card layout {layout}."),
            key="unknown_layout",
            hint=N_("Choose one of: {layouts}"),
            layout=layout[:40],
            layouts=", ".join(LAYOUTS),
        )
    disclosure, words = Disclosure(Profile(profile), reason), catalogue(language)
    _refuse_withheld(records, disclosure)
    cards = [card_of(record, words=words, disclosure=disclosure, around=surroundings(record)) for record in records]
    return LAYOUTS[layout].pdf(PrintJob(cards, words, disclosure, printed_by, now, photo_of, sample, house))


def card_text(
    record: Record,
    *,
    language: str,
    profile: Profile | str = Profile.WORK,
    reason: str = "",
    surroundings: Surroundings,
) -> str:
    """The full card as plain text: `label: value` lines in the order of the form; raises as `print_cards` does."""
    disclosure, words = Disclosure(Profile(profile), reason), catalogue(language)
    _refuse_withheld([record], disclosure)
    return in_plain_text(card_of(record, words=words, disclosure=disclosure, around=surroundings), words)


def _refuse_withheld(records: Sequence[Record], disclosure: Disclosure) -> None:
    if not records:
        raise UserError(
            N_("No client was chosen, so there is nothing to print."), key="nothing_to_print", code=ExitCode.REFUSED
        )
    withheld = [record.code for record in records if disclosure.withholds(record)]
    if withheld:
        raise UserError(
            N_('These clients are marked "never print or export": {codes}'),
            key="withheld",
            hint=N_("Leave them out, or take the mark off the file."),
            codes=", ".join(withheld[:20]),
        )
