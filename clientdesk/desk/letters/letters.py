"""Letters, statements and reminders: planned, shown, printed, noted; each print with its notes is one step."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from clientdesk.desk.cards import safe
from clientdesk.desk.letters.composing import COMPOSE
from clientdesk.desk.letters.given import (
    Composed,
    LettersWanted,
    Made,
    Plan,
    Planned,
    RemindersWanted,
    Seen,
    StatementsWanted,
    Wanted,
)
from clientdesk.desk.letters.texts import LetterTexts
from clientdesk.desk.outputs import is_there, refuse_client_file
from clientdesk.desk.part import Part
from clientdesk.dossier.house.company import Company
from clientdesk.dossier.house.letters import Letters as HouseLetters
from clientdesk.dossier.occasions import Event
from clientdesk.dossier.record import Record
from clientdesk.errors import ExitCode, UserError
from clientdesk.files import atomic_write
from clientdesk.i18n import N_, Catalogue, catalogue
from clientdesk.progress import QUIET, Progress
from clientdesk.store.news import Changed

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk
    from clientdesk.exchange.cards import Print
    from clientdesk.exchange.letters.letter import Stationery

_TITLES = {
    LettersWanted: N_("Letter"),
    StatementsWanted: N_("Account statement"),
    RemindersWanted: N_("Payment reminder"),
}
_STEPS = {
    LettersWanted: N_("Print letters"),
    StatementsWanted: N_("Print account statements"),
    RemindersWanted: N_("Print payment reminders"),
}


class Letters(Part):
    """`desk.letters`."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        # The fonts of a PDF under way are changed as characters are met; two at a time would mix them up.
        self._one_at_a_time = Lock()

    @cached_property
    def texts(self) -> LetterTexts:
        """The texts there are."""
        return LetterTexts(self.desk)

    def birthdays(self, since: date, until: date) -> tuple[str, ...]:
        """The codes of the persons whose own birthday falls between two days, both inclusive, by whichever calendar
        they keep; the nearest first."""
        found = self.desk.morning.occasions(days_ahead=(until - since).days, since=since)
        own = (
            each.line.code
            for each in found
            if each.occasion.about.event is Event.BIRTHDAY and each.occasion.about.relation is None
        )
        return tuple(dict.fromkeys(own))

    # Looking

    def plan(self, wanted: Wanted, *, progress: Progress = QUIET) -> Plan:
        """Who gets a letter and who does not, and what is amiss with the text; nothing is printed."""
        return self._composed(wanted, progress).plan

    def preview(self, wanted: Wanted, *, first: int = 0, progress: Progress = QUIET) -> Seen:
        """The letters as they would come out (the first ones of many, where `first` says how many); nothing is
        noted."""
        composed = self._composed(wanted, progress)
        if not composed.letters:
            return Seen(None, composed.plan)
        shown = replace(composed, letters=composed.letters[:first]) if first else composed
        return Seen(self._printed(wanted, shown, progress), composed.plan)

    def make(self, wanted: Wanted, *, progress: Progress = QUIET) -> Made:
        """The letters, to be put on paper; `note` is told when they were."""
        composed = self._composed(wanted, progress)
        return Made(self._printed(wanted, composed, progress), composed.plan, composed.notes)

    # Giving out

    def save(self, wanted: Wanted, out: Path, *, progress: Progress = QUIET) -> Made:
        """Write the letters into one PDF, whole or not at all; what is noted of them is part of the same step."""
        refuse_client_file(out)
        made = self.make(wanted, progress=progress)
        return replace(made, changed=self._give(wanted, made.notes, {out: made.print.pdf}))

    def save_each(
        self,
        wanted: Wanted,
        folder: Path,
        *,
        name_of: Callable[[Planned], str] = attrgetter("name"),
        progress: Progress = QUIET,
    ) -> tuple[Made, tuple[Path, ...]]:
        """Write a PDF for each client into a folder, with what `name_of` gives in its name. Raises `UserError` where
        one of the files is there already."""
        from clientdesk.exchange.cards import Print

        composed = self._composed(wanted, progress)
        files: dict[Path, bytes] = {}
        pages = 0
        for planned, letter in zip(composed.plan.planned, composed.letters, strict=True):
            made = self._printed(wanted, replace(composed, letters=(letter,)), QUIET)
            name = self.file_name(wanted, [(planned.code, name_of(planned))], suffix=".pdf")
            files[folder / name] = made.pdf
            pages += made.pages
            progress.advance(len(files), len(composed.letters), N_("Making the pages"))
        self._refuse_nothing(composed)
        for path in files:
            _refuse_taken(path)
        try:
            changed = self._give(wanted, composed.notes, files)
        except BaseException:
            # None of them was there before.
            for path in files:
                path.unlink(missing_ok=True)
            raise
        return Made(Print(b"", pages), composed.plan, composed.notes, changed), tuple(files)

    def note(self, wanted: Wanted, notes: Sequence[Record]) -> Changed | None:
        """Note letters that were put on paper, as one step; nothing where the wish asks for no notes."""
        return self._give(wanted, notes, {})

    def _give(self, wanted: Wanted, notes: Sequence[Record], files: dict[Path, bytes]) -> Changed | None:
        """Write files, and what is noted, as one step: where a file cannot be written, nothing is noted."""
        if not wanted.note or not notes:
            for path, pdf in files.items():
                atomic_write(path, pdf)
            return None
        told = {"n": len(notes)}
        with self.store.step(_STEPS[type(wanted)], by=self.desk.user, values=told) as step:
            for note in notes:
                self.desk.clients.create_in(step, note)
            for path, pdf in files.items():
                atomic_write(path, pdf)
        return step.changed

    def file_name(self, wanted: Wanted, clients: Sequence[tuple[str, str]], *, suffix: str) -> str:
        """A name for the file of letters to these (code, name), safe on any disk."""
        words = catalogue(wanted.language)
        title = words.tr(_TITLES[type(wanted)])
        if len(clients) == 1:
            parts = [*clients[0], title]
        else:
            parts = [title, words.ntr("{n} client", "{n} clients", len(clients))]
        parts.append(f"{self.desk.today:%Y%m%d}")
        return "_".join(safe(part) for part in parts if part) + suffix

    # Making

    def _composed(self, wanted: Wanted, progress: Progress) -> Composed:
        return COMPOSE[type(wanted)](self.desk, wanted, progress)

    def _printed(self, wanted: Wanted, composed: Composed, progress: Progress) -> "Print":
        from clientdesk.exchange.cards.job import PrintJob
        from clientdesk.exchange.letters.document import LETTER, make_letters
        from clientdesk.exchange.profiles import Disclosure

        self._refuse_nothing(composed)
        words = catalogue(wanted.language)
        house = self.desk.house.for_print(words.language)
        now = self.desk.now.astimezone()
        job = PrintJob((), words, Disclosure(), self.desk.user, now, self.desk.attachments.read, house=house)
        form = wanted.form if isinstance(wanted, LettersWanted) else LETTER
        title = composed.title if len(composed.letters) > 1 else ""
        with self._one_at_a_time:
            return make_letters(
                composed.letters, self._stationery(wanted.language), job, form=form, title=title, progress=progress
            )

    def _stationery(self, language: str) -> "Stationery":
        from clientdesk.exchange.letters.letter import Stationery

        words, record = catalogue(language), self.desk.house.record()
        house = self.desk.house.for_print(language)
        sender = " · ".join(filter(None, (house.name, _address(record, words))))
        place = record[HouseLetters.letter_place] or ""
        stationery = Stationery(words, house, sender, tuple(_foot(record, words)), place, self.desk.today)
        home = self.desk.mailing.sender(language).country
        return replace(stationery, home=home) if home else stationery

    @staticmethod
    def _refuse_nothing(composed: Composed) -> None:
        """Say why where there is no letter at all."""
        if composed.letters:
            return
        first = next(iter(composed.plan.left_out), None)
        if first is None:
            raise UserError(
                N_("There is nobody to write to, so nothing was printed."),
                code=ExitCode.REFUSED,
                key="nothing_to_print",
            )
        raise UserError(
            N_("There is no letter to print, so nothing was written ({client}: {reason})."),
            code=ExitCode.REFUSED,
            key="nothing_to_print",
            hint=N_("Choose other clients."),
            client=first.code,
            reason=first.reason,
        )


def _address(house: Record, words: Catalogue) -> str:
    """The house's address on one line, in an English letter the English one where there is one."""
    own, english = house[Company.address] or "", house[Company.address_en] or ""
    shown = (english or own) if words.language == "en" else (own or english)
    return " ".join(filter(None, (shown, house[Company.postcode])))


def _foot(house: Record, words: Catalogue) -> Iterator[str]:
    """What stands at the foot of each page: where to pay, under which number the house is registered."""
    if bank := house[Company.bank_line]:
        yield words.tr(N_("Bank: {bank}"), bank=bank)
    if number := house[Company.reg_no]:
        yield words.tr(N_("Tax number: {number}"), number=number)


def _refuse_taken(path: Path) -> None:
    refuse_client_file(path)
    if is_there(path):
        raise UserError(
            N_("There is a file {file} already; nothing was written."),
            code=ExitCode.REFUSED,
            key="file_exists",
            hint=N_("Choose another folder."),
            file=path.name,
        )
