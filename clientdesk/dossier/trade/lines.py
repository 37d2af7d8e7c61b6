"""The lines of documents: what, how many, at what price."""

from collections.abc import Iterator
from typing import Any

from clientdesk.dossier.fields import NORMAL, Field, Group
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import DATE, PERCENT, Integer, Number, Reading, Reference, Text
from clientdesk.i18n import N_

QUANTITY = Number(15, 3)
PRICE = Number(17, 4, mark=",")
"""Returns and corrections are quantities below zero or documents of their own; a price may be zero (a free sample)."""


class Line(Group, name="trade_lines"):
    """One article of a document. `no` stays what it was when lines before it go; `discount` and `tax_rate` are
    fractions of one, empty where there is none."""

    product = Field(N_("Product"), Reference("product"), required=True)
    quantity = Field(N_("Quantity"), QUANTITY, required=True)
    unit = Field(N_("Unit"), Text(20))
    price = Field(N_("Unit price"), PRICE, required=True)
    discount = Field(N_("Discount"), PERCENT)
    tax_rate = Field(N_("Tax rate"), PERCENT)
    model = Field(N_("Model"), Text(60))
    ship_by = Field(N_("Ship by"), DATE)
    remark = Field(N_("Remarks"), Text(200))
    no = Field(N_("Line"), Integer(min=1, max=9999))

    @classmethod
    def check(cls, row: Row, reading: Reading) -> Iterator[tuple[Field[Any], str]]:
        """Prices are not negative, discounts at most the whole, tax below it."""
        price, discount, tax = row[cls.price], row[cls.discount], row[cls.tax_rate]
        if price is not None and price < 0:
            yield cls.price, N_("A price is not below zero; for money given back write a return.")
        if discount is not None and not 0 <= discount <= 1:
            yield cls.discount, N_("This must be a share from 0% to 100%.")
        if tax is not None and not 0 <= tax < 1:
            yield cls.tax_rate, N_("This must be a share from 0% to 100%.")


class PostedLine(Line, name="posted_lines", sensitivity=NORMAL):
    """A line of goods that went out or came back, with the line of the order it belongs to."""

    order_line = Field(N_("Line of the order"), Integer(min=1, max=9999))


def sold_line(row: Row) -> int | None:
    """By which number a line of a sale is known to its returns: that of the order, its own without one."""
    return row[PostedLine.order_line] or row[Line.no]
