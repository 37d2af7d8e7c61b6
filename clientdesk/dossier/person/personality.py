"""Section 7 of a person: beliefs, talents, character."""

from clientdesk.dossier.choices.person import COMM_STYLE, MASLOW, MOTIVE, VALUE_FACTOR
from clientdesk.dossier.fields import PERSONAL, SENSITIVE, Field, Rows, Section
from clientdesk.dossier.person.rows import Club
from clientdesk.dossier.types import LONG_TEXT, MULTI_TEXT, Choice, MultiChoice, Text
from clientdesk.i18n import N_


class Personality(Section, of="person", id="P7", title=N_("Personality")):
    """Beliefs, talents, character."""

    clubs = Field(N_("Clubs joined"), Rows(Club), id="P7.1", sensitivity=PERSONAL)
    view_politics = Field(N_("View of politics"), LONG_TEXT, id="P7.2", sensitivity=SENSITIVE)
    community = Field(N_("Community activities"), LONG_TEXT, id="P7.3", sensitivity=PERSONAL)
    religion = Field(N_("Religious belief"), Text(80), id="P7.4", sensitivity=SENSITIVE)
    taboos = Field(N_("Taboos"), MULTI_TEXT, id="P7.5", sensitivity=PERSONAL)
    values_most = Field(N_("What he or she attaches importance to"), MULTI_TEXT, id="P7.6", sensitivity=PERSONAL)
    talents = Field(N_("Special talents"), MULTI_TEXT, id="P7.7")
    books = Field(N_("Books liked"), MULTI_TEXT, id="P7.8")
    films = Field(N_("Films liked"), MULTI_TEXT, id="P7.9")
    professional_skills = Field(N_("Professional ability"), LONG_TEXT, id="P7.10")
    personality_self = Field(N_("Personality as seen by self"), LONG_TEXT, id="P7.11", sensitivity=PERSONAL)
    personality_family = Field(N_("Personality as seen by family"), LONG_TEXT, id="P7.12", sensitivity=PERSONAL)
    personality_friends = Field(N_("Personality as seen by friends"), LONG_TEXT, id="P7.13", sensitivity=PERSONAL)
    personality_colleagues = Field(N_("Personality as seen by colleagues"), LONG_TEXT, id="P7.14", sensitivity=PERSONAL)
    personality_one_line = Field(N_("Personality in one sentence"), Text(120), id="P7.15", sensitivity=PERSONAL)
    worldview = Field(N_("World view"), LONG_TEXT, id="P7.16*", sensitivity=SENSITIVE)
    comm_style = Field(N_("Communication style"), Choice(COMM_STYLE), id="P7.17+", sensitivity=PERSONAL)
    buying_motive = Field(N_("Buying motive"), Choice(MOTIVE), id="P7.18*", inner=True)
    buying_motive_note = Field(N_("Buying motive: remarks"), Text(200), id="P7.18*", inner=True)
    maslow_level = Field(N_("Dominant need (Maslow)"), Choice(MASLOW), id="P7.19*", sensitivity=PERSONAL)
    value_factors = Field(N_("What counts most in a product"), MultiChoice(VALUE_FACTOR), id="P7.20*", inner=True)
