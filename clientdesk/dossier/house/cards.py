"""What the house wants to stand on its cards."""

from clientdesk.dossier.fields import Field, Group, Rows, Section
from clientdesk.dossier.types import Text
from clientdesk.i18n import N_


class CardField(Group, name="card_fields"):
    """One field on the cards of a layout for a kind of client; the order of the rows is that on the card.

    A layout and kind without rows shows what the layout itself chooses. A key that the kind no longer has is passed
    over: an own field that was dropped may come back.
    """

    layout = Field(N_("Layout"), Text(40), required=True)
    kind = Field(N_("Kind"), Text(40), required=True)
    field = Field(N_("Field"), Text(60), required=True)


class Cards(Section, of="house", id="H2", title=N_("Cards")):
    """Which fields stand on a card."""

    card_fields = Field(N_("Fields on cards"), Rows(CardField), id="H2.1+")
