"""The statements of an enterprise as the window needs them: reckoned, with what waits at them, looked up in one go."""

from collections.abc import Mapping
from dataclasses import dataclass

from clientdesk.desk import Desk
from clientdesk.dossier.statements.periods import Periods


@dataclass(frozen=True)
class Known:
    """`texts` are {code of a statement: {key of a field: what was typed there but could not be stored}}."""

    number: int
    code: str
    name: str
    together: Periods
    texts: Mapping[str, Mapping[str, str]]


def look_up(desk: Desk, number: int, code: str, name: str) -> Known:
    """What is known of the enterprise of this number and code."""
    together = desk.statements.ratios(code)
    texts = {
        period.code: {draft.field: draft.text for draft in desk.drafts.of(period.record.id)}
        for period in together.periods
    }
    return Known(number, code, name, together, texts)
