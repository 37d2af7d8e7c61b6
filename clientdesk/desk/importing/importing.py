"""`desk.importing`: the five steps of bringing clients in."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from clientdesk.desk.importing.changes import changes_of
from clientdesk.desk.importing.checking import check_source
from clientdesk.desk.importing.choices import choices_of, levels_of, title_of
from clientdesk.desk.importing.given import (
    CLIENT_LEVEL,
    NEW,
    SKIPPED,
    Change,
    Check,
    Choice,
    KeyChoice,
    Line,
    Matching,
    Policy,
    Report,
    SheetMatch,
    Source,
    SourceOptions,
)
from clientdesk.desk.importing.keys import FIELDS, KEYS, TITLES
from clientdesk.desk.importing.layouts import Layout, fingerprint, layouts_of, with_layouts
from clientdesk.desk.importing.matching import Known, as_kind, match_source, rematch, sheet_with_field, with_sheet
from clientdesk.desk.importing.own import definitions
from clientdesk.desk.importing.rejects import reject_sheets
from clientdesk.desk.importing.running import run_import
from clientdesk.desk.importing.sources import open_source, open_text
from clientdesk.desk.outputs import refuse_client_file
from clientdesk.desk.part import Part
from clientdesk.dossier.fields import Kind
from clientdesk.dossier.header import Header
from clientdesk.dossier.headings.targets import Target, field_of
from clientdesk.dossier.headings.vocabulary import Vocabulary
from clientdesk.dossier.house.importing import Importing as Remembered
from clientdesk.errors import ExitCode, UserError
from clientdesk.files import atomic_write
from clientdesk.i18n import N_
from clientdesk.progress import QUIET, Progress
from clientdesk.store.known import named_since, touched
from clientdesk.store.news import Changed

_CLIENT_KIND = Header.client_kind.key


class Importing(Part):
    """`desk.importing`."""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What rows can be."""
        return self.desk.client_kinds

    # 1 The file

    def open(self, path: Path, *, options: SourceOptions | None = None, progress: Progress = QUIET) -> Source:
        """Read a file in the limited child; nothing is understood yet. `UserError` says why it cannot be read."""
        return open_source(self.desk.attachments.child, path, options or SourceOptions(), progress)

    def paste(self, text: str) -> Source:
        """A table out of the clipboard, or vCards."""
        return open_text(self.desk.attachments.child, text)

    # 2 The columns

    def match(self, source: Source, *, kind: str | None = None) -> Matching:
        """What the sheets and columns are taken for; `kind` where the user says of which kind the clients are."""
        return match_source(self._known(), source, self.desk.client_kind(kind).name if kind else None)

    def rematch(
        self,
        source: Source,
        matching: Matching,
        *,
        sheet: int,
        kind: str | None = None,
        level: str | None = None,
        heading_row: int | None = None,
    ) -> Matching:
        """The same with one sheet looked at anew: as another kind, another level, with another row of headings (its
        place from 0; -1: there are none)."""
        old = matching.sheets[sheet]
        return with_sheet(
            matching, rematch(self._known(), source, old, kind=kind, level=level, heading_row=heading_row)
        )

    def beside(self, source: Source, matching: Matching, *, sheet: int) -> SheetMatch | None:
        """What the columns of a sheet of both kinds are for the rows of the other kind; None where no column tells of
        which kind each client is."""
        match = matching.sheets[sheet]
        if match.level != CLIENT_LEVEL or all(column.field != _CLIENT_KIND for column in match.columns):
            return None
        other = next(kind for kind in self.desk.client_kinds if kind.name != match.kind)
        return as_kind(source.sheets[sheet], match, Vocabulary(other))

    def _known(self) -> Known:
        return Known.of(self.kinds, layouts_of(self.desk.house.record()))

    def remember(self, source: Source, matching: Matching) -> Changed:
        """Keep what the columns of these headings mean for the next time, as one step; nothing where it is known, or
        where the house does not want it. To be called before `run`, so that an undo finds the import first."""
        house = self.desk.house.record()
        new = {} if house[Remembered.forget_layouts] else self._layouts(source, matching)
        if not new or not with_layouts(house, new, self.desk.today):
            return Changed()
        with self.store.step(N_("Remember what the columns of a table mean"), by=self.desk.user) as step:
            if house.id:
                self.desk.clients.save_in(step, house)
            else:
                self.desk.clients.create_in(step, house)
        return step.changed

    def _layouts(self, source: Source, matching: Matching) -> dict[str, tuple[str, Layout]]:
        own = definitions(source, matching, self.desk.kinds)
        found = {}
        for sheet in matching.sheets:
            if sheet.level != SKIPPED and sheet.heading_row >= 0:
                fields = tuple(
                    own[sheet.sheet, column.index].key if column.field.startswith(NEW) else column.field
                    for column in sheet.columns
                )
                mark = fingerprint([column.heading for column in sheet.columns])
                found[mark] = (source.sheets[sheet.sheet].name or source.name, Layout(sheet.kind, sheet.level, fields))
        return found

    def choices(self, kind: str, *, level: str = "") -> Sequence[Choice]:
        """What a column of such a sheet can be, in the order of the form."""
        return tuple(choices_of(self.desk.client_kind(kind), level, self.desk.reading.words))

    def is_field(self, kind: str, field: str) -> bool:
        """Whether a column can be this, also what `choices` does not list (`children#2.name`)."""
        target = Target.parse(field)
        return target is not None and field_of(self.desk.client_kind(kind), target) is not None

    def title(self, kind: str, field: str) -> str:
        """What a column is, in words; also of those that `choices` does not list (a second child)."""
        return title_of(self.desk.client_kind(kind), field, self.desk.reading.words)

    def levels(self, kind: str) -> Sequence[Choice]:
        """What a sheet can hold: the clients themselves, or rows of one of their groups."""
        return tuple(levels_of(self.desk.client_kind(kind), self.desk.reading.words))

    def keys(self, kind: str) -> Sequence[KeyChoice]:
        """The ways by which clients of a kind can be found again, the surest first."""
        words = self.desk.reading.words
        return tuple(
            KeyChoice(name, words.tr(TITLES[name]), tuple(field.key for field in FIELDS[kind][name]))
            for name in KEYS[kind]
        )

    # 3 The check, 4 the run, 5 the report

    def check(self, source: Source, matching: Matching, policy: Policy, *, progress: Progress = QUIET) -> Check:
        """What an import would do; nothing is stored. Raises `Cancelled`."""
        return check_source(self.desk, source, matching, policy, progress)

    def changes(self, check: Check, line: Line) -> Sequence[Change]:
        """What one line would change, field by field in the order of the form; of a new client what it gets."""
        return changes_of(self.desk, check, line)

    def run(self, check: Check, *, progress: Progress = QUIET) -> Report:
        """Import as one step what was checked, or nothing. Raises `Cancelled`, and `UserError` where rows are bad and
        the policy refuses them. A check is run once."""
        return run_import(self.desk, check, progress)

    def touched(self, report: Report) -> dict[int, str]:
        """{number: kind} of what an import made or changed."""
        with self.store.reading() as connection:
            return touched(connection, report.step or 0)

    def undo(self, step: int) -> Changed:
        """Take an import back, also later, as long as nothing it made was changed (`Conflict`) or is named by others,
        such as work that was noted since."""
        with self.store.reading() as connection:
            codes = named_since(connection, step)
        if codes:
            raise UserError(
                N_("Clients of this import are named elsewhere since: {codes}. Nothing was changed."),
                code=ExitCode.CONFLICT,
                key="named_since",
                hint=N_("Move those to the trash that are not wanted."),
                codes=", ".join(codes),
            )
        return self.store.undo_step(step, by=self.desk.user, prove=self.desk.trading.prove)

    def write_rejects(self, told: Check | Report, out: Path) -> int:
        """Write what was rejected as a workbook with the columns of the file, so that it can be corrected and brought
        in; how many rows. Nothing is written where there are none."""
        from clientdesk.exchange.workbooks.rejected import write_rejected

        refuse_client_file(out)
        sheets = reject_sheets(told, self.desk.reading.words)
        count = sum(len(sheet.rows) for sheet in sheets)

        def write(file: BinaryIO) -> None:
            write_rejected(sheets, file)

        if count:
            atomic_write(out, write)
        return count


def without(matching: Matching, sheet: int, column: int) -> Matching:
    """The matching with one column left out."""
    return with_field(matching, sheet, column, "")


def with_field(matching: Matching, sheet: int, column: int, field: str) -> Matching:
    """The matching with one column as the user says, and no other column of the sheet the same."""
    return with_sheet(matching, sheet_with_field(matching.sheets[sheet], column, field))
