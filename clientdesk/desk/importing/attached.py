"""Photos and files that one of our own exports tells of: they come as they are, where their bytes came along or are
here already; what is missing is told, and its client comes without it."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from clientdesk.desk.importing.entry import Entry
from clientdesk.desk.importing.given import Trouble
from clientdesk.dossier.fields import Kind, rows_of
from clientdesk.dossier.types import Photo
from clientdesk.dossier.values import Attachment
from clientdesk.i18n import N_, Sentence

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_FIX = N_("Export the file again, with its photos and files.")


class Attached:
    """The photos and files of a source; each is looked at once."""

    def __init__(self, desk: "Desk", files: Mapping[str, bytes]) -> None:
        self.desk = desk
        self.files = files
        self._usable: dict[tuple[str, bool], bool] = {}

    def take(self, entry: Entry, kind: Kind) -> None:
        """Keep of an entry what can be had; a picture of the client's that is none of ours is made anew."""
        for key, value in list(entry.values.items()):
            if not isinstance(value, Attachment):
                continue
            photo = isinstance(kind.by_key[key].type, Photo)
            if not self._is_usable(value, photo=photo):
                del entry.values[key]
                entry.photo = self.files.get(value.sha256) if photo else entry.photo
                if not photo or entry.photo is None:
                    _tell(entry, key)
        for row in entry.rows:
            for column in rows_of(kind.by_key[row.group]).columns:
                held = row.values.get(column.key)
                if isinstance(held, Attachment) and not self._is_usable(held, photo=isinstance(column.type, Photo)):
                    del row.values[column.key]
                    _tell(entry, row.group)

    def _is_usable(self, held: Attachment, *, photo: bool) -> bool:
        mark = (held.sha256, photo)
        if mark not in self._usable:
            data = self.files.get(held.sha256) or self.desk.attachments.read(held)
            self._usable[mark] = data is not None and (not photo or self.desk.attachments.is_as_kept(data))
        return self._usable[mark]


def _tell(entry: Entry, key: str) -> None:
    reason = Sentence(N_("A photo or file of this client is not in the export; it is left out."))
    entry.troubles.append(Trouble(entry.place, reason, Sentence(_FIX), field=key, serious=False))


def attachments_of(entry: Entry) -> Iterator[Attachment]:
    """The photos and files among the values and rows of an entry."""
    for values in (entry.values, *(row.values for row in entry.rows)):
        yield from (value for value in values.values() if isinstance(value, Attachment))
