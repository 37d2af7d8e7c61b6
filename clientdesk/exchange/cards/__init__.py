"""Client cards: one content, worked out from the declarations, on paper in several layouts and as plain text."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from clientdesk.dossier.fields import Surroundings
from clientdesk.dossier.record import Record
from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.cards.job import NO_HOUSE, House, PhotoOf, PrintJob, VisitOf
from clientdesk.exchange.cards.layouts import LAYOUTS, Layout
from clientdesk.exchange.cards.plain import in_plain_text
from clientdesk.exchange.cards.view import View, card_of
from clientdesk.exchange.memo.given import CreditFile
from clientdesk.exchange.profiles import Disclosure, Profile
from clientdesk.i18n import N_, catalogue

__all__ = ["LAYOUTS", "House", "Layout", "PhotoOf", "Print", "PrintJob", "card_text", "layout_of", "make_print"]

Keys = Mapping[str, tuple[str, ...]]
"""The keys of chosen fields, in order, by the name of the kind."""


@dataclass(frozen=True)
class Print:
    """A finished print: the PDF, how many pages it has, the codes of clients left out since they are never printed."""

    pdf: bytes
    pages: int
    withheld: tuple[str, ...] = ()


def make_print(
    records: Iterable[Record],
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
    fields: Keys | None = None,
    private_qr: bool = False,
    title: str = "",
    as_listed: bool = False,
    credit_of: Callable[[Record], CreditFile | None] = lambda record: None,
    visit_of: VisitOf = lambda record, words: (),
) -> Print:
    """The cards of these clients as one PDF; records are taken one after another and not kept.

    `now` is an aware moment; `reason` includes sensitive data (see `Disclosure`); `surroundings` gives what a record's
    computed fields may know; `fields` are the keys of the fields to print by kind (a kind that is missing shows what
    `Layout.fields` says); `private_qr` puts mobile, e-mail and home address into the QR code where the profile shows
    them; `title` and `as_listed` are the name of a list and whether it keeps the order of the records; `credit_of`
    gives the credit file of a client, `visit_of` what is known from the work with it. Raises `UserError` for an unknown
    layout, a missing reason, and no client at all or none that may be printed.
    """
    chosen = layout_of(layout)
    disclosure, words = Disclosure(Profile(profile), reason), catalogue(language)
    given = _Given(records, disclosure)
    views = (View(record, words, disclosure, surroundings(record)) for record in given)
    job = PrintJob(
        views,
        words,
        disclosure,
        printed_by,
        now,
        photo_of,
        sample=sample,
        house=house,
        chosen=lambda kind: chosen.chosen(kind, fields or {}),
        private=private_qr,
        title=title,
        as_listed=as_listed,
        credit_of=credit_of,
        visit_of=visit_of,
    )
    # Layouts draw with reportlab, which takes its time to load.
    from clientdesk.exchange.cards.document import written

    pdf, pages = written(job, chosen)
    given.refuse_nothing()
    return Print(pdf, pages, tuple(given.withheld))


def card_text(
    record: Record,
    *,
    language: str,
    profile: Profile | str = Profile.WORK,
    reason: str = "",
    surroundings: Surroundings,
) -> str:
    """The full card as plain text: `label: value` lines in the order of the form; raises as `make_print` does."""
    disclosure, words = Disclosure(Profile(profile), reason), catalogue(language)
    given = _Given([record], disclosure)
    texts = [in_plain_text(card_of(View(one, words, disclosure, surroundings)), words) for one in given]
    given.refuse_nothing()
    return texts[0]


@dataclass
class _Given:
    """The clients that may be printed, one after another, and the codes of the others."""

    records: Iterable[Record]
    disclosure: Disclosure
    printed: int = 0
    withheld: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Record]:
        for record in self.records:
            if self.disclosure.withholds(record):
                self.withheld.append(record.code)
            else:
                self.printed += 1
                yield record

    def refuse_nothing(self) -> None:
        """Say why where nobody was printed."""
        if self.withheld and not self.printed:
            raise UserError(
                N_('These clients are marked "never print or export": {codes}'),
                key="withheld",
                hint=N_("Leave them out, or take the mark off the file."),
                codes=", ".join(self.withheld[:20]),
            )
        if not self.printed:
            raise UserError(
                N_("No client was chosen, so there is nothing to print."), key="nothing_to_print", code=ExitCode.REFUSED
            )


def layout_of(name: str) -> Layout:
    """The layout of this name. Raises `UserError` where there is none."""
    if name not in LAYOUTS:
        raise UserError(
            N_("There is no card layout {layout}."),
            key="unknown_layout",
            hint=N_("Choose one of: {layouts}"),
            layout=name[:40],
            layouts=", ".join(LAYOUTS),
        )
    return LAYOUTS[name]
