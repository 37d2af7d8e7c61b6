"""How the house reckons ratios, how it judges them, and what captions of others it has learnt."""

from clientdesk.dossier.choices.statements import BALANCES, BAND, QUICK, RATIO
from clientdesk.dossier.fields import Field, Group, Rows, Section
from clientdesk.dossier.reading.texts import clean_line
from clientdesk.dossier.types import BOOL, Choice, Json, Number, Text
from clientdesk.dossier.types.base import expect_text
from clientdesk.dossier.types.texts import SHORT
from clientdesk.i18n import N_

_FIGURE = Number(16, 4)


class _RatioName(Choice):
    """One of the ratios. Files of before, when it was typed freely, may hold a name that is none of theirs."""

    def from_json(self, raw: Json) -> str:
        return clean_line(expect_text(raw), SHORT)


_RATIO = _RatioName(RATIO)


class RatioBand(Group, name="ratio_bands"):
    """One band of a ratio in place of the shipped ones: the word for values below a figure; the last has none."""

    ratio = Field(N_("Ratio"), _RATIO, required=True)
    below = Field(N_("Below"), _FIGURE)
    word = Field(N_("Word"), Choice(BAND), required=True)


class IndustryValues(Group, name="industry_values"):
    """What firms of an industry reach in a ratio; published values, typed in with their source."""

    ratio = Field(N_("Ratio"), _RATIO, required=True)
    industry = Field(N_("Industry"), Text(80))
    excellent = Field(N_("Excellent"), _FIGURE)
    good = Field(N_("Good"), _FIGURE)
    average = Field(N_("Average"), _FIGURE)
    low = Field(N_("Low"), _FIGURE)
    poor = Field(N_("Poor"), _FIGURE)
    source = Field(N_("Source"), Text(200))


class LearntCaption(Group, name="learnt_captions"):
    """A caption found in somebody's workbook and the line it stands for; an empty line means: leave it out."""

    caption = Field(N_("Caption"), Text(200), required=True)
    line = Field(N_("Line"), Text(60))


class RatioRules(Section, of="house", id="H6", title=N_("Ratios")):
    """The choices that textbooks leave open; what is empty is as shipped."""

    balance_basis = Field(N_("Balances in ratios"), Choice(BALANCES), id="H6.1+")
    quick_assets = Field(N_("Quick assets"), Choice(QUICK), id="H6.2+")
    trade_notes = Field(N_("Notes count as trade receivables"), BOOL, id="H6.3+")
    use_credit_sales = Field(N_("Credit sales instead of revenue"), BOOL, id="H6.4+")
    interest_proxy = Field(N_("Finance costs stand for unknown interest"), BOOL, id="H6.5+")
    fcc_principal = Field(N_("Principal counts as a fixed charge"), BOOL, id="H6.6+")
    ratio_bands = Field(N_("Bands of ratios"), Rows(RatioBand), id="H6.7+")
    industry_values = Field(N_("Values of industries"), Rows(IndustryValues), id="H6.8+")
    learnt_captions = Field(N_("Captions learnt"), Rows(LearntCaption), id="H6.9+")
