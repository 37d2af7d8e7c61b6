"""Section 10 of a person: other material and notes."""

from clientdesk.dossier.choices.person import PRIVACY_BASIS, TRI
from clientdesk.dossier.fields import PERSONAL, SENSITIVE, Field, Group, Rows, Section
from clientdesk.dossier.person.rows import AttachedFile, OwnFieldRow
from clientdesk.dossier.types import BOOL, DATE, LONG_TEXT, Choice, Integer, Reference, Text
from clientdesk.i18n import N_


class ReportGiven(Group, name="reports_given"):
    """A report we prepared."""

    date = Field(N_("Date"), DATE)
    title = Field(N_("Title"), Text(120))
    need = Field(N_("Need it answers"), Text(200))
    file = Field(N_("File"), Reference("attachment"))
    reaction = Field(N_("Reaction"), Text(200))


class HealthTip(Group, name="health_tips"):
    """Advice on health we gave."""

    date = Field(N_("Date"), DATE, sensitivity=SENSITIVE)
    symptom = Field(N_("Symptom known"), Text(120), sensitivity=SENSITIVE)
    advice = Field(N_("Advice given"), Text(200), sensitivity=SENSITIVE)
    by = Field(N_("By"), Reference("user"), sensitivity=SENSITIVE)


class Other(Section, of="person", id="P10", title=N_("Other material and notes")):
    """Other material and notes."""

    reports_given = Field(N_("Market reports prepared for the client"), Rows(ReportGiven), id="P10.1")
    health_tips = Field(N_("Health advice given"), Rows(HealthTip), id="P10.2", sensitivity=SENSITIVE)
    worth_visiting = Field(N_("Worth regular visits?"), Choice(TRI), id="P10.3a", inner=True)
    worth_visiting_why = Field(N_("Why worth regular visits"), Text(200), id="P10.3a", inner=True)
    visit_every_days = Field(N_("Visit every"), Integer(min=1, max=730), id="P10.3b", inner=True)
    notes = Field(N_("Free notes"), LONG_TEXT, id="P10.4+", sensitivity=PERSONAL)
    attachments = Field(N_("Attachments"), Rows(AttachedFile), id="P10.5+", sensitivity=PERSONAL)
    custom_fields = Field(N_("Custom fields"), Rows(OwnFieldRow, virtual=True), id="P10.6+", sensitivity=PERSONAL)
    privacy_basis = Field(N_("Legal basis of keeping the data"), Choice(PRIVACY_BASIS), id="P10.7+")
    privacy_basis_date = Field(N_("Legal basis: date"), DATE, id="P10.7+")
    retain_until = Field(N_("Keep until"), DATE, id="P10.8+")
    no_print = Field(N_("Never print or export"), BOOL, id="P10.9+")
