"""What is read out of a vCard file or our own JSON: people and firms as plain values, ready to be made records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from clientdesk.i18n import Sentence

VCF, JSON = "vcf", "json"


@dataclass(frozen=True)
class Contact:
    """One card, or one record of our own file.

    number   its place in the file, from 1
    kind     person or enterprise; out of our own file any kind ("task", "house" …)
    values   {key: JSON} as the action `create` takes them: groups are lists of rows, tags lists of texts
    photo    the bytes of its picture as they came, to be cleaned by `clean_photo` (field `photo`, or `logo` of a firm)
    unread   what has no field of its own: told to the user, and already at the end of `values["notes"]`
    problem  why it cannot be brought in at all; the others can
    code     the client's code, where the card or file was written by ClientDesk; it may come from another client file,
             so that it says who is meant only where the name agrees
    answers  {key: "unknown" | "na" | "later"}, out of our own file
    trashed  lay in the trash, out of our own file
    beside   what else stands beside the values there: former codes, who is not the same, the numbers of rows
    """

    number: int
    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)
    photo: bytes | None = None
    unread: tuple[str, ...] = ()
    problem: Sentence | None = None
    code: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    trashed: bool = False
    beside: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What to call it in a list of problems; empty where it says no name."""
        for key in ("full_name", "name", "subject"):
            if isinstance(told := self.values.get(key), str):
                return told
        return self.code


@dataclass(frozen=True)
class ContactOptions:
    """`encoding` is that of lines that do not name their own; empty: found by looking."""

    encoding: str = ""


@dataclass(frozen=True)
class Contacts:
    """All of a file.

    form       "vcf" or "json"
    encoding   in which lines without a CHARSET of their own were read; `encodings_offered` are those it may be
    contacts   in the order of the file; those with a problem too
    notes      what is to be said of the file as a whole
    own_fields definitions of own fields, out of our own file
    settings   {name: JSON}, out of our own file
    files      {SHA-256: bytes} that `values` refer to, out of our own file
    whole      it is a complete ClientDesk file, so that it can be taken into an empty one as it is
    left       its records that are not brought in with the others: work, settings, the trash
    """

    form: Literal["vcf", "json"]
    contacts: Sequence[Contact]
    encoding: str = "utf-8"
    encodings_offered: tuple[str, ...] = ()
    notes: tuple[Sentence, ...] = ()
    own_fields: tuple[Mapping[str, Any], ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    whole: bool = False
    left: Sequence[Contact] = ()
