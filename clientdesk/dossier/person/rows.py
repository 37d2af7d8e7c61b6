"""Groups of rows that several sections of a person use."""

from clientdesk.dossier.choices.shared import ATTACHMENT_KIND, AWARD_LEVEL, SOCIAL_APP
from clientdesk.dossier.fields import FIRST, PERSONAL, Field, Group
from clientdesk.dossier.types import (
    BOOL,
    DATE,
    FILE,
    LONG_TEXT,
    LUNAR_DATE,
    PARTIAL_DATE,
    PHOTO,
    YEAR_MONTH,
    Choice,
    Integer,
    Text,
)
from clientdesk.i18n import N_


class SocialAccount(Group, name="socials"):
    """An account on a social network."""

    app = Field(N_("Application"), Choice(SOCIAL_APP), sensitivity=PERSONAL)
    handle = Field(N_("Handle"), Text(80), sensitivity=PERSONAL, required=True, find=FIRST)
    qr = Field(N_("QR image"), PHOTO, sensitivity=PERSONAL)


class Award(Group, name="awards"):
    """An award or honour."""

    date = Field(N_("Date"), PARTIAL_DATE, sensitivity=PERSONAL)
    name = Field(N_("Award"), Text(120), sensitivity=PERSONAL, required=True)
    grantor = Field(N_("Granted by"), Text(120), sensitivity=PERSONAL)
    level = Field(N_("Level"), Choice(AWARD_LEVEL), sensitivity=PERSONAL)


class Club(Group, name="clubs"):
    """Membership of a society or club."""

    name = Field(N_("Society or club"), Text(120), sensitivity=PERSONAL, required=True)
    office = Field(N_("Office held"), Text(60), sensitivity=PERSONAL)
    start = Field(N_("From"), YEAR_MONTH, sensitivity=PERSONAL)
    end = Field(N_("To"), YEAR_MONTH, sensitivity=PERSONAL, not_before=start)
    note = Field(N_("Note"), Text(200), sensitivity=PERSONAL)


class SpecialDate(Group, name="special_dates"):
    """A date to remember."""

    date = Field(N_("Date"), PARTIAL_DATE, sensitivity=PERSONAL)
    date_lunar = Field(N_("Date (lunar)"), LUNAR_DATE, sensitivity=PERSONAL, chinese=True)
    name = Field(N_("Event"), Text(120), sensitivity=PERSONAL)
    repeat = Field(N_("Repeats yearly"), BOOL, sensitivity=PERSONAL)
    remind_days = Field(N_("Remind days before"), Integer(min=0, max=365), sensitivity=PERSONAL)
    note = Field(N_("Note"), Text(200), sensitivity=PERSONAL)


class AttachedFile(Group, name="attachments"):
    """A file attached to the dossier."""

    title = Field(N_("Title"), Text(120), sensitivity=PERSONAL)
    kind = Field(N_("Kind"), Choice(ATTACHMENT_KIND), sensitivity=PERSONAL)
    date = Field(N_("Date"), DATE, sensitivity=PERSONAL)
    file = Field(N_("File"), FILE, sensitivity=PERSONAL)
    note = Field(N_("Note"), Text(200), sensitivity=PERSONAL)


class OwnFieldRow(Group, name="custom_fields"):
    """A field of the user's own, for readers of the dossier tables."""

    code = Field(N_("Custom field"), Text(40), sensitivity=PERSONAL, required=True)
    value = Field(N_("Value"), LONG_TEXT, sensitivity=PERSONAL)
