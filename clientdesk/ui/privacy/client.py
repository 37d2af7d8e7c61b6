"""The tabs of a client as somebody else may see them: what was looked up for them, less what is personal."""

from collections.abc import Iterator
from dataclasses import replace

from clientdesk.desk.near import Near
from clientdesk.desk.past import Entry
from clientdesk.dossier import masking
from clientdesk.dossier.fields import Kind
from clientdesk.exchange.profiles import Sight
from clientdesk.ui.client.glance import Glance
from clientdesk.ui.client.stream import Piece, Sort, Stream
from clientdesk.ui.privacy.eyes import Privacy


def seen_glance(found: Glance, privacy: Privacy) -> Glance:
    """The summary: of those around a client the names as a card given away has them, and nobody's telephone; no
    questions, and not what is owed."""
    if not privacy.is_on:
        return found
    return replace(
        found,
        money=(),
        people=tuple(_seen_near(near) for near in found.people if not near.covered),
        tasks=tuple(privacy.work(task) for task in found.tasks),
        promises=tuple(privacy.work(task) for task in found.promises),
        contacts=tuple(privacy.work(contact) for contact in found.contacts),
        occasions=privacy.occasions(found.occasions),
        deals=(),
        questions=(),
    )


def _seen_near(near: Near) -> Near:
    """Looked up for somebody else: a person with a file stands there as in the graph of relations, a firm as it is."""
    name = near.name if near.sight is Sight.SHOWN else masking.mask_name(near.name)
    return replace(near, name=name if near.code else masking.HIDDEN, note="")


def seen_stream(found: Stream, kind: Kind, privacy: Privacy) -> Stream:
    """The timeline: what was done and when, without what was said; changes without what stood there; no files."""
    if not privacy.is_on:
        return found
    tasks = tuple(privacy.work(task) for task in found.tasks)
    pieces = tuple(seen for piece in found.pieces for seen in _seen_piece(piece, kind, privacy))
    return Stream(found.client, tasks, pieces)


def _seen_piece(piece: Piece, kind: Kind, privacy: Privacy) -> Iterator[Piece]:
    if piece.record is not None:
        yield replace(piece, record=privacy.work(piece.record))
    elif piece.sort is not Sort.FILE:
        entries = tuple(_seen_entry(entry, kind, privacy) for entry in piece.entries if not entry.sensitive)
        if entries:
            yield replace(piece, entries=entries)


def _seen_entry(entry: Entry, kind: Kind, privacy: Privacy) -> Entry:
    """A change without what stood there; in a group its key is that of a column."""
    group = next((field for field in kind.groups if kind.table(field) == entry.table), None)
    key = f"{group.key}.{entry.field}" if group and group.key != entry.field else entry.field
    return replace(entry, old=privacy.text(kind, key, entry.old), new=privacy.text(kind, key, entry.new))
