"""What a workbook says of itself: who made it when, for whom, how secret it is; and its pages on paper."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from clientdesk import __version__
from clientdesk.dossier.header import Header
from clientdesk.dossier.record import Record
from clientdesk.exchange.profiles import Disclosure
from clientdesk.i18n import N_, Catalogue, catalogue

PROGRAM = "ClientDesk"
_A4 = 9
_INCH = 25.4
_RED = "C00000"
_UNSAID = "internal"
_CLASSES = ("public", "internal", "confidential")

Headings = Literal["zh", "en", "both"]


@dataclass(frozen=True)
class Words:
    """A heading as a ledger knows it: accountants write it in Chinese, English or both, whatever the window speaks."""

    zh: str
    tw: str
    en: str

    def text(self, headings: str, language: str, *, joint: str = "\n") -> str:
        """The heading in the wanted language or languages."""
        chinese = self.tw if language == "zh_TW" else self.zh
        both = chinese if chinese == self.en else f"{chinese}{joint}{self.en}"
        return {"zh": chinese, "en": self.en}.get(headings, both)


INFO = Words("说明", "說明", "Info")
_PAGE = Words("第 &P 页 / 共 &N 页", "第 &P 頁 / 共 &N 頁", "Page &P of &N")


@dataclass(frozen=True)
class Imprint:
    """What every sheet of a workbook says. `now` is an aware moment; `scope` says in words what was asked for,
    `currencies` are those of the amounts (ISO 4217)."""

    language: str
    headings: str
    printed_by: str
    now: datetime
    company: str = ""
    scope: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()

    @property
    def words(self) -> Catalogue:
        """The texts in the language of the values."""
        return catalogue(self.language)

    def about(self) -> str:
        """Company, currency and scope on one line."""
        codes = ", ".join(self.currencies)
        amounts = self.words.tr(N_("Amounts in {currency}"), currency=codes) if codes else ""
        return " · ".join(filter(None, (self.company, amounts, *self.scope)))

    def printed(self) -> str:
        """Who made it, when, with which version."""
        time = self.now.astimezone().strftime("%Y-%m-%d %H:%M")
        by = self.words.tr(N_("Printed by {user}"), user=self.printed_by) if self.printed_by else ""
        return " · ".join(filter(None, (by, time, f"{PROGRAM} {__version__}")))

    def text(self, heading: Words, *, joint: str = " ") -> str:
        """A heading on one line in the wanted language or languages."""
        return heading.text(self.headings, self.language, joint=joint)

    def said(self, text: str) -> str:
        """A short text of the catalogues in the wanted language or languages."""
        spoken = [catalogue(each).tr(text) for each in self._languages()]
        return " ".join(dict.fromkeys(spoken))

    def confidentiality(self, code: str) -> str:
        """The word for how secret something is, in the wanted language or languages."""
        return " ".join(Header.confidentiality.type.show(code, catalogue(each)) for each in self._languages())

    def _languages(self) -> tuple[str, ...]:
        chinese = "zh_TW" if self.language == "zh_TW" else "zh_CN"
        return {"zh": (chinese,), "en": ("en",)}.get(self.headings, (chinese, "en"))


class Seal:
    """How secret a workbook is: as its most secret client; and what must be said aloud of it."""

    def __init__(self, disclosure: Disclosure) -> None:
        self.disclosure = disclosure
        self.sample = False
        self._classes: set[str] = set()

    def note(self, record: Record) -> None:
        """Take a record into account that the workbook shows."""
        self._classes.add(record[Header.confidentiality] or _UNSAID)
        self.sample = self.sample or bool(record[Header.is_sample])

    @property
    def confidentiality(self) -> str:
        """The code of the class."""
        if self.disclosure.unmasked:
            return _CLASSES[-1]
        return max(self._classes or {_UNSAID}, key=_CLASSES.index)

    def warnings(self, imprint: Imprint) -> tuple[str, ...]:
        """What stands in red above the table and on every page."""
        told = ((self.sample, N_("Sample")), (self.disclosure.unmasked, N_("Contains sensitive data")))
        return tuple(imprint.said(text) for true, text in told if true)


def set_up_pages(sheet: Any, *, orientation: Literal["landscape", "portrait"]) -> None:
    """A4, one page wide and any number high, centred."""
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = _A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    margins = sheet.page_margins
    margins.left = margins.right = 10 / _INCH
    margins.top, margins.bottom = 15 / _INCH, 12 / _INCH
    margins.header = margins.footer = 5 / _INCH
    sheet.print_options.horizontalCentered = True


def sign_pages(sheet: Any, imprint: Imprint, seal: Seal) -> None:
    """The foot of every page: how secret, which of how many, when; in the head only what is said aloud."""
    warning = " · ".join(seal.warnings(imprint))
    sheet.oddFooter.left.text = " · ".join(filter(None, (imprint.confidentiality(seal.confidentiality), warning)))
    sheet.oddFooter.center.text = imprint.text(_PAGE, joint="  ")
    sheet.oddFooter.right.text = "&D &T"
    if warning:
        sheet.oddHeader.right.text = warning
        sheet.oddFooter.left.color = sheet.oddHeader.right.color = _RED
