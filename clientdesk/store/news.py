"""What steps say: of themselves before (`Told`), of what they touched after (`Changed`), and when they are refused."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_, Sentence


class Conflict(UserError):
    """Somebody changed the value since it was read; both values, in the form the types show, are kept for the asker."""

    def __init__(self, field: str, mine: str | None, theirs: str | None) -> None:
        super().__init__(
            N_("The field {field} was changed in the meantime; nothing was overwritten."),
            code=ExitCode.CONFLICT,
            key="conflict",
            hint=N_("Look at the present value, then decide which one stays."),
            field=field,
        )
        self.field = field
        self.mine = mine
        self.theirs = theirs


class Taken(UserError):
    """What is to come back finds its code or number given to something else."""

    def __init__(self, code: str) -> None:
        super().__init__(
            N_("{client} was given to something else since; nothing was changed."),
            code=ExitCode.CONFLICT,
            key="code_taken",
            hint=N_("Enter it anew: it gets a number of its own."),
            client=code,
        )


class Gone(UserError):
    """What was to be changed is no longer there: somebody deleted the client or removed the row."""

    def __init__(self) -> None:
        super().__init__(
            N_("What you changed was removed in the meantime; nothing was stored."),
            code=ExitCode.CONFLICT,
            key="gone",
            hint=N_("Undo may bring it back; then try again."),
        )


@dataclass(frozen=True)
class Told:
    """What a step says of itself: the sentence (message id with named places), who, and whether it undoes another."""

    text: str
    by: str
    values: Mapping[str, object]
    role: str = "do"
    of: int | None = None

    def for_good(self) -> "Told":
        """The same of a step that undo passes over."""
        return replace(self, role="note")

    def sentence(self) -> str:
        """As the file keeps it."""
        values = {name: _told(value) for name, value in self.values.items()}
        return json.dumps({"text": self.text, **({"values": values} if values else {})}, ensure_ascii=False)


def _told(value: object) -> object:
    if isinstance(value, tuple):
        return [_told(one) for one in value]
    return {"text": value.text, "context": value.context} if isinstance(value, Sentence) else value


@dataclass(frozen=True)
class Changed:
    """The news of a finished step: its number and the clients it touched ({id: kind})."""

    step: int = 0
    clients: Mapping[int, str] | None = None
    own_fields: bool = False

    def __bool__(self) -> bool:
        return self.step > 0
