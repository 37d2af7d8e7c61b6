"""Statements as programs give them: amounts flat under their keys, or nested by form, which reads better."""

from collections.abc import Mapping

from clientdesk.dossier.statements.line import OPEN
from clientdesk.dossier.statements.statement import Statement
from clientdesk.dossier.types import Json

FORMS = {
    "closing": "",
    "opening": OPEN,
    "income": "",
    "cash_flow": "",
    "supplement": "",
    "memo": "",
}
"""{name of a form: what its keys begin with in the flat form}."""


def flat(values: Mapping[str, Json]) -> dict[str, Json]:
    """`{"closing": {"bs_cash": …}, "opening": {"bs_cash": …}}` as `{"bs_cash": …, "open_bs_cash": …}`; what is flat
    stays so, and the enterprise may be told by its code alone. What stands twice counts as it came last."""
    found: dict[str, Json] = {}
    for key, value in values.items():
        if key == Statement.client.key and isinstance(value, str):
            found[key] = {"code": value}
        elif key in FORMS and isinstance(value, dict):
            found |= {f"{FORMS[key]}{line}": amount for line, amount in value.items()}
        else:
            found[key] = value
    return found
