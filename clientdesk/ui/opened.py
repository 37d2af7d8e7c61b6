"""A client as a page needs it: the record and all that is shown beside it, looked up in one go."""

from collections.abc import Mapping
from dataclasses import dataclass

from clientdesk.desk import Desk
from clientdesk.desk.credit import Standing
from clientdesk.dossier.fields import Problem, Surroundings
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Photo
from clientdesk.i18n import N_, Catalogue
from clientdesk.store.drafts import Draft


@dataclass(frozen=True)
class Opened:
    """`photo` is a JPEG, empty where there is none; `touched` names the fields that were changed today; `standing` is
    the credit as it was decided last; `became` is the code of the file that one in the trash was merged into."""

    record: Record
    problems: tuple[Problem, ...]
    drafts: tuple[Draft, ...]
    around: Surroundings
    answers: Mapping[str, str]
    photo: bytes
    touched: frozenset[str] = frozenset()
    standing: Standing | None = None
    became: str = ""


def look_up(desk: Desk, client: int) -> Opened | None:
    """The client of this number, or None when it is gone."""
    record = desk.clients.by_number(client)
    if record is None:
        return None
    photo = next((record[field] for field in record.kind.values if isinstance(field.type, Photo)), None)
    return Opened(
        record,
        tuple(desk.clients.problems(record)),
        tuple(draft for draft in desk.drafts.of(client) if draft.field.partition(".")[0] in record.kind.by_key),
        desk.clients.surroundings(record),
        desk.answers.of(client),
        (desk.attachments.read(photo) or b"") if photo else b"",
        desk.past.touched_today(record),
        desk.credit.latest(record.code),
        desk.doubles.merged_into([record.code]).get(record.code, "") if record.stamps.trashed else "",
    )


def told_of_trash(opened: Opened, words: Catalogue) -> str:
    """Why a client is in the trash, as far as that is known."""
    if opened.became:
        return words.tr(N_("This file became part of {client} in a merge; all it told is there."), client=opened.became)
    return words.tr(N_("This client is in the trash."))
