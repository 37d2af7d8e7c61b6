"""Section 9 of a person: the client and us."""

from collections.abc import Iterator

from clientdesk.dossier.choices.person import (
    BUYER_TYPE,
    DEFECTION,
    QUALIFICATION,
    RELATION_LEVEL,
    TEMPER,
    TRI,
    WORK_STYLE,
)
from clientdesk.dossier.choices.shared import CLOSENESS4, RAPPORT5, RATE5, VALUE_ORIENT
from clientdesk.dossier.fields import PERSONAL, Field, Group, Problem, Rows, Section
from clientdesk.dossier.header import Header
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import LONG_TEXT, Choice, Rating, Reading, Reference, Text
from clientdesk.i18n import N_


class CompetitorView(Group, name="competitor_views"):
    """What the client thinks of a competitor."""

    competitor_id = Field(N_("Competitor"), Reference("competitor"))
    opinion = Field(N_("Opinion 1–5"), Choice(RATE5))
    note = Field(N_("Words used"), Text(200))


class WithUs(Section, of="person", id="P9", title=N_("The client and us")):
    """The client and us."""

    talk_concerns = Field(N_("Reservations when talking with the client"), LONG_TEXT, id="P9.1", sensitivity=PERSONAL)
    view_of_us = Field(N_("View of our company (rating)"), Choice(RATE5), id="P9.2a", inner=True)
    view_of_us_note = Field(N_("View of our company"), LONG_TEXT, id="P9.2a", inner=True)
    view_of_competitors = Field(N_("View of our competitors"), Rows(CompetitorView), id="P9.2b", inner=True)
    takes_advice = Field(N_("How he or she takes advice"), LONG_TEXT, id="P9.3", sensitivity=PERSONAL)
    values_opinions = Field(N_("Values others' opinions?"), Choice(TRI), id="P9.4", sensitivity=PERSONAL)
    values_opinions_note = Field(N_("Values others' opinions: remarks"), Text(200), id="P9.4", sensitivity=PERSONAL)
    temper = Field(N_("Temper"), Choice(TEMPER), id="P9.5", sensitivity=PERSONAL)
    temper_note = Field(N_("Temper: remarks"), Text(200), id="P9.5", sensitivity=PERSONAL)
    management_problem = Field(N_("Any problem in management?"), Choice(TRI), id="P9.6", sensitivity=PERSONAL)
    management_problem_note = Field(N_("Problem in management: which"), LONG_TEXT, id="P9.6", sensitivity=PERSONAL)
    work_style = Field(N_("Way of working"), Choice(WORK_STYLE), id="P9.7", sensitivity=PERSONAL)
    work_style_note = Field(N_("Way of working: remarks"), Text(200), id="P9.7", sensitivity=PERSONAL)
    relation_management = Field(N_("Relation with the management"), Choice(RAPPORT5), id="P9.8", sensitivity=PERSONAL)
    relation_management_note = Field(
        N_("Relation with the management: remarks"), Text(200), id="P9.8", sensitivity=PERSONAL
    )
    we_can_help = Field(N_("Can we help to solve it?"), Choice(TRI), id="P9.9", inner=True)
    we_can_help_how = Field(N_("How we can help"), LONG_TEXT, id="P9.9", inner=True)
    competitor_better = Field(N_("Could a competitor solve it better?"), Choice(TRI), id="P9.10", inner=True)
    competitor_better_how = Field(N_("Which competitor, and how"), LONG_TEXT, id="P9.10", inner=True)
    relation_level = Field(N_("Relationship level (actual)"), Choice(RELATION_LEVEL), id="P9.11*", inner=True)
    closeness = Field(N_("Closeness"), Choice(CLOSENESS4), id="P9.12*", inner=True)
    buyer_type = Field(N_("Buyer type"), Choice(BUYER_TYPE), id="P9.13*", inner=True)
    value_orientation = Field(N_("Value orientation"), Choice(VALUE_ORIENT), id="P9.14*", inner=True)
    man_money = Field(N_("MAN: money"), Choice(QUALIFICATION), id="P9.15*", inner=True)
    man_authority = Field(N_("MAN: authority"), Choice(QUALIFICATION), id="P9.15*", inner=True)
    man_need = Field(N_("MAN: need"), Choice(QUALIFICATION), id="P9.15*", inner=True)
    man_eligible = Field(N_("MAN: eligibility"), Choice(QUALIFICATION), id="P9.15*", inner=True)
    condition_physical_contact = Field(
        N_("Relationship condition: physical contact and convenience"),
        Rating(0, 5),
        id="P9.16*",
        inner=True,
    )
    condition_frequency = Field(N_("Relationship condition: frequency"), Rating(0, 5), id="P9.16*", inner=True)
    condition_personal_contact = Field(
        N_("Relationship condition: degree of personal contact"),
        Rating(0, 5),
        id="P9.16*",
        inner=True,
    )
    condition_continuity = Field(N_("Relationship condition: continuity"), Rating(0, 5), id="P9.16*", inner=True)
    condition_time_invested = Field(N_("Relationship condition: time invested"), Rating(0, 5), id="P9.16*", inner=True)
    condition_perceived_risk = Field(
        N_("Relationship condition: perceived risk"), Rating(0, 5), id="P9.16*", inner=True
    )
    condition_task_complexity = Field(
        N_("Relationship condition: complexity of the task"), Rating(0, 5), id="P9.16*", inner=True
    )
    condition_lack_of_expertise = Field(
        N_("Relationship condition: client's lack of expertise"),
        Rating(0, 5),
        id="P9.16*",
        inner=True,
    )
    condition_two_way_exchange = Field(
        N_("Relationship condition: easy two-way exchange"), Rating(0, 5), id="P9.16*", inner=True
    )
    condition_participation = Field(N_("Relationship condition: participation"), Rating(0, 5), id="P9.16*", inner=True)
    condition_service_value = Field(
        N_("Relationship condition: value added by service"), Rating(0, 5), id="P9.16*", inner=True
    )
    condition_intimacy = Field(N_("Relationship condition: intimacy"), Rating(0, 5), id="P9.16*", inner=True)
    condition_same_contact = Field(
        N_("Relationship condition: same contact person"), Rating(0, 5), id="P9.16*", inner=True
    )
    condition_switching_cost = Field(
        N_("Relationship condition: switching cost"), Rating(0, 5), id="P9.16*", inner=True
    )
    defection_type = Field(N_("Reason of defection"), Choice(DEFECTION), id="P9.24*", inner=True)

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """A lost client has a reason."""
        if record[Header.lifecycle_stage] == "lost" and record[cls.defection_type] is None:
            yield Problem(cls.defection_type, N_("Say why the client was lost."), {})
