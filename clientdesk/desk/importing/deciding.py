"""Deciding about each client of a file: who is meant, and what is to be done; nothing is stored here."""

from collections.abc import Mapping, Sequence

from clientdesk.desk.importing import verdicts
from clientdesk.desk.importing.entry import Entry
from clientdesk.desk.importing.given import ADD, DO_NEW, DO_REJECT, DO_SKIP, DO_UPDATE, SKIP, Override, Policy, Trouble
from clientdesk.desk.importing.keys import NAME, Index, Meeting
from clientdesk.desk.importing.plan import Decision, Plan
from clientdesk.desk.importing.repeating import joined_at_client, line_of_repeated
from clientdesk.desk.importing.resolving import Resolver
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import PERSON
from clientdesk.i18n import N_, Catalogue, Sentence
from clientdesk.progress import Progress

_CODE = Header.client_code.key
_TOGETHER = 500


class Decider:
    """Looks each entry up among the clients that are stored."""

    def __init__(self, plan: Plan, policy: Policy, indexes: Mapping[str, Index], *, words: Catalogue) -> None:
        self.words = words
        self.plan = plan
        self.policy = policy
        self.indexes = indexes
        self._resolver = Resolver(indexes, {})
        self._claimed: dict[int, Decision] = {}

    def decide(self, entries: Sequence[Entry], progress: Progress) -> list[Decision]:
        """A decision for each entry, in their order, by keys alone."""
        self._resolver = Resolver(self.indexes, self._coming(entries))
        made = []
        for number, entry in enumerate(entries):
            if number % _TOGETHER == 0:
                progress.advance(number, len(entries), N_("Comparing with the clients that are there"))
            made.append(self._decided(entry))
        return made

    def _coming(self, entries: Sequence[Entry]) -> dict[tuple[str, str], str]:
        """The clients that the file itself brings under codes of their own."""
        titles = {name: kind.title.key for name, kind in self.plan.kinds.items()}
        told = ((each, each.values.get(_CODE)) for each in entries if not each.owner and not each.serious)
        return {(each.kind, str(code)): str(each.values.get(titles[each.kind]) or "") for each, code in told if code}

    def _decided(self, entry: Entry) -> Decision:
        override = self.policy.overrides.get(entry.place, Override())
        duplicates = override.duplicates or self.policy.duplicates
        if entry.serious:
            return rejected(entry)
        self._resolver.resolve(entry, self.plan.kinds[entry.kind])
        met = self._meet(entry, override)
        if not met.found:
            if override.duplicates == SKIP:
                return Decision(entry, DO_SKIP, why=Sentence(N_("You left it out.")), duplicates=duplicates)
            return rejected(entry, verdicts.unknown(entry)) if entry.owner else self._new(entry, duplicates)
        if duplicates == ADD and not entry.owner:
            return self._new(entry, duplicates, also=met)
        if trouble := self._speaks_against(entry, met, override):
            return rejected(entry, trouble)
        if duplicates == SKIP:
            why = Sentence(N_("This client is there already."))
            return Decision(entry, DO_SKIP, met.found[0], met.by, why, duplicates=duplicates)
        return self._claimed_by(Decision(entry, DO_UPDATE, met.found[0], met.by, duplicates=duplicates), met)

    def _meet(self, entry: Entry, override: Override) -> Meeting:
        index = self.indexes[entry.kind]
        if override.client:
            numbers = index.keys.get(_CODE, {}).get(override.client.lower(), ())
            return Meeting(tuple(index.stored[number] for number in numbers), _CODE)
        keys = self.plan.keys_of(entry.kind)
        met = index.meet(entry.values, keys=keys)
        if met.doubtful and met.by == _CODE and entry.source_code:
            # The card comes from another client file, where the code was somebody else's.
            entry.values.pop(_CODE)
            met = index.meet(entry.values, keys=keys)
        return met

    def _new(self, entry: Entry, duplicates: str, also: Meeting | None = None) -> Decision:
        if also is None:
            return Decision(entry, DO_NEW, duplicates=duplicates)
        entry.values.pop(_CODE, None)
        text = N_("{code} may be the same client; another one is made, as you chose.")
        return Decision(entry, DO_NEW, why=Sentence(text, {"code": verdicts.codes(also.found)}), duplicates=duplicates)

    def _speaks_against(self, entry: Entry, met: Meeting, override: Override) -> Trouble | None:
        if len(met.found) > 1 and not (met.by == NAME and entry.kind == PERSON.name):
            return verdicts.several(entry, met)
        if met.doubtful and not override.client:
            return verdicts.doubtful(entry, met)
        return verdicts.in_trash(entry, met.found[0]) if met.found[0].trashed else None

    def _claimed_by(self, decision: Decision, met: Meeting) -> Decision:
        """Two entries that mean the same client are one."""
        assert decision.stored is not None
        if met.by == NAME and decision.entry.kind == PERSON.name:
            decision.candidates = met.found
            return decision
        first = self._claimed.setdefault(decision.stored.number, decision)
        if first is decision:
            return decision
        entry = decision.entry
        first.entry.rows += entry.rows
        first.entry.left += entry.left
        first.entry.waiting = {**entry.waiting, **first.entry.waiting}
        first.entry.about = {**entry.about, **first.entry.about}
        if not entry.owner:
            kind = self.plan.kinds[entry.kind]
            told = joined_at_client(first.entry, entry, kind, self.policy, words=self.words)
            first.entry.values = dict(told)
            first.entry.owner = False
        why = line_of_repeated(first.entry, entry, "").why
        return Decision(entry, DO_SKIP, decision.stored, decision.by, why)


def rejected(entry: Entry, trouble: Trouble | None = None) -> Decision:
    """The decision to leave an entry out, for one more reason."""
    if trouble is not None:
        entry.troubles.append(trouble)
    why = next((each.reason for each in entry.troubles if each.serious), None)
    return Decision(entry, DO_REJECT, why=why)
