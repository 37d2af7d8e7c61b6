"""Products out of a block of cells: which column is which, what each row says, what cannot be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from clientdesk.dossier.fields import Field
from clientdesk.dossier.folding import fold
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.trade.product import Product
from clientdesk.dossier.types import Reading
from clientdesk.i18n import LANGUAGES, N_, Catalogue, catalogue
from clientdesk.ui.rows.pasting import table_of

COLUMNS: tuple[Field[Any], ...] = (
    Product.name,
    Product.model,
    Product.article,
    Product.category,
    Product.unit,
    Product.price,
    Product.cost,
    Product.tax_rate,
    Product.currency,
    Product.warranty_months,
    Product.remarks,
)
"""What may come; without a line of headings the columns stand in this order."""


@dataclass(frozen=True)
class PastedRow:
    """A row: its cells as they came, what they say, and why it cannot be taken (empty: it can)."""

    cells: tuple[str, ...]
    values: Mapping[Field[Any], Any] = field(default_factory=dict)
    trouble: str = ""


@dataclass(frozen=True)
class Pasted:
    """A block of cells: the columns it holds, None for one that is passed over, and its rows."""

    columns: tuple[Field[Any] | None, ...]
    rows: tuple[PastedRow, ...]

    @property
    def good(self) -> list[Mapping[Field[Any], Any]]:
        """What the rows that can be taken say."""
        return [row.values for row in self.rows if not row.trouble]


def read_pasted(text: str, reading: Reading, words: Catalogue) -> Pasted:
    """What a text of the clipboard says of products."""
    table = table_of(text)
    if not table:
        return Pasted((), ())
    named = _by_heading(table[0])
    if named is None:
        width = max(len(row) for row in table)
        columns = tuple(COLUMNS[place] if place < len(COLUMNS) else None for place in range(width))
    else:
        columns = tuple(COLUMNS[place] if place >= 0 else None for place in named)
        table = table[1:]
    rows = tuple(_read(row, columns, reading, words) for row in table if any(row))
    return Pasted(columns, rows)


def _by_heading(head: Sequence[str]) -> list[int] | None:
    """The columns (places) that a line of headings names, -1 for one that is passed over; None where it is none."""
    known = [{fold(word) for word in (*_titles(column), *_ALSO.get(column.key, ()))} for column in COLUMNS]
    places = [next((n for n, words in enumerate(known) if fold(cell) in words), -1) for cell in head]
    # What stands in a second column of the same meaning is passed over.
    found = [n if n not in places[:place] else -1 for place, n in enumerate(places)]
    return found if COLUMNS.index(Product.name) in found or sum(n >= 0 for n in found) >= _ENOUGH else None


def _titles(column: Field[Any]) -> tuple[str, ...]:
    return (column.key, *(column.title(catalogue(language)) for language in LANGUAGES))


_ENOUGH = 2
_ALSO: Mapping[str, tuple[str, ...]] = {
    "name": (
        "product name",
        "description",
        "item",
        "名称",
        "品名",
        "产品名称",
        "商品名称",
        "名稱",
        "產品名稱",
        "商品名稱",
    ),
    "model": ("specification", "规格", "规格型号", "規格", "規格型號", "型号规格"),
    "article": ("sku", "code", "item no.", "编码", "编号", "货号", "商品编码", "物料编码", "編號", "貨號", "料號"),
    "category": ("group", "type", "类别", "分类", "商品类别", "類別", "分類"),
    "unit": ("uom", "单位", "计量单位", "單位"),
    "price": ("sales price", "list price", "价格", "售价", "销售价", "含税单价", "價格", "售價"),
    "cost": ("cost price", "purchase price", "成本价", "进价", "采购价", "進價", "成本價"),
    "tax_rate": ("tax", "vat", "增值税率", "税率%", "稅率"),
    "currency": ("币别", "币种", "幣別"),
    "remarks": ("note", "notes", "备注", "说明", "備註"),
}
"""Headings that worksheets of products have besides our own."""


def _read(row: Sequence[str], columns: Sequence[Field[Any] | None], reading: Reading, words: Catalogue) -> PastedRow:
    cells = tuple(row[: len(columns)]) + ("",) * (len(columns) - len(row))
    values: dict[Field[Any], Any] = {}
    for column, text in zip(columns, cells, strict=True):
        if column is None or not text:
            continue
        try:
            values[column] = column.type.read(text, reading)
        except Unreadable as problem:
            reason = words.tr(problem.reason, **problem.values)
            return PastedRow(cells, trouble=words.tr(N_("{field}: {reason}"), field=column.title(words), reason=reason))
    if not values.get(Product.name):
        return PastedRow(cells, trouble=words.tr(N_("It has no name.")))
    return PastedRow(cells, values)
