"""What the file keeps for its post: the house as sender, sheets of its own, how labels and envelopes were printed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from clientdesk.desk.part import Part
from clientdesk.dossier.house.company import Company
from clientdesk.dossier.house.mailing import LabelSheet, row_of, sheet_of
from clientdesk.dossier.house.mailing import Mailing as Kept
from clientdesk.dossier.label_sheet import Sheet
from clientdesk.dossier.reading.addresses import read_address
from clientdesk.dossier.record import Record
from clientdesk.errors import UserError
from clientdesk.exchange.mailing.given import Sender
from clientdesk.exchange.mailing.sheets import SHEETS
from clientdesk.i18n import N_
from clientdesk.store.news import Changed

_HAN = re.compile("[\u3400-\u9fff]")
_ISLANDS = {
    "TW": re.compile(
        "[台臺][湾灣北中南東东]|新北市|桃[园園]市|高雄|基隆|新竹|嘉[义義]|苗栗|彰化|南投|屏[东東]|宜[兰蘭]|花[莲蓮]|澎湖"
    ),
    "HK": re.compile("香港"),
    "MO": re.compile("澳[门門]"),
}
_BY_LANGUAGE = {"zh_CN": "CN", "zh_TW": "TW"}
_LONGEST_NAME = 60


@dataclass(frozen=True)
class LastUsed:
    """How post was printed last; empty or None where it never was."""

    sheet: str = ""
    nudge: tuple[float, float] = (0.0, 0.0)
    envelope: str = ""
    box: tuple[float, float] | None = None


@dataclass(frozen=True)
class Outset:
    """What a dialog begins with: the sheets there are, how post was printed last, whether the house has a name."""

    sheets: Mapping[str, Sheet]
    last: LastUsed
    has_sender: bool


class Keeping(Part):
    """What `desk.mailing` keeps."""

    def sender(self, language: str) -> Sender:
        """The house as it stands on its post, and the country it posts from."""
        record = self.desk.house.record()
        address, address_en = record[Company.address] or "", record[Company.address_en] or ""
        return Sender(
            record[Company.name] or "",
            address,
            record[Company.name_en] or "",
            address_en,
            record[Company.postcode] or read_address(address).postcode,
            record[Company.country] or country_of(address or address_en) or _BY_LANGUAGE.get(language, ""),
        )

    def outset(self) -> Outset:
        """What a dialog begins with."""
        return Outset(self.sheets(), self.kept, bool(self.sender("").name))

    @property
    def kept(self) -> LastUsed:
        """How post was printed last."""
        record = self.desk.house.record()
        x, y = record[Kept.box_x], record[Kept.box_y]
        return LastUsed(
            record[Kept.label_sheet] or "",
            (float(record[Kept.nudge_x] or 0), float(record[Kept.nudge_y] or 0)),
            record[Kept.envelope] or "",
            (float(x), float(y)) if x is not None and y is not None else None,
        )

    def remember_labels(self, sheet: str, nudge: tuple[float, float]) -> Changed | None:
        """Keep what was used; None where it is kept already."""
        record = self.desk.house.record()
        record[Kept.label_sheet] = sheet
        record[Kept.nudge_x], record[Kept.nudge_y] = _tenth(nudge[0]), _tenth(nudge[1])
        now = self.kept
        return None if (now.sheet, now.nudge) == (sheet, nudge) else self.desk.house.note_mailing(record)

    def remember_envelopes(self, envelope: str, box: tuple[float, float]) -> Changed | None:
        """Keep what was used; None where it is kept already."""
        record = self.desk.house.record()
        record[Kept.envelope] = envelope
        record[Kept.box_x], record[Kept.box_y] = _tenth(box[0]), _tenth(box[1])
        now = self.kept
        return None if (now.envelope, now.box) == (envelope, box) else self.desk.house.note_mailing(record)

    # Sheets

    def sheets(self) -> Mapping[str, Sheet]:
        """Every sheet by name: those that are sold everywhere, then the house's own."""
        return {**SHEETS, **{sheet.name: sheet for sheet in self.own_sheets()}}

    def own_sheets(self) -> tuple[Sheet, ...]:
        """The house's own sheets; a row that lacks a length is passed over."""
        rows = self.desk.house.record().rows(Kept.label_sheets)
        return tuple(sheet for row in rows if (sheet := sheet_of(row)))

    def save_sheet(self, sheet: Sheet, *, instead_of: str = "") -> Changed:
        """Keep a sheet of the house's own, or one in the place of another; refused where its labels do not fit."""
        refuse_sheet(sheet)
        record = self.desk.house.record()
        others = [name for name in (*SHEETS, *(own.name for own in self.own_sheets())) if name != instead_of]
        if sheet.name in others:
            raise UserError(
                N_("There is a label sheet {name} already; nothing was stored."),
                key="name_taken",
                hint=N_("Choose another name."),
                name=sheet.name,
            )
        made = row_of(sheet)
        rows = record.rows(Kept.label_sheets)
        if any(row[LabelSheet.name] == instead_of for row in rows):
            record[Kept.label_sheets] = tuple(made if row[LabelSheet.name] == instead_of else row for row in rows)
        else:
            record[Kept.label_sheets] = (*rows, made)
        return self.desk.house.keep_mailing(record)

    def remove_sheet(self, name: str) -> Changed:
        """Forget a sheet of the house's own."""
        record: Record = self.desk.house.record()
        rows = record.rows(Kept.label_sheets)
        record[Kept.label_sheets] = tuple(row for row in rows if row[LabelSheet.name] != name)
        return self.desk.house.keep_mailing(record)


def refuse_sheet(sheet: Sheet) -> None:
    """Raise unless the sheet has a name and labels that fit its page."""
    if not sheet.name.strip() or len(sheet.name) > _LONGEST_NAME:
        raise UserError(
            N_("A label sheet needs a name of at most {most} characters; nothing was stored."),
            key="no_name",
            most=_LONGEST_NAME,
        )
    if problem := sheet.problem():
        text, values = problem
        hint = N_("Measure the sheet again; the lengths are in millimetres.")
        raise UserError(text, key="does_not_fit", hint=hint, over=values["over"])


def country_of(address: str) -> str:
    """The country (ISO code) that an address on one line lies in, empty where it does not say."""
    if told := read_address(address).country:
        return told
    if not _HAN.search(address):
        return ""
    return next((code for code, names in _ISLANDS.items() if names.search(address)), "CN")


def _tenth(length: float) -> Decimal:
    return Decimal(f"{length:.1f}")
