"""Labels and envelopes: planned, made, written into a file; the sheets there are and how they were used last."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from clientdesk.desk.cards import safe
from clientdesk.desk.mailing.given import (
    ADDRESSES,
    BY_NAME,
    BY_POSTCODE,
    LISTED,
    MOST_COPIES,
    MOST_PIECES,
    ORDERS,
    PREVIEWED,
    USUAL_BOX,
    USUAL_ENVELOPE,
    USUAL_SHEET,
    EnvelopeWish,
    LabelWish,
    LeftOut,
    Plan,
    Posted,
)
from clientdesk.desk.mailing.keeping import Keeping
from clientdesk.desk.mailing.reaching import reached
from clientdesk.desk.outputs import refuse_client_file
from clientdesk.dossier.house.mailing import FARTHEST
from clientdesk.dossier.label_sheet import Sheet
from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.mailing.addressed import Recipient, is_foreign
from clientdesk.exchange.mailing.given import CHINESE, ENVELOPES, WESTERN, EnvelopeRun, LabelRun
from clientdesk.files import atomic_write
from clientdesk.i18n import N_, catalogue
from clientdesk.progress import QUIET, Progress

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_LOWEST_BOX, _HIGHEST_BOX = 2.0, 60.0
Wish = LabelWish | EnvelopeWish


class Mailing(Keeping):
    """`desk.mailing`."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        # The fonts of a PDF under way are changed as characters are met; two at a time would mix them up.
        self._one_at_a_time = Lock()

    # Labels

    def plan_labels(self, codes: Sequence[str], wish: LabelWish, *, progress: Progress = QUIET) -> Plan:
        """Who would get a label and who would not, how many labels on how many sheets; nothing is made."""
        run = self._label_run(wish)
        plan = self._reached(codes, wish, home=run.home, progress=progress)
        run = self._label_run(wish, plan.recipients)
        return replace(plan, pieces=run.labels, pages=run.pages)

    def labels(self, codes: Sequence[str], wish: LabelWish, *, progress: Progress = QUIET) -> Posted:
        """The labels as a PDF. Raises `UserError` where there is nobody to write to, or the wish cannot be met."""
        plan = self.plan_labels(codes, wish, progress=progress)
        _refuse_nothing(codes, plan)
        return self._drawn_labels(plan, wish, progress, at_most=MOST_PIECES)

    def preview_labels(self, codes: Sequence[str], wish: LabelWish, *, progress: Progress = QUIET) -> Posted:
        """The plan for all, and the pages for the first of them; no pages where nobody can be written to."""
        plan = self.plan_labels(codes, wish, progress=progress)
        return self._drawn_labels(plan, wish, progress, at_most=PREVIEWED) if plan.recipients else Posted(b"", plan)

    def _drawn_labels(self, plan: Plan, wish: LabelWish, progress: Progress, *, at_most: int) -> Posted:
        from clientdesk.exchange.mailing.document import label_print

        run = replace(self._label_run(wish, plan.recipients[:at_most]), home=plan.home)
        author = self.sender(wish.language).name
        with self._one_at_a_time:
            made = label_print(run, author=author, now=self.desk.now, progress=progress)
        return Posted(made.pdf, plan, made.cut)

    def trial(self, wish: LabelWish) -> bytes:
        """A PDF of one page that shows where the labels of the sheet lie, to be printed on plain paper."""
        from clientdesk.exchange.mailing.document import trial_print

        author = self.sender(wish.language).name
        with self._one_at_a_time:
            return trial_print(self._label_run(wish), author=author, now=self.desk.now).pdf

    def save_labels(self, codes: Sequence[str], out: Path, *, wish: LabelWish, progress: Progress = QUIET) -> Posted:
        """Write the labels into a PDF file, whole or not at all."""
        refuse_client_file(out)
        made = self.labels(codes, wish, progress=progress)
        atomic_write(out, made.pdf)
        return made

    def save_trial(self, out: Path, *, wish: LabelWish) -> None:
        """Write the page to test a sheet with into a PDF file."""
        refuse_client_file(out)
        atomic_write(out, self.trial(wish))

    def _label_run(self, wish: LabelWish, recipients: Sequence[Recipient] = ()) -> LabelRun:
        sheet = self.sheet(wish.sheet)
        nudge = self.kept.nudge if wish.nudge is None else wish.nudge
        _refuse_wish(wish, len(recipients))
        _refuse_start(sheet, wish.start)
        _refuse_nudge(nudge)
        first = (wish.start[0] - 1) * sheet.columns + wish.start[1] - 1
        home = self.sender(wish.language).country
        return LabelRun(sheet, recipients, catalogue(wish.language), first, wish.copies, nudge, home)

    # Envelopes

    def plan_envelopes(self, codes: Sequence[str], wish: EnvelopeWish, *, progress: Progress = QUIET) -> Plan:
        """Who would get an envelope and who would not."""
        run = self._envelope_run(wish)
        plan = self._reached(codes, wish, home=run.sender.country, progress=progress)
        _refuse_wish(wish, len(plan.recipients))
        pieces = len(plan.recipients) * wish.copies
        return replace(plan, pieces=pieces, pages=pieces)

    def envelopes(self, codes: Sequence[str], wish: EnvelopeWish, *, progress: Progress = QUIET) -> Posted:
        """The envelopes as a PDF, a page each. Raises `UserError` as labels do."""
        plan = self.plan_envelopes(codes, wish, progress=progress)
        _refuse_nothing(codes, plan)
        return self._drawn_envelopes(plan, wish, progress, at_most=MOST_PIECES)

    def preview_envelopes(self, codes: Sequence[str], wish: EnvelopeWish, *, progress: Progress = QUIET) -> Posted:
        """The plan for all, and the first pages, as for labels."""
        plan = self.plan_envelopes(codes, wish, progress=progress)
        return self._drawn_envelopes(plan, wish, progress, at_most=PREVIEWED) if plan.recipients else Posted(b"", plan)

    def _drawn_envelopes(self, plan: Plan, wish: EnvelopeWish, progress: Progress, *, at_most: int) -> Posted:
        from clientdesk.exchange.mailing.document import envelope_print

        run = self._envelope_run(wish, plan.recipients[:at_most])
        run = replace(run, sender=replace(run.sender, country=plan.home))
        with self._one_at_a_time:
            made = envelope_print(run, author=run.sender.name, now=self.desk.now, progress=progress)
        return Posted(made.pdf, plan, made.cut)

    def save_envelopes(
        self, codes: Sequence[str], out: Path, *, wish: EnvelopeWish, progress: Progress = QUIET
    ) -> Posted:
        """Write the envelopes into a PDF file, whole or not at all."""
        refuse_client_file(out)
        made = self.envelopes(codes, wish, progress=progress)
        atomic_write(out, made.pdf)
        return made

    def _envelope_run(self, wish: EnvelopeWish, recipients: Sequence[Recipient] = ()) -> EnvelopeRun:
        envelope = ENVELOPES[_known(wish.size or self.kept.envelope or USUAL_ENVELOPE, ENVELOPES)]
        layout = _known(wish.layout, ("", CHINESE, WESTERN))
        box = wish.box or self.kept.box or USUAL_BOX
        if not all(_LOWEST_BOX <= length <= _HIGHEST_BOX for length in box):
            raise UserError(
                N_("The post code boxes begin {least} to {most} mm from the edges of the envelope."),
                key="no_such_place",
                least=f"{_LOWEST_BOX:g}",
                most=f"{_HIGHEST_BOX:g}",
            )
        _refuse_wish(wish, len(recipients))
        sender = self.sender(wish.language)
        return EnvelopeRun(envelope, recipients, sender, catalogue(wish.language), layout, box, wish.copies)

    # Whom

    def _reached(self, codes: Sequence[str], wish: Wish, *, home: str, progress: Progress) -> Plan:
        """Who gets post, in order; how many pieces and pages it will be is not known yet."""
        _known(wish.address, ADDRESSES)
        order = _ORDERED[_known(wish.order, ORDERS)]
        found = list(reached(self.desk, codes, address=wish.address, progress=progress))
        recipients = [one for one in found if isinstance(one, Recipient)]
        home = home or _commonest(recipients)
        if order:
            recipients.sort(key=partial(order, home))
        return Plan(tuple(recipients), tuple(one for one in found if isinstance(one, LeftOut)), home)

    # Names of files

    def file_name(self, clients: Sequence[tuple[str, str]], what: str, *, language: str) -> str:
        """A name for the file of a print for these (code, name): `<code>_<name>_<labels>_<yyyymmdd>.pdf`."""
        words = catalogue(language)
        many = words.ntr("{n} client", "{n} clients", len(clients))
        parts = [*(clients[0] if len(clients) == 1 else (many,)), words.tr(what), f"{self.desk.today:%Y%m%d}"]
        return "_".join(safe(part) for part in parts if part) + ".pdf"

    def sheet(self, name: str = "") -> Sheet:
        """The sheet of this name; without one, that used last."""
        sheets = self.sheets()
        wanted = name or self.kept.sheet or USUAL_SHEET
        if not name and wanted not in sheets:
            wanted = USUAL_SHEET
        return sheets[_known(wanted, sheets)]


def _commonest(recipients: Sequence[Recipient]) -> str:
    """The country that most live in: while the house has no address, that is where it is thought to be."""
    countries = Counter(one.address.country for one in recipients if one.address.country)
    return max(countries, key=lambda country: countries[country], default="")


def _by_name(_home: str, one: Recipient) -> tuple[object, ...]:
    return one.sort, one.code


def _by_postcode(home: str, one: Recipient) -> tuple[object, ...]:
    """Post abroad goes into another box, and what has no code is sorted by hand."""
    place = one.address
    abroad = is_foreign(place, home)
    return abroad, place.country if abroad else "", not place.postcode, place.postcode, one.sort, one.code


_ORDERED: Mapping[str, Callable[[str, Recipient], tuple[object, ...]] | None] = {
    LISTED: None,
    BY_NAME: _by_name,
    BY_POSTCODE: _by_postcode,
}


def _known(name: str, names: Mapping[str, object] | Sequence[str]) -> str:
    if name in names:
        return name
    raise UserError(
        N_("{name} is not among: {names}"),
        key="unknown_choice",
        name=name[:40],
        names=", ".join(filter(None, names)),
    )


def _refuse_wish(wish: Wish, recipients: int) -> None:
    if not 1 <= wish.copies <= MOST_COPIES:
        raise UserError(N_("Of each piece of post 1 to {most} are printed."), key="copies", most=MOST_COPIES)
    if recipients * wish.copies > MOST_PIECES:
        raise UserError(
            N_("These are {n} pieces of post; at most {most} are printed at once."),
            key="too_many",
            hint=N_("Print them in several parts, such as city by city."),
            n=recipients * wish.copies,
            most=MOST_PIECES,
        )


def _refuse_start(sheet: Sheet, start: tuple[int, int]) -> None:
    row, column = start
    if not (1 <= row <= sheet.rows and 1 <= column <= sheet.columns):
        raise UserError(
            N_("Sheet {sheet} has {rows} rows and {columns} columns; there is no label in row {row}, column {column}."),
            key="no_such_label",
            hint=N_("Count the first free label from the upper left corner, row first."),
            sheet=sheet.name,
            rows=sheet.rows,
            columns=sheet.columns,
            row=row,
            column=column,
        )


def _refuse_nudge(nudge: tuple[float, float]) -> None:
    if not all(-FARTHEST <= length <= FARTHEST for length in nudge):
        raise UserError(
            N_("Labels are moved by at most {most} mm either way."),
            key="nudged_too_far",
            hint=N_("Look at the test page: is it printed at 100 %, and is it this sheet?"),
            most=FARTHEST,
        )


def _refuse_nothing(codes: Sequence[str], plan: Plan) -> None:
    if not codes:
        raise UserError(
            N_("No client was chosen, so there is nothing to print."), key="nothing_to_print", code=ExitCode.REFUSED
        )
    if not plan.recipients:
        raise UserError(
            N_("None of these clients can be written to, so there is nothing to print."),
            key="nobody_to_write_to",
            code=ExitCode.REFUSED,
            hint=N_("An address is missing, or letters are not wanted; the plan names the reason for each."),
        )
