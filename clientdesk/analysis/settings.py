"""How the house reckons and judges ratios, out of its record."""

from collections.abc import Collection, Iterable
from decimal import Decimal

from clientdesk.dossier.folding import fold
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.statements.ratio import Band
from clientdesk.dossier.statements.ratios import RATIO
from clientdesk.dossier.statements.results import USUAL, IndustryStandard, Settings
from clientdesk.dossier.statements.rules import IndustryValues, RatioBand, RatioRules


def settings_of(house: Record, *, terms: int | None = None, industries: Collection[str] = ()) -> Settings:
    """What the house says; what it leaves empty is as shipped. `industries` are the names of that of the client, whose
    values come before those typed for no industry."""
    notes, credit = house[RatioRules.trade_notes], house[RatioRules.use_credit_sales]
    return Settings(
        balance_basis=house[RatioRules.balance_basis] or USUAL.balance_basis,
        quick=house[RatioRules.quick_assets] or USUAL.quick,
        trade_notes=USUAL.trade_notes if notes is None else notes,
        use_credit_sales=bool(credit),
        interest_proxy=bool(house[RatioRules.interest_proxy]),
        fcc_principal=bool(house[RatioRules.fcc_principal]),
        terms=terms,
        bands=_bands(house.rows(RatioRules.ratio_bands)),
        industry=_industry(house.rows(RatioRules.industry_values), {fold(name) for name in industries}),
    )


def _bands(rows: Iterable[Row]) -> dict[str, tuple[Band, ...]]:
    """The bands by ratio, the lowest first; rows of an unknown ratio are left alone."""
    found: dict[str, list[Band]] = {}
    for row in rows:
        ratio, word = RATIO.get(row[RatioBand.ratio] or ""), row[RatioBand.word]
        if ratio is not None and word is not None:
            found.setdefault(ratio.id, []).append(Band(row[RatioBand.below], word))
    return {ratio: tuple(sorted(bands, key=_by_height)) for ratio, bands in found.items()}


def _by_height(band: Band) -> tuple[bool, Decimal]:
    return band.below is None, band.below or Decimal(0)


def _industry(rows: Iterable[Row], industries: Collection[str]) -> dict[str, IndustryStandard]:
    found: dict[str, IndustryStandard] = {}
    for row in sorted(rows, key=lambda row: row[IndustryValues.industry] is not None):
        ratio, named = RATIO.get(row[IndustryValues.ratio] or ""), row[IndustryValues.industry]
        if ratio is None or (named is not None and fold(named) not in industries):
            continue
        found[ratio.id] = IndustryStandard(
            row[IndustryValues.excellent],
            row[IndustryValues.good],
            row[IndustryValues.average],
            row[IndustryValues.low],
            row[IndustryValues.poor],
            industry=named or "",
            source=row[IndustryValues.source] or "",
        )
    return found
