"""A crumb in words, as it is offered: the field and what would come into it."""

from clientdesk.dossier.crumbs.crumb import Crumb
from clientdesk.dossier.fields import Rows
from clientdesk.dossier.rows import Row
from clientdesk.i18n import N_, Catalogue


def told(crumb: Crumb, words: Catalogue) -> str:
    """The field with its new value, of several the new ones, of a row its columns; and what gives way to it."""
    field = crumb.field.title(words)
    if isinstance(crumb.value, Row) and isinstance(crumb.field.type, Rows):
        return words.tr(N_("{field}: {value}"), field=field, value=crumb.field.type.line(crumb.value, words))
    value, old = crumb.value, crumb.old
    if isinstance(value, tuple):
        value, old = tuple(one for one in value if one not in (old or ())), None
    if isinstance(old, str) and isinstance(value, str) and value.startswith(old):
        value, old = value.removeprefix(old).lstrip("；; "), None
    shown = crumb.field.type.show(value, words)
    if old is None:
        return words.tr(N_("{field}: {value}"), field=field, value=shown)
    was = crumb.field.type.show(old, words)
    return words.tr(N_("{field}: {value} (until now: {old})"), field=field, value=shown, old=was)
