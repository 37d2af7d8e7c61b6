"""The pictures of vCards, made as we keep photos, before anything is stored."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientdesk.desk.importing.given import DO_NEW, DO_UPDATE, Trouble
from clientdesk.desk.importing.plan import Plan
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.kinds import ENTERPRISE
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.values import Attachment
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Sentence
from clientdesk.progress import Progress

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept, its bytes, and the key of the field it goes to."""

    made: Attachment
    data: bytes
    field: str


def pictures_of(desk: "Desk", plan: Plan, progress: Progress) -> dict[int, Picture]:
    """{identity of the entry: picture} of those that will be stored; a picture that cannot be read is told, and the
    client comes without it."""
    found: dict[int, Picture] = {}
    wanted = [one.entry for one in plan.decisions if one.entry.photo and one.action in (DO_NEW, DO_UPDATE)]
    for number, entry in enumerate(wanted):
        progress.advance(number, len(wanted), N_("Reading the pictures"))
        field = Heading.logo if entry.kind == ENTERPRISE.name else Basics.photo
        try:
            made, data = desk.attachments.photo(entry.photo or b"", name="photo")
        except UserError as problem:
            reason = Sentence(problem.text, problem.values)
            fix = Sentence(N_("The client comes without the picture; add one in the client's file."))
            entry.troubles.append(Trouble(entry.place, reason, fix, field=field.key, serious=False))
            continue
        found[id(entry)] = Picture(made, data, field.key)
    return found
