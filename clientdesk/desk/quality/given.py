"""What a look over the file gives: lists of findings, each with what stands there, what is odd, what would mend it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from clientdesk.dossier.fields import SENSITIVE, Field
from clientdesk.dossier.masking import HIDDEN
from clientdesk.i18n import Catalogue, Sentence
from clientdesk.store.lists import Line
from clientdesk.store.news import Changed


@dataclass(frozen=True)
class Matter:
    """Something that can be wrong with a file.

    about   what is listed and why it matters, as a message id
    doing   what mending does, as a message id for a button; empty where only a person can tell what is right
    step    the sentence of the step that mends, with {n}
    leave   whether a finding can be left as it is for good (its field is noted as answered)
    """

    name: str
    title: str
    about: str
    doing: str = ""
    step: str = ""
    leave: bool = True


@dataclass(frozen=True)
class Remedy:
    """`new` in the place of `old`, in the field or column of a finding. A `sure` one needs no look of its own; with a
    `draft` what was typed is dropped as it is stored."""

    old: Any
    new: Any
    sure: bool = True
    draft: bool = False


@dataclass(frozen=True)
class Finding:
    """One thing that is odd about one client.

    field, column  where it stands; no field where it is about the client as a whole
    row            the number of the row of a group, 0 outside groups
    value          what stands there, None where nothing does
    typed          a text that stands there and is no value
    odd            what is odd about it
    proposed       what a person might do, where no remedy says it
    others         other clients whom it concerns too
    """

    matter: str
    line: Line
    field: Field[Any] | None
    odd: Sentence
    value: Any = None
    column: Field[Any] | None = None
    row: int = 0
    typed: str = ""
    proposed: Sentence | None = None
    remedy: Remedy | None = None
    others: tuple[Line, ...] = ()

    @property
    def key(self) -> str:
        """Where it stands: the key of the field, with a dot and the column where it is one."""
        if self.field is None:
            return ""
        return f"{self.field.key}.{self.column.key}" if self.column else self.field.key

    @property
    def innermost(self) -> Field[Any] | None:
        """The field or column itself."""
        return self.column or self.field

    @property
    def is_sensitive(self) -> bool:
        """Whether its value is shown nowhere but in the form."""
        return any(one is not None and one.sensitivity is SENSITIVE for one in (self.field, self.column))

    def where(self, words: Catalogue) -> str:
        """Where it stands, in words."""
        return " · ".join(one.title(words) for one in (self.field, self.column) if one is not None)

    def stands(self, words: Catalogue) -> str:
        """What stands there, in words."""
        return self.typed or self._shown(self.value, words)

    def instead(self, words: Catalogue) -> str:
        """What would stand there, or what one might do, in words."""
        if self.remedy is not None:
            return self._shown(self.remedy.new, words)
        return words.say(self.proposed) if self.proposed else ""

    def _shown(self, value: Any, words: Catalogue) -> str:
        inner = self.innermost
        if value is None or inner is None:
            return ""
        return HIDDEN if self.is_sensitive else inner.type.show(value, words)


@dataclass(frozen=True)
class WorkList:
    """All findings of one matter, by the names of the clients."""

    matter: Matter
    findings: tuple[Finding, ...] = ()

    @property
    def sure(self) -> tuple[Finding, ...]:
        """Those that can be mended without a look at each."""
        return tuple(one for one in self.findings if one.remedy is not None and one.remedy.sure)

    @property
    def mendable(self) -> tuple[Finding, ...]:
        """Those that can be mended at all."""
        return tuple(one for one in self.findings if one.remedy is not None)


@dataclass(frozen=True)
class Overview:
    """The lists in their order, when they were made, over how many clients, and from how many months on facts are
    stale."""

    lists: tuple[WorkList, ...]
    at: datetime
    clients: int
    months: int

    @property
    def count(self) -> int:
        """How many findings there are."""
        return sum(len(one.findings) for one in self.lists)

    def list(self, name: str) -> WorkList | None:
        """The list of a matter."""
        return next((one for one in self.lists if one.matter.name == name), None)


@dataclass(frozen=True)
class Mended:
    """How many findings were mended, how many had changed in the meantime and were passed over, and the news."""

    count: int = 0
    passed_over: int = 0
    changed: Changed = field(default_factory=Changed)


Findings = Sequence[Finding]
