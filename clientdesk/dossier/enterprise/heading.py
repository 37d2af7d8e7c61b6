"""The head of an enterprise: short name, logo, place in the channel."""

from clientdesk.dossier.choices.enterprise import CHANNEL_POSITION, CLIENT_ROLE
from clientdesk.dossier.choices.shared import VALUE_ORIENT
from clientdesk.dossier.fields import FIRST, NAME, Field, Section
from clientdesk.dossier.types import PHOTO, Choice, MultiChoice, Reference, Text
from clientdesk.i18n import N_


class Heading(Section, of="enterprise", id="E0", title=N_("Record header")):
    """Short name, logo, place in the channel."""

    short_name = Field(N_("Short name"), Text(40), id="E0.1+", find=NAME)
    name_en = Field(N_("English name"), Text(120), id="E0.2+", find=NAME)
    name_sort = Field(N_("Sort key (pinyin)"), Text(120), id="E0.3+", find=FIRST, chinese=True)
    logo = Field(N_("Logo"), PHOTO, id="E0.4+")
    parent_id = Field(N_("Parent client"), Reference("enterprise"), id="E0.5+")
    channel_position = Field(N_("Channel position"), Choice(CHANNEL_POSITION), id="E0.6*")
    value_orientation = Field(N_("Value orientation"), Choice(VALUE_ORIENT), id="E0.7*", inner=True)
    client_roles = Field(N_("Client role for us"), MultiChoice(CLIENT_ROLE), id="E0.8*")
