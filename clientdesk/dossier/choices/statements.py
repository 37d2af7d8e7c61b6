"""The lists of financial statements."""

from clientdesk.dossier.statements.ratios import RATIOS
from clientdesk.dossier.types.chosen import Choices
from clientdesk.i18n import N_, Catalogue


class _Ratios(Choices):
    """The ratios by their ids; they are named as everywhere else."""

    @property
    def context(self) -> str:
        return ""

    def label(self, code: str, words: Catalogue) -> str:
        return words.tr(self.labels[code]) if code in self.labels else code


RATIO = _Ratios("ratio", {ratio.id: ratio.label for ratio in RATIOS}, fixed=True)

SCOPE = Choices(
    "statement_scope",
    {"single": N_("The firm alone"), "consolidated": N_("With its subsidiaries")},
    fixed=True,
)
UNIT = Choices(
    "statement_unit",
    {"1": N_("Units"), "1000": N_("Thousands"), "10000": N_("Ten thousands")},
    fixed=True,
)
STANDARD = Choices(
    "statement_standard",
    {
        "cas": N_("General enterprise form (CAS)"),
        "asse": N_("Small-enterprise form"),
        "ifrs": N_("IFRS"),
        "other": N_("Another standard"),
    },
    fixed=True,
)
BASIS = Choices(
    "statement_basis",
    {"complete": N_("Complete: a blank line is zero"), "partial": N_("In part: a blank line is unknown")},
    fixed=True,
)
STATUS = Choices(
    "statement_status",
    {"draft": N_("Draft"), "checked": N_("Checked"), "locked": N_("Locked")},
    fixed=True,
)
BALANCES = Choices(
    "balance_basis",
    {"average": N_("Average of opening and closing"), "closing": N_("Closing alone")},
    fixed=True,
)
QUICK = Choices(
    "quick_assets",
    {"cpa": N_("Without inventories, prepayments and other current assets"), "simple": N_("Without inventories")},
    fixed=True,
)
BAND = Choices(
    "ratio_band",
    {
        "strong": N_("strong"),
        "good": N_("good"),
        "watch": N_("watch"),
        "weak": N_("weak"),
        "critical": N_("critical"),
        "excess": N_("excess"),
        "see peers": N_("see peers"),
        "safe": N_("safe"),
        "grey": N_("grey"),
        "distress": N_("distress"),
    },
    fixed=True,
)
"""The words of the bands; the last three are those of Altman's scores."""
