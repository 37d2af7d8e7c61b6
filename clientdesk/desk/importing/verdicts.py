"""Why a client of a file is not taken, and what to do about it."""

from collections.abc import Sequence
from dataclasses import replace

from clientdesk.desk.importing.entry import Entry
from clientdesk.desk.importing.given import Trouble
from clientdesk.desk.importing.keys import ID, REG_NO, TITLES, Meeting, Stored
from clientdesk.dossier.fields import Field, Kind, Problem
from clientdesk.dossier.kinds import ENTERPRISE
from clientdesk.i18n import N_, Sentence

_WHICH = N_("Correct the number, or choose in the check whether it is that client or another one.")


def codes(found: Sequence[Stored]) -> str:
    """The codes of clients, as a sentence names them."""
    return ", ".join(one.code for one in found[:4]) + (" …" if len(found) > 4 else "")


def several(entry: Entry, met: Meeting) -> Trouble:
    """More than one client may be meant."""
    reason = N_("Several clients may be meant ({by}): {codes}.")
    fix = N_("Choose in the check which client it is, or write its code into the row; doubles can be merged first.")
    values = {"by": Sentence(TITLES[met.by]), "codes": codes(met.found)}
    return Trouble(entry.place, Sentence(reason, values), Sentence(fix), field=met.by)


def doubtful(entry: Entry, met: Meeting) -> Trouble:
    """The client who has this number is called quite another name."""
    reason = N_("{by}: this belongs to {code}, whose name is quite another.")
    values = {"by": Sentence(TITLES[met.by]), "code": codes(met.found)}
    return Trouble(entry.place, Sentence(reason, values), Sentence(_WHICH), field=met.by)


def another_number(entry: Entry, stored: Stored, kind: Kind) -> Trouble:
    """The client who was found has another identity or registration number than the file tells."""
    key = REG_NO if kind.name == ENTERPRISE.name else ID
    reason = N_("{by}: {code} has another one.")
    values = {"by": Sentence(TITLES[key]), "code": stored.code}
    found = str(entry.values.get(key) or "")
    return Trouble(entry.place, Sentence(reason, values), Sentence(_WHICH), field=key, found=found)


def several_seconds(entry: Entry, found: Sequence[Stored], name: str) -> Trouble:
    """More than one client may be the second of a couple."""
    reason = N_("Several clients may be meant by {name}: {codes}.")
    fix = N_("Give each of the two a row of their own, with the code of the client.")
    return Trouble(entry.place, Sentence(reason, {"name": name, "codes": codes(found)}), Sentence(fix))


def in_trash(entry: Entry, stored: Stored) -> Trouble:
    """The client lies in the trash."""
    reason = Sentence(N_("The client {code} lies in the trash."), {"code": stored.code})
    return Trouble(entry.place, reason, Sentence(N_("Take it out of the trash, or leave the row out.")))


def unknown(entry: Entry) -> Trouble:
    """Rows of a client that is nowhere."""
    reason = Sentence(N_("The client whose row this is was not found."))
    fix = Sentence(N_("Bring the client in first, or correct its code or name in the row."))
    return Trouble(entry.place, reason, fix)


def nameless(entry: Entry, kind: Kind) -> Trouble:
    """A new client has to have a name."""
    reason = Sentence(N_("There is no name in this row."))
    return Trouble(entry.place, reason, Sentence(N_("Fill in the name, or leave the row out.")), field=kind.title.key)


def code_taken(entry: Entry, code: str, field: Field[str]) -> Trouble:
    """The code belongs to something else."""
    reason = Sentence(N_("The code {code} is taken."), {"code": code})
    return Trouble(entry.place, reason, Sentence(N_("Write another code, or none.")), field=field.key)


def number_taken(entry: Entry, key: str, other: str | int, *, field: str) -> Trouble:
    """Another client has the number: one that is stored, by its code, or that of another row."""
    reason = N_("{by}: {code} has this number already.") if isinstance(other, str) else _SAME_FILE
    fix = N_("Correct the number in one of the two, or leave such cells blank: the number then waits at its field.")
    values = {"by": Sentence(TITLES[key]), "code": other, "row": other}
    return Trouble(entry.place, Sentence(reason, values), Sentence(fix), field=field, found=str(entry.values[field]))


_SAME_FILE = N_("{by}: the client in row {row} has this number already.")


def waiting(trouble: Trouble) -> Trouble:
    """The same where the client is taken without the number."""
    fix = Sentence(N_("The number waits at its field. Correct one of the two clients, or merge them."))
    return replace(trouble, fix=fix, serious=False)


def of_problem(entry: Entry, problem: Problem, found: str) -> Trouble:
    """What the checks of the record refuse; `found` is the value."""
    fix = Sentence(N_("Correct the cell, or empty it."))
    return Trouble(entry.place, Sentence(problem.text, dict(problem.values)), fix, field=problem.field.key, found=found)


def left_waiting(trouble: Trouble) -> Trouble:
    """The same where the client is taken without the value, which waits as a draft as if it had been typed."""
    fix = Sentence(N_("The value waits at its field. Correct it there."))
    return replace(trouble, fix=fix, serious=False)


def changed_since(entry: Entry, stored: Stored) -> Trouble:
    """Somebody changed the client between the check and the run."""
    reason = Sentence(N_("The client {code} was changed since the check."), {"code": stored.code})
    return Trouble(entry.place, reason, Sentence(N_("Bring this row in once more.")))
