"""Section 2 of a person: schooling."""

from clientdesk.dossier.choices.person import LANGUAGE_LEVEL
from clientdesk.dossier.choices.shared import EDU_STAGE
from clientdesk.dossier.fields import PERSONAL, Field, Group, Rows, Section
from clientdesk.dossier.person.rows import Award, Club
from clientdesk.dossier.types import BOOL, DATE, LONG_TEXT, MULTI_TEXT, YEAR_MONTH, Choice, Text
from clientdesk.i18n import N_


class SchoolYears(Group, name="education"):
    """A spell at one school."""

    stage = Field(N_("Stage"), Choice(EDU_STAGE), sensitivity=PERSONAL, required=True)
    school = Field(N_("School"), Text(120), sensitivity=PERSONAL, required=True)
    start = Field(N_("From"), YEAR_MONTH, sensitivity=PERSONAL)
    end = Field(N_("To"), YEAR_MONTH, sensitivity=PERSONAL, not_before=start)
    major = Field(N_("Subject"), Text(80), sensitivity=PERSONAL)
    degree = Field(N_("Degree"), Text(40), sensitivity=PERSONAL)
    full_time = Field(N_("Full-time"), BOOL, sensitivity=PERSONAL)
    graduated = Field(N_("Graduated"), BOOL, sensitivity=PERSONAL)


class Language(Group, name="languages"):
    """A language spoken."""

    language = Field(N_("Language"), Text(40))
    level = Field(N_("Level"), Choice(LANGUAGE_LEVEL))


class Certificate(Group, name="certificates"):
    """A certificate or a course."""

    name = Field(N_("Certificate or course"), Text(120))
    number = Field(N_("Number"), Text(60))
    issuer = Field(N_("Issued by"), Text(120))
    date = Field(N_("Date"), DATE)
    expiry = Field(N_("Valid to"), DATE)


class Education(Section, of="person", id="P2", title=N_("Education")):
    """Schooling."""

    education = Field(
        N_("Schooling from senior high school to graduate school"), Rows(SchoolYears), id="P2.1", sensitivity=PERSONAL
    )
    highest_education = Field(N_("Highest education"), Choice(EDU_STAGE), id="P2.2a", sensitivity=PERSONAL)
    major = Field(N_("Main subject"), Text(80), id="P2.2b", sensitivity=PERSONAL)
    school_performance = Field(N_("Performance at school"), LONG_TEXT, id="P2.3a", sensitivity=PERSONAL)
    school_awards = Field(N_("School awards"), Rows(Award), id="P2.3b", sensitivity=PERSONAL)
    school_sports = Field(N_("Favourite sports at school"), MULTI_TEXT, id="P2.4")
    view_diplomas = Field(N_("View of diplomas"), LONG_TEXT, id="P2.5", sensitivity=PERSONAL)
    school_clubs = Field(N_("Student societies and offices held"), Rows(Club), id="P2.6", sensitivity=PERSONAL)
    languages = Field(N_("Languages"), Rows(Language), id="P2.7+")
    certificates = Field(N_("Certificates and training"), Rows(Certificate), id="P2.8+")
    alumni_links = Field(N_("Alumni connections"), LONG_TEXT, id="P2.9+", sensitivity=PERSONAL)
