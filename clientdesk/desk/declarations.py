"""The declarations as data, for programs: every stored field and column with id, key, labels, type and class."""

from typing import Any

from clientdesk.dossier.fields import Field, Kind, Rows
from clientdesk.dossier.kinds import KINDS
from clientdesk.dossier.types import Choice, MultiChoice
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import LANGUAGES, N_, catalogue


def declarations(name: str | None = None, *, kinds: tuple[Kind, ...] = KINDS) -> list[dict[str, Any]]:
    """`[{"kind", "section", "group", "id", "key", "labels", "type", "sensitivity", "stored"}]`; the columns of a group
    follow its field and carry its key in `group`; fields with choices name their `codes`."""
    chosen = [kind for kind in kinds if name in (None, kind.name)]
    if not chosen:
        raise UserError(
            N_("There is no kind {kind}; the kinds are {known}."),
            code=ExitCode.USAGE,
            key="kind",
            kind=str(name)[:40],
            known=", ".join(kind.name for kind in kinds),
        )
    return [told for kind in chosen for field in kind.fields for told in _told(kind, field)]


def _told(kind: Kind, field: Field[Any]) -> list[dict[str, Any]]:
    section = kind.home(field).declared.id
    lines = [_line(kind, section, "", field)]
    if isinstance(field.type, Rows):
        lines += [_line(kind, section, field.key, column) for column in field.type.columns]
    return lines


def _line(kind: Kind, section: str, group: str, field: Field[Any]) -> dict[str, Any]:
    return {
        "kind": kind.name,
        "section": section,
        "group": group,
        "id": field.id,
        "key": field.key,
        "labels": {language: field.title(catalogue(language)) for language in LANGUAGES},
        "type": {"name": field.type.name, **field.type.options()},
        "sensitivity": str(field.sensitivity),
        "stored": field.stored,
        **({"codes": list(field.type.choices.labels)} if isinstance(field.type, Choice | MultiChoice) else {}),
    }
