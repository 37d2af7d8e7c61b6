"""Section 6 of an enterprise: other material and notes."""

from clientdesk.dossier.enterprise.rows import AttachedFile, Award, OwnFieldRow
from clientdesk.dossier.fields import Field, Rows, Section
from clientdesk.dossier.types import BOOL, LONG_TEXT
from clientdesk.i18n import N_


class Other(Section, of="enterprise", id="E6", title=N_("Other material and notes")):
    """Other material and notes."""

    notes = Field(N_("Notes"), LONG_TEXT, id="E6.1+", inner=True)
    attachments = Field(N_("Attachments"), Rows(AttachedFile), id="E6.2+")
    custom_fields = Field(N_("Custom fields"), Rows(OwnFieldRow, virtual=True), id="E6.3+")
    client_awards = Field(N_("Awards we gave the client"), Rows(Award), id="E6.5+")
    no_print = Field(N_("Never print or export"), BOOL, id="E6.6+")
