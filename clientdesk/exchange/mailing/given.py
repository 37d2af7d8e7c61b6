"""What a print of post is made of: labels on a sheet, or envelopes with the house as sender. Plain, quick to load."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clientdesk.dossier.label_sheet import Sheet
from clientdesk.exchange.mailing.addressed import Recipient
from clientdesk.i18n import N_, Catalogue

Size = tuple[float, float]


@dataclass(frozen=True)
class Envelope:
    """An envelope lying; `size` in millimetres."""

    name: str
    label: str
    size: Size


_ALL = (
    Envelope("B6", N_("B6 (Chinese no. 3), 176 × 125 mm"), (176.0, 125.0)),
    Envelope("DL", N_("DL (Chinese no. 5), 220 × 110 mm"), (220.0, 110.0)),
    Envelope("ZL", N_("ZL (Chinese no. 6), 230 × 120 mm"), (230.0, 120.0)),
    Envelope("C5", N_("C5 (Chinese no. 7), 229 × 162 mm"), (229.0, 162.0)),
    Envelope("C4", N_("C4 (Chinese no. 9), 324 × 229 mm"), (324.0, 229.0)),
    Envelope("C6", N_("C6, 162 × 114 mm"), (162.0, 114.0)),
    Envelope("US10", N_("US no. 10, 241.3 × 104.8 mm"), (241.3, 104.8)),
)
ENVELOPES: Mapping[str, Envelope] = {envelope.name: envelope for envelope in _ALL}
"""Every envelope by its name: sizes of GB/T 1416-2003 and ISO 269."""
CHINESE, WESTERN = "chinese", "western"

# GB/T 1416-2003: what the sorting machine reads, and where the stamp goes.
MACHINE: Size = (90.0, 26.0)
STAMP: Size = (20.0, 20.0)
BOX: Size = (8.0, 9.0)
PITCH = 10.0
BOX_AT = (12.0, 10.0)
"""Where the first post code box begins unless the house says other; the boxes are printed on the envelope already."""


@dataclass(frozen=True)
class Sender:
    """The house as it stands on its post; texts, empty where unknown. `country` is its ISO code."""

    name: str = ""
    address: str = ""
    name_en: str = ""
    address_en: str = ""
    postcode: str = ""
    country: str = ""


@dataclass(frozen=True)
class EnvelopeRun:
    """What is to be printed on which envelopes. `layout` is empty where each address chooses for itself."""

    envelope: Envelope
    recipients: Sequence[Recipient]
    sender: Sender
    words: Catalogue
    layout: str = ""
    box: tuple[float, float] = BOX_AT
    copies: int = 1


@dataclass(frozen=True)
class LabelRun:
    """What is to be printed on which sheet.

    first    the first free label of the first sheet, counted from 0 along rows
    nudge    millimetres to the right and down by which everything is moved
    home     the country that addresses need not tell
    """

    sheet: Sheet
    recipients: Sequence[Recipient]
    words: Catalogue
    first: int = 0
    copies: int = 1
    nudge: tuple[float, float] = (0.0, 0.0)
    home: str = ""

    @property
    def labels(self) -> int:
        """How many labels are printed."""
        return len(self.recipients) * self.copies

    @property
    def pages(self) -> int:
        """How many sheets they take."""
        return -(-(self.first + self.labels) // self.sheet.count) if self.labels else 0
