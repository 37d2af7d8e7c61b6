"""Section 4 of a person: relatives, friends, neighbours."""

from clientdesk.dossier.choices.person import KINSHIP
from clientdesk.dossier.choices.shared import RAPPORT5
from clientdesk.dossier.fields import PERSONAL, Field, Group, Rows, Section, Surroundings
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import LONG_TEXT, PHONE, YEAR_MONTH, Choice, Rating, Reference, Text
from clientdesk.dossier.values import Link
from clientdesk.i18n import N_


class Relative(Group, name="relatives"):
    """A relative."""

    name = Field(N_("Name"), Text(80), sensitivity=PERSONAL, required=True)
    kinship = Field(N_("Kinship"), Choice(KINSHIP), sensitivity=PERSONAL)
    job = Field(N_("Employer and post"), Text(120), sensitivity=PERSONAL)
    phone = Field(N_("Telephone"), PHONE, sensitivity=PERSONAL)
    closeness = Field(N_("Closeness"), Choice(RAPPORT5), sensitivity=PERSONAL)
    person_id = Field(N_("Own file"), Reference("person"), sensitivity=PERSONAL)
    note = Field(N_("Note"), Text(200), sensitivity=PERSONAL)


class Friend(Group, name="friends"):
    """A friend."""

    name = Field(N_("Name"), Text(80), sensitivity=PERSONAL, required=True)
    job = Field(N_("Employer and post"), Text(120), sensitivity=PERSONAL)
    phone = Field(N_("Telephone"), PHONE, sensitivity=PERSONAL)
    closeness = Field(N_("Closeness"), Choice(RAPPORT5), sensitivity=PERSONAL)
    since = Field(N_("Known since"), YEAR_MONTH, sensitivity=PERSONAL)
    person_id = Field(N_("Own file"), Reference("person"), sensitivity=PERSONAL)
    note = Field(N_("Note"), Text(200), sensitivity=PERSONAL)


class Neighbour(Group, name="neighbours"):
    """A neighbour."""

    name = Field(N_("Name"), Text(80), sensitivity=PERSONAL, required=True)
    job = Field(N_("Employer and post"), Text(120), sensitivity=PERSONAL)
    phone = Field(N_("Telephone"), PHONE, sensitivity=PERSONAL)
    closeness = Field(N_("Closeness"), Choice(RAPPORT5), sensitivity=PERSONAL)
    person_id = Field(N_("Own file"), Reference("person"), sensitivity=PERSONAL)
    note = Field(N_("Note"), Text(200), sensitivity=PERSONAL)


class Influencer(Group, name="influencers"):
    """Somebody with influence on the client."""

    name = Field(N_("Name"), Text(80), sensitivity=PERSONAL)
    relation = Field(N_("Relation"), Text(60), sensitivity=PERSONAL)
    matter = Field(N_("On what matters"), Text(120), sensitivity=PERSONAL)
    weight = Field(N_("Influence 1–5"), Rating(1, 5), sensitivity=PERSONAL)
    person_id = Field(N_("Own file"), Reference("person"), sensitivity=PERSONAL)


def _referrals_made(record: Record, around: Surroundings) -> Link | None:
    return Link(None, "; ".join(around.introduced)) if around.introduced else None


class Relations(Section, of="person", id="P4", title=N_("Interpersonal relations")):
    """Relatives, friends, neighbours."""

    relatives = Field(N_("Relatives"), Rows(Relative), id="P4.1", sensitivity=PERSONAL)
    relatives_rapport = Field(N_("Getting on with relatives"), Choice(RAPPORT5), id="P4.2a", sensitivity=PERSONAL)
    relatives_rapport_note = Field(
        N_("Getting on with relatives: remarks"), LONG_TEXT, id="P4.2b", sensitivity=PERSONAL
    )
    closest_relative = Field(N_("Closest relative"), Text(80), id="P4.3", sensitivity=PERSONAL)
    closest_relative_row = Field(
        N_("Closest relative (row)"), Reference("row:relatives"), id="P4.3", sensitivity=PERSONAL
    )
    friends = Field(N_("Friends"), Rows(Friend), id="P4.4", sensitivity=PERSONAL)
    friends_rapport = Field(N_("Getting on with friends"), Choice(RAPPORT5), id="P4.5a", sensitivity=PERSONAL)
    friends_rapport_note = Field(N_("Getting on with friends: remarks"), LONG_TEXT, id="P4.5b", sensitivity=PERSONAL)
    closest_friend = Field(N_("Closest friend"), Text(80), id="P4.6", sensitivity=PERSONAL)
    closest_friend_row = Field(N_("Closest friend (row)"), Reference("row:friends"), id="P4.6", sensitivity=PERSONAL)
    neighbours = Field(N_("Neighbours"), Rows(Neighbour), id="P4.7", sensitivity=PERSONAL)
    neighbours_rapport = Field(N_("Getting on with neighbours"), Choice(RAPPORT5), id="P4.8a", sensitivity=PERSONAL)
    neighbours_rapport_note = Field(
        N_("Getting on with neighbours: remarks"), LONG_TEXT, id="P4.8b", sensitivity=PERSONAL
    )
    closest_neighbour = Field(N_("Closest neighbour"), Text(80), id="P4.9", sensitivity=PERSONAL)
    closest_neighbour_row = Field(
        N_("Closest neighbour (row)"), Reference("row:neighbours"), id="P4.9", sensitivity=PERSONAL
    )
    view_relations = Field(N_("View of relations between people"), LONG_TEXT, id="P4.10", sensitivity=PERSONAL)
    relations_one_line = Field(N_("His or her relations in one sentence"), Text(120), id="P4.11", sensitivity=PERSONAL)
    main_social_relations = Field(N_("Main social relations"), LONG_TEXT, id="P4.12*", sensitivity=PERSONAL)
    referrals_made = Field(N_("Clients he or she introduced"), Reference("client"), id="P4.13+", derive=_referrals_made)
    influencers = Field(N_("People who influence him or her"), Rows(Influencer), id="P4.14+", sensitivity=PERSONAL)
