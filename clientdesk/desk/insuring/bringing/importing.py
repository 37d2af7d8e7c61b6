"""`desk.insurance.importing`: the same five steps as for clients, for a table of policies and their holders."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from clientdesk.desk.importing.changes import rows_changed, shown
from clientdesk.desk.importing.choices import column_choices, title_of
from clientdesk.desk.importing.given import (
    CLIENT_LEVEL,
    DO_NEW,
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
from clientdesk.desk.importing.importing import Importing
from clientdesk.desk.importing.matching import match_source
from clientdesk.desk.insuring.bringing.checking import NAMING, NUMBER, PlannedPolicies, check_policies, is_there
from clientdesk.desk.insuring.bringing.running import run_policies
from clientdesk.desk.insuring.bringing.sheet import table_of
from clientdesk.dossier.fields import Kind, Rows
from clientdesk.dossier.headings.targets import Target, field_of
from clientdesk.dossier.insurance.policy import Policy as Held
from clientdesk.dossier.kinds import POLICY
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.progress import QUIET, Progress


class PolicyImporting(Importing):
    """Rows are policies. Their holders are found by code, identity number, telephone with name, or name alone; who is
    not there becomes a new client. Policies are found by insurer and number."""

    @property
    def kind(self) -> Kind:
        """What a row can tell."""
        return table_of(self.desk.kind(POLICY.name))

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The one kind of rows there is."""
        return (self.kind,)

    def open(self, path: Path, *, options: SourceOptions | None = None, progress: Progress = QUIET) -> Source:
        """Read a table; `UserError` says why it cannot be read."""
        return _table(super().open(path, options=options, progress=progress))

    def paste(self, text: str) -> Source:
        """A table out of the clipboard."""
        return _table(super().paste(text))

    def match(self, source: Source, *, kind: str | None = None) -> Matching:
        """What the sheets and columns are taken for; sheets that name no policy are left out, such as one of the
        holders alone."""
        del kind
        matching = replace(match_source(self._known(), source, None), key=(NUMBER,))
        for sheet in matching.sheets:
            if sheet.level != SKIPPED and NAMING.isdisjoint(column.field for column in sheet.columns):
                matching = self.rematch(source, matching, sheet=sheet.sheet, level=SKIPPED)
        return matching

    def beside(self, source: Source, matching: Matching, *, sheet: int) -> SheetMatch | None:
        """Nothing: rows are of one kind."""
        return None

    def choices(self, kind: str, *, level: str = "") -> Sequence[Choice]:
        """What a column can be, in the order of the form."""
        return tuple(column_choices(self.kind, self.desk.reading.words))

    def is_field(self, kind: str, field: str) -> bool:
        """Whether a column can be this."""
        target = Target.parse(field)
        return target is not None and field_of(self.kind, target) is not None

    def title(self, kind: str, field: str) -> str:
        """What a column is, in words."""
        return title_of(self.kind, field, self.desk.reading.words)

    def levels(self, kind: str) -> Sequence[Choice]:
        """A sheet holds policies, or is left out."""
        words = self.desk.reading.words
        general = words.tr(N_("In general"))
        policies = Choice(CLIENT_LEVEL, words.label("kind", POLICY.plural), general)
        return (policies, Choice(SKIPPED, words.tr(N_("Left out")), general))

    def keys(self, kind: str) -> Sequence[KeyChoice]:
        """The one way to find a policy again."""
        title = self.desk.reading.words.tr(N_("Insurer and policy number"))
        return (KeyChoice(NUMBER, title, (Held.insurer.key, Held.policy_no.key)),)

    def check(self, source: Source, matching: Matching, policy: Policy, *, progress: Progress = QUIET) -> Check:
        """What an import would do; nothing is stored."""
        return check_policies(self.desk, self.kind, source, matching, policy=policy, progress=progress)

    def changes(self, check: Check, line: Line) -> Sequence[Change]:
        """What one line would change; of a new policy what it gets, also who its new holder is."""
        plan = check.plan
        if not isinstance(plan, PlannedPolicies) or not is_there(line.action):
            return ()
        decision = next((one for one in plan.plan.decisions if one.entry.place == line.place), None)
        if decision is None or decision.record is None:
            return ()
        words, found = self.desk.reading.words, []
        if (holder := plan.holders.get(line.place)) is not None:
            found.append(Change(words.tr(N_("New client")), "", holder.name))
        for field, old, new in decision.record.changed():
            if isinstance(field.type, Rows):
                found += rows_changed(field, old or (), new or (), words)
            elif line.action != DO_NEW or new is not None:
                found.append(Change(field.title(words), shown(field, old, words), shown(field, new, words)))
        return tuple(found)

    def run(self, check: Check, *, progress: Progress = QUIET) -> Report:
        """Import as one step what was checked, or nothing."""
        return run_policies(self.desk, check, progress)


def _table(source: Source) -> Source:
    if not source.has_columns:
        raise UserError(
            N_("Policies come out of tables; this file holds contacts."),
            key="no_policies_found",
            hint=N_("Choose a workbook or a text table with a row for each policy."),
        )
    return source
