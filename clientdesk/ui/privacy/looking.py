"""What is shown out from under its dots is written down, without the window waiting for it."""

from collections.abc import Collection
from functools import partial

from clientdesk.dossier.record import Record
from clientdesk.ui.context import Context
from clientdesk.ui.form.finding import under_dots


def note_look(context: Context, code: str, keys: Collection[str]) -> None:
    """Fields of a client (their keys; none stands for names in files of others) are shown now."""
    context.tasks.ask(partial(context.desk.disclosures.looked, code, tuple(keys)), _written)


def note_opened(context: Context, record: Record) -> None:
    """All fields of a client stand open to be filled in, where something sensitive is in them."""
    covered = under_dots(record.kind)
    keys = tuple(field.key for field, _value in record.filled() if field.key in covered)
    if keys:
        context.tasks.ask(partial(context.desk.disclosures.opened, record.code, keys), _written)


def _written(_done: object) -> None:
    """Nothing shows it at once; the history does."""
