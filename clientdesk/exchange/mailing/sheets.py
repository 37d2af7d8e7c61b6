"""The sheets of labels that are sold everywhere; figures in millimetres as their makers state them."""

from collections.abc import Mapping

from clientdesk.dossier.label_sheet import A4, LETTER, Sheet

_ALL = (
    Sheet("L7160", A4, (63.5, 38.1), 3, 7, 7.25, 15.15, 2.5),
    Sheet("L7159", A4, (63.5, 33.9), 3, 8, 7.25, 12.9, 2.5),
    Sheet("L7161", A4, (63.5, 46.6), 3, 6, 7.25, 8.7, 2.5),
    Sheet("L7163", A4, (99.1, 38.1), 2, 7, 4.65, 15.15, 2.5),
    Sheet("70x37", A4, (70.0, 37.0), 3, 8, 0.0, 0.5),
    Sheet("5160", LETTER, (66.675, 25.4), 3, 10, 4.7625, 12.7, 3.175),
    Sheet("5161", LETTER, (101.6, 25.4), 2, 10, 3.97, 12.7, 4.76),
)
SHEETS: Mapping[str, Sheet] = {sheet.name: sheet for sheet in _ALL}
"""Every sheet by the name that it is bought under."""
