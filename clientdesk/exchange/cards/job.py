"""What a layout is given to print: the clients, the house that prints them, and what the pages say of the print."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from clientdesk.dossier.fields import Field, Kind
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Attachment
from clientdesk.exchange.cards.content import Head
from clientdesk.exchange.cards.vcard import vcard
from clientdesk.exchange.cards.view import View
from clientdesk.exchange.memo.given import CreditFile
from clientdesk.exchange.profiles import Disclosure
from clientdesk.i18n import Catalogue

if TYPE_CHECKING:
    from clientdesk.exchange.cards.visit import VisitBox

VisitOf = Callable[[Record, Catalogue], "Sequence[VisitBox]"]
"""Gives what is known from the work with a client."""
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
    """The clients as their reader may see them, one after another and once only, and what the pages say of the print.

    now        an aware moment
    sample     whether everything in the file is invented (a client may say so of itself)
    chosen     gives the fields to be printed of a kind, in order
    credit_of  gives the credit file of a client, for layouts that print it
    visit_of   gives what is known from the work with a client, in the words of the print
    title      what a list of clients is called, empty where it bears no name
    as_listed  whether a list keeps the order of the clients instead of sorting them by name
    private    whether the QR code tells the mobile telephone, e-mail and home address too, where the profile shows them
    """

    views: Iterable[View]
    words: Catalogue
    disclosure: Disclosure
    printed_by: str
    now: datetime
    photo_of: PhotoOf
    sample: bool = False
    house: House = NO_HOUSE
    chosen: Callable[[Kind], tuple[Field[Any], ...]] = lambda kind: kind.fields
    private: bool = False
    title: str = ""
    as_listed: bool = False
    credit_of: Callable[[Record], CreditFile | None] = lambda record: None
    visit_of: "VisitOf" = lambda record, words: ()

    def vcard(self, view: View, at_most: int) -> str:
        """What the client's QR code says, in at most so many bytes; empty where there is nothing to say."""
        return vcard(view, private=self.private, at_most=at_most)

    def picture(self, head: Head) -> bytes:
        """The client's photo or logo as a JPEG, empty where there is none."""
        return (head.picture and self.photo_of(head.picture)) or b""
