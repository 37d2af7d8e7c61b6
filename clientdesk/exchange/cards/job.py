"""What a layout is given to print: the cards, the house that prints them, and what the pages say of the print."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from clientdesk.dossier.values import Attachment
from clientdesk.exchange.cards.content import Card
from clientdesk.exchange.profiles import Disclosure
from clientdesk.i18n import Catalogue

PhotoOf = Callable[[Attachment], bytes | None]
"""Gives the bytes of a stored photo (a JPEG, as the store keeps them), None where they are lost."""


@dataclass(frozen=True)
class House:
    """The company that prints: its name, further lines (address, telephone), its logo as a JPEG; all may be empty."""

    name: str = ""
    lines: tuple[str, ...] = ()
    logo: bytes = b""


NO_HOUSE = House()


@dataclass(frozen=True)
class PrintJob:
    """The cards, and what the pages say of the print itself. `now` is an aware moment."""

    cards: Sequence[Card]
    words: Catalogue
    disclosure: Disclosure
    printed_by: str
    now: datetime
    photo_of: PhotoOf
    sample: bool = False
    house: House = NO_HOUSE

    @property
    def title(self) -> str:
        """The title of the document: the client's name, or how many there are."""
        if len(self.cards) == 1:
            return self.cards[0].name
        return self.words.ntr("{n} client card", "{n} client cards", len(self.cards))

    def picture(self, card: Card) -> bytes:
        """The card's photo or logo as a JPEG, empty where there is none."""
        return (card.picture and self.photo_of(card.picture)) or b""
