"""Section 8 of a person: how he or she looks at life."""

from clientdesk.dossier.fields import PERSONAL, Field, Rows, Section
from clientdesk.dossier.person.rows import SpecialDate
from clientdesk.dossier.types import LONG_TEXT, Text
from clientdesk.i18n import N_


class Outlook(Section, of="person", id="P8", title=N_("Experience and outlook")):
    """How he or she looks at life."""

    view_experience = Field(N_("View of his or her life so far"), LONG_TEXT, id="P8.1", sensitivity=PERSONAL)
    view_in_ten_years = Field(N_("How he or she sees it ten years on"), LONG_TEXT, id="P8.2", sensitivity=PERSONAL)
    life_goal = Field(N_("Final aim in life"), LONG_TEXT, id="P8.3", sensitivity=PERSONAL)
    best_now = Field(N_("Best thing at present"), LONG_TEXT, id="P8.4", sensitivity=PERSONAL)
    worst_now = Field(N_("Worst thing at present"), LONG_TEXT, id="P8.5", sensitivity=PERSONAL)
    want_now = Field(N_("Most wants to do now"), LONG_TEXT, id="P8.6", sensitivity=PERSONAL)
    overcome_now = Field(N_("Most wants to overcome now"), LONG_TEXT, id="P8.7", sensitivity=PERSONAL)
    accomplish_now = Field(N_("Most wants to accomplish now"), LONG_TEXT, id="P8.8", sensitivity=PERSONAL)
    outlook_one_line = Field(N_("Outlook on experience in one sentence"), Text(120), id="P8.9", sensitivity=PERSONAL)
    milestones = Field(N_("Milestones in life"), Rows(SpecialDate), id="P8.10+", sensitivity=PERSONAL)
