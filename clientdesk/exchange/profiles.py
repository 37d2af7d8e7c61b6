"""Which output shows what: for every field and column, whether a reader of the output sees it, a mask, or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Any

from clientdesk.dossier import masking
from clientdesk.dossier.enterprise import other as firm_other
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.fields import NORMAL, PERSONAL, SENSITIVE, Field, Sensitivity, rows_of
from clientdesk.dossier.person import basics, other
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Date, Email, IdNumber, Lunar, Money, Partial, Phone, PostalAddress
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_


class Profile(StrEnum):
    """Whom an output is for."""

    WORK = "work"
    """My own desk."""
    HANDOUT = "handout"
    """It leaves the house, or a stranger sees the screen."""
    ACCOUNTING = "accounting"
    """Ledgers and registers."""
    FULL = "full"
    """Everything, for the person concerned and for a backup."""


class Sight(Enum):
    """What a reader sees of a value."""

    SHOWN = auto()
    MASKED = auto()
    ABSENT = auto()


_STRICTNESS = (NORMAL, PERSONAL, SENSITIVE)
_SIGHTS: dict[tuple[Profile, Sensitivity], Sight] = {
    (Profile.WORK, NORMAL): Sight.SHOWN,
    (Profile.WORK, PERSONAL): Sight.SHOWN,
    (Profile.WORK, SENSITIVE): Sight.ABSENT,
    (Profile.HANDOUT, NORMAL): Sight.SHOWN,
    (Profile.HANDOUT, PERSONAL): Sight.MASKED,
    (Profile.HANDOUT, SENSITIVE): Sight.ABSENT,
    (Profile.ACCOUNTING, NORMAL): Sight.SHOWN,
    (Profile.ACCOUNTING, PERSONAL): Sight.ABSENT,
    (Profile.ACCOUNTING, SENSITIVE): Sight.ABSENT,
    (Profile.FULL, NORMAL): Sight.SHOWN,
    (Profile.FULL, PERSONAL): Sight.SHOWN,
    (Profile.FULL, SENSITIVE): Sight.SHOWN,
}
_NAME = {basics.Basics.full_name, basics.Basics.family_name, basics.Basics.given_name, basics.Basics.name_en}
_POSTAL: set[Field[Any]] = {
    basics.Basics.home_address,
    basics.MoreAddress.country,
    basics.MoreAddress.province,
    basics.MoreAddress.city,
    basics.MoreAddress.district,
    basics.MoreAddress.street,
    basics.MoreAddress.postcode,
    basics.MoreAddress.recipient,
    basics.MoreAddress.is_mailing,
}
_SHOWN_ANYHOW: dict[Profile, set[Field[Any]]] = {
    Profile.HANDOUT: {*_NAME},
    Profile.ACCOUNTING: {*_NAME, *_POSTAL, OrgPerson.name, OrgPerson.phone},
}
"""Personal, yet shown: the name on every output, and what an invoice needs."""
_MASKS: dict[type, Callable[[Any], str]] = {
    IdNumber: masking.mask_identity,
    Phone: masking.mask_phone,
    Email: masking.mask_email,
    PostalAddress: masking.mask_address,
    Date: masking.mask_birthday,
    Partial: masking.mask_birthday,
    Lunar: masking.mask_birthday,
    Money: masking.mask_money,
}
NO_PRINT = (other.Other.no_print, firm_other.Other.no_print)
"""The fields by which a file is marked "never print or export"."""
_TOLD = {
    Profile.WORK: N_("For my own desk: everything except sensitive data"),
    Profile.HANDOUT: N_("For somebody else: personal data masked; sensitive data and our own judgements left out"),
    Profile.ACCOUNTING: N_("For the accountant: of personal data only name, postal address and business telephone"),
    Profile.FULL: N_("Everything, sensitive data too"),
}


@dataclass(frozen=True)
class Disclosure:
    """A profile, and the reason given for showing sensitive data. Raises `UserError` where a reason is needed.

    With `work` a reason includes sensitive data; `handout` and `accounting` never do, whatever the reason.
    """

    profile: Profile = Profile.WORK
    reason: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "profile", Profile(self.profile))
        if self.profile is Profile.FULL and not self.reason.strip():
            raise UserError(
                N_("An output of everything needs a reason."),
                code=ExitCode.REFUSED,
                key="reason_needed",
                hint=N_("Say in a few words what it is for; the reason is kept in the log."),
            )

    @property
    def unmasked(self) -> bool:
        """Whether sensitive data is shown, so that the output must say so."""
        return self._of(SENSITIVE) is Sight.SHOWN

    def sight(self, field: Field[Any]) -> Sight:
        """What is seen of a field; of a group field, whether any of it is."""
        if field.inner and self.profile is Profile.HANDOUT:
            return Sight.ABSENT
        if field in _SHOWN_ANYHOW.get(self.profile, ()):
            return Sight.SHOWN
        if field.type.name != "group":
            return self._of(field.sensitivity)
        sights = {self.sight_in(field, column) for column in rows_of(field).columns}
        return next((sight for sight in Sight if sight in sights), Sight.ABSENT)

    def sight_in(self, group: Field[Any], column: Field[Any]) -> Sight:
        """What is seen of a column of a group field: the stricter of both classes decides."""
        if (group.inner or column.inner) and self.profile is Profile.HANDOUT:
            return Sight.ABSENT
        if column in _SHOWN_ANYHOW.get(self.profile, ()):
            return Sight.SHOWN
        return self._of(max(group.sensitivity, column.sensitivity, key=_STRICTNESS.index))

    def _of(self, sensitivity: Sensitivity) -> Sight:
        if self.profile is Profile.WORK and self.reason.strip():
            return Sight.SHOWN
        return _SIGHTS[self.profile, sensitivity]

    def told(self) -> str:
        """The message id of a sentence that says what is shown."""
        return _TOLD[Profile.FULL if self.unmasked else self.profile]

    def withholds(self, record: Record) -> bool:
        """Whether the file is marked "never print or export"; only an output of everything holds it still."""
        return self.profile is not Profile.FULL and any(record[field] for field in NO_PRINT)


def masked(field: Field[Any], value: Any) -> str:
    """What is left of a value under its mask; empty where no rule says that anything may be."""
    rule = _MASKS.get(type(field.type))
    return rule(value) if rule else ""
