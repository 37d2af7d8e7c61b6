"""A sheet of labels: where its labels lie on the page, in millimetres, and whether they fit it."""

from dataclasses import dataclass

from clientdesk.i18n import N_

TOLERANCE = 0.1
"""Millimetres by which labels may stand over the page: makers round their figures."""
A4, LETTER = (210.0, 297.0), (215.9, 279.4)
Problem = tuple[str, dict[str, object]]
"""A message id, and the values in it."""


@dataclass(frozen=True)
class Sheet:
    """Lengths in millimetres; `left` and `top` are where the first label begins, the gaps lie between two labels."""

    name: str
    page: tuple[float, float]
    label: tuple[float, float]
    columns: int
    rows: int
    left: float
    top: float
    gap_x: float = 0.0
    gap_y: float = 0.0

    @property
    def count(self) -> int:
        """How many labels are on it."""
        return self.columns * self.rows

    def corner(self, place: int) -> tuple[float, float]:
        """Where a label begins, from the left and the upper edge of the page; they are counted from 0 along rows."""
        row, column = divmod(place, self.columns)
        x = self.left + column * (self.label[0] + self.gap_x)
        return x, self.top + row * (self.label[1] + self.gap_y)

    def problem(self) -> Problem | None:
        """Why its labels do not fit the page, or None."""
        right, below = (edge + length for edge, length in zip(self.corner(self.count - 1), self.label, strict=True))
        for end, page, text in (
            (right, self.page[0], N_("The labels would end {over} mm to the right of the page.")),
            (below, self.page[1], N_("The labels would end {over} mm below the page.")),
        ):
            if end > page + TOLERANCE:
                return text, {"over": f"{end - page:.1f}"}
        return None
