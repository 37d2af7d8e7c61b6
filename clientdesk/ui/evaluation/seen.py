"""What the tab of evaluations needs, looked up in one go: what is in force, the history, the one that is shown."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from clientdesk.desk import Desk
from clientdesk.desk.credit import Standing
from clientdesk.desk.credit_drafts import Proposal
from clientdesk.dossier.choices.evaluation import EVALUATION_KIND
from clientdesk.dossier.evaluation.results import Result
from clientdesk.dossier.house.credit import Rules
from clientdesk.dossier.record import Record
from clientdesk.dossier.work.evaluation import CREDIT, FINAL, Evaluation
from clientdesk.store.drafts import Draft

NEW = "new:"
"""How the name of an evaluation begins that is not stored yet; the code of its kind follows."""
_KEPT = "@evaluation:"


@dataclass(frozen=True)
class Seen:
    """`name` is the code of the evaluation shown, or `new:` and its kind, or empty; with it come the record, the
    evidence (`proposal`) of one that is still being made, and what a finished one came to (`result`). `kept` are the
    texts typed and not stored, by the name of their evaluation."""

    client: int
    history: tuple[Record, ...]
    standing: Standing | None
    rules: Rules
    name: str = ""
    record: Record | None = None
    proposal: Proposal | None = None
    result: Result | None = None
    kept: Mapping[str, str] = field(default_factory=dict)


def kind_of(record: Record) -> str:
    """The code of the kind of an evaluation."""
    return record[Evaluation.kind] or CREDIT


def name_of(record: Record) -> str:
    """What an evaluation is called here: its code, or its kind before it has one."""
    return record.code if record.id else f"{NEW}{kind_of(record)}"


def slot(name: str) -> str:
    """Where in the file the texts wait that were typed into an evaluation and not stored."""
    return f"{_KEPT}{name}"


def look_up(desk: Desk, client: Record, wanted: str) -> Seen:
    """All of it. `wanted` is the name of an evaluation; empty, or one that is gone, shows what was being written, or
    else the last one."""
    credit = desk.credit
    history = tuple(credit.history(client.code))
    kept = _kept(desk.drafts.of(client.id), history)
    name = _shown(wanted, history, kept)
    seen = Seen(client.id, history, credit.latest(client.code), credit.rules(), name, kept=kept)
    if name.startswith(NEW):
        proposal = credit.propose(client.code, name.removeprefix(NEW))
        return Seen(**_parts(seen), record=proposal.draft, proposal=proposal)
    record = next((one for one in history if one.code == name), None)
    if record is None:
        return seen
    if record[Evaluation.status] == FINAL:
        return Seen(**_parts(seen), record=record, result=credit.result(record))
    return Seen(**_parts(seen), record=record, proposal=credit.propose(client.code, kind_of(record)))


def _parts(seen: Seen) -> dict[str, Any]:
    return {key: getattr(seen, key) for key in ("client", "history", "standing", "rules", "name", "kept")}


def _kept(drafts: Sequence[Draft], history: Sequence[Record]) -> dict[str, str]:
    """The texts that wait, of evaluations that can still be written."""
    open_ones = {record.code for record in history if record[Evaluation.status] != FINAL}
    open_ones |= {f"{NEW}{kind}" for kind in EVALUATION_KIND.labels}
    found = {draft.field.removeprefix(_KEPT): draft.text for draft in drafts if draft.field.startswith(_KEPT)}
    return {name: text for name, text in found.items() if name in open_ones}


def _shown(wanted: str, history: Sequence[Record], kept: Mapping[str, str]) -> str:
    known = [record.code for record in history]
    if wanted.startswith(NEW) or wanted in known:
        return wanted
    waiting = sorted(kept, key=lambda name: not name.startswith(NEW))
    return next(iter((*waiting, *known)), "")


def texts_of(kept: str) -> dict[str, str]:
    """The texts that were kept, by the place they were typed into; none where they cannot be read any more."""
    try:
        found = json.loads(kept) if kept else {}
    except ValueError:
        return {}
    return {key: text for key, text in found.items() if isinstance(text, str)} if isinstance(found, dict) else {}


def kept_text(texts: Mapping[str, str]) -> str:
    """Texts as they are kept; empty where there are none."""
    return json.dumps(dict(texts), ensure_ascii=False) if texts else ""
