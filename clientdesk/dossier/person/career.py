"""Section 5 of a person: work and our common business."""

from clientdesk.dossier.choices.person import COMPANY_RELATION, STANDING5, TIME_FOCUS, TRI
from clientdesk.dossier.choices.shared import DECISION_ROLE, RAPPORT5
from clientdesk.dossier.fields import PERSONAL, Field, Group, Rows, Section, Surroundings
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.rows import Award, Club
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import LONG_TEXT, MONEY, PARTIAL_DATE, PHONE, YEAR_MONTH, Choice, Integer, Reference, Text
from clientdesk.i18n import N_


class Job(Group, name="jobs"):
    """A spell with one employer."""

    start = Field(N_("From"), YEAR_MONTH, sensitivity=PERSONAL)
    end = Field(N_("To"), YEAR_MONTH, sensitivity=PERSONAL, not_before=start)
    employer = Field(N_("Employer"), Text(120), sensitivity=PERSONAL, required=True)
    department = Field(N_("Department"), Text(80), sensitivity=PERSONAL)
    post = Field(N_("Post"), Text(80), sensitivity=PERSONAL)
    reason_left = Field(N_("Reason for leaving"), Text(120), sensitivity=PERSONAL)
    achievement = Field(N_("Achievement"), Text(200), sensitivity=PERSONAL)


class KnownColleague(Group, name="known_colleagues"):
    """One of us whom the client knows."""

    user_id = Field(N_("Our colleague"), Reference("user"))
    name = Field(N_("Our colleague (name)"), Text(80))
    how = Field(N_("How they know each other"), Text(120))
    since = Field(N_("Since"), YEAR_MONTH)
    closeness = Field(N_("Closeness"), Choice(RAPPORT5))


def _current_post(record: Record, around: Surroundings) -> str | None:
    return record[Basics.position]


class Career(Section, of="person", id="P5", title=N_("Career")):
    """Work and our common business."""

    jobs = Field(N_("Past employment (from, to, employer, post)"), Rows(Job), id="P5.1", sensitivity=PERSONAL)
    current_post = Field(N_("Present post in the company"), Text(80), id="P5.2", derive=_current_post)
    company_standing = Field(N_("Standing in the company"), Choice(STANDING5), id="P5.3a", sensitivity=PERSONAL)
    company_standing_note = Field(N_("Standing in the company: remarks"), Text(200), id="P5.3b", sensitivity=PERSONAL)
    view_employer = Field(N_("View of his or her company"), LONG_TEXT, id="P5.4", sensitivity=PERSONAL)
    in_associations = Field(N_("Member of associations"), Choice(TRI), id="P5.5a")
    associations = Field(N_("Associations"), Rows(Club), id="P5.5b")
    first_business_date = Field(N_("First business with us"), PARTIAL_DATE, id="P5.6")
    business_history = Field(N_("How business with us developed"), LONG_TEXT, id="P5.7")
    relation_with_us = Field(N_("Relation with us"), Choice(RAPPORT5), id="P5.8a", inner=True)
    relation_with_us_note = Field(N_("Relation with us: remarks"), LONG_TEXT, id="P5.8b", inner=True)
    known_colleagues = Field(N_("Whom he or she knows here"), Rows(KnownColleague), id="P5.9")
    company_relation = Field(
        N_("Relation between the two companies"), Choice(COMPANY_RELATION), id="P5.10a", inner=True
    )
    company_relation_note = Field(N_("Relation between the two companies: remarks"), LONG_TEXT, id="P5.10b", inner=True)
    attitude_career = Field(N_("Attitude to work and career"), LONG_TEXT, id="P5.11", sensitivity=PERSONAL)
    career_goal_long = Field(N_("Long-term career goal"), LONG_TEXT, id="P5.12", sensitivity=PERSONAL)
    current_concern = Field(N_("Greatest concern now"), Text(200), id="P5.13", sensitivity=PERSONAL)
    career_goal_mid = Field(N_("Medium-term career goal"), LONG_TEXT, id="P5.14", sensitivity=PERSONAL)
    time_focus = Field(N_("Looks to the present or the future"), Choice(TIME_FOCUS), id="P5.15a", sensitivity=PERSONAL)
    time_focus_reason = Field(N_("Why present or future"), LONG_TEXT, id="P5.15b", sensitivity=PERSONAL)
    department = Field(N_("Department"), Text(80), id="P5.16+")
    post_since = Field(N_("In this post since"), YEAR_MONTH, id="P5.17+")
    reports_to = Field(N_("Reports to"), Reference("person"), id="P5.18+")
    subordinates = Field(N_("Number of subordinates"), Integer(min=0), id="P5.19+")
    decision_role = Field(N_("Role in the buying decision"), Choice(DECISION_ROLE), id="P5.20*", inner=True)
    purchase_limit = Field(N_("Purchase authority up to"), MONEY, id="P5.21+", sensitivity=PERSONAL)
    assistant_name = Field(N_("Assistant"), Text(80), id="P5.22+", sensitivity=PERSONAL)
    assistant_phone = Field(N_("Assistant's telephone"), PHONE, id="P5.22+", sensitivity=PERSONAL)
    career_awards = Field(N_("Professional awards"), Rows(Award), id="P5.23+")
