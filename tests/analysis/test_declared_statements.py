"""The lines and ratios declared against the tables of the domain pages: nothing may differ."""

from decimal import Decimal
from typing import Any

from clientdesk.dossier.statements.line import LineKind
from clientdesk.dossier.statements.lines import LINE, LINES, OPENED, OPENING, TOTALS
from clientdesk.dossier.statements.ratios import RATIOS
from clientdesk.i18n import catalogue
from tests.analysis.worked import twin
from tests.figures import tell

LANGUAGES = {"en": "en", "zh_CN": "zh_hans", "zh_TW": "zh_hant"}


_SAID = {"memo_restricted_cash": {"en": "Restricted cash within cash and cash equivalents"}}
"""What the page says with the key of a line, which nobody reads on a form."""


def test_every_line_is_declared_as_on_the_page() -> None:
    declared = [
        {
            "key": line.key,
            "kind": str(line.role),
            "sign": line.sign,
            **{theirs: line.title(catalogue(ours)) for ours, theirs in LANGUAGES.items()},
        }
        for line in LINES
    ]
    wanted = [{key: row[key] for key in declared[0]} | _SAID.get(row["key"], {}) for row in twin("statement-lines")]
    assert declared == wanted
    tell(f"statement lines against their table: {len(wanted)} rows, nothing differs")


def test_every_total_and_nothing_else_is_summed() -> None:
    assert set(TOTALS) == {line.key for line in LINES if line.role is LineKind.TOTAL}
    known: set[str] = {line.key for line in LINES if line.role is LineKind.DETAIL}
    for total, parts in TOTALS.items():
        assert {key for _sign, key in parts} <= known, f"{total} is made of totals that come later"
        known.add(total)


def test_the_opening_column_has_the_lines_of_the_balance_sheet() -> None:
    assert [line.key for line in OPENED] == list(OPENING)
    for key, line in OPENING.items():
        assert (line.key, line.role) == (f"open_{key}", LINE[key].role)


def test_every_ratio_is_declared_as_on_the_page() -> None:
    for ratio, row in zip(RATIOS, twin("ratios"), strict=True):
        declared: dict[str, Any] = {
            "id": ratio.id,
            "key": ratio.key,
            "formula": ratio.formula,
            "basis": ratio.basis,
            "unit": ratio.unit,
            "source": ratio.source,
            **{theirs: ratio.title(catalogue(ours)) for ours, theirs in LANGUAGES.items()},
        }
        assert declared == {key: row[key] for key in declared}
        assert row["better"].startswith(ratio.better)
        bands = [(band.below, band.word) for band in ratio.bands]
        assert bands == [
            (None if band["below"] is None else Decimal(str(band["below"])), band["label"])
            for band in row["bands"] or ()
        ]
        assert ("source" in row["origin"]) == bool(ratio.item)
        assert row["origin"].endswith(ratio.item)


def test_each_standard_has_captions_in_every_language() -> None:
    for language in LANGUAGES:
        words = catalogue(language)
        for standard in ("cas", "asse", "ifrs", "other"):
            captions = [line.wording(standard, words) for line in LINES]
            assert all(captions)
    chinese = catalogue("zh_CN")
    assert LINE["bs_trading_fa"].wording("asse", chinese) == "短期投资"
    assert LINE["bs_fixed_assets"].wording("ifrs", chinese) == "不动产、厂场和设备"
