"""An enterprise with the statements of the worked company, for the tests of the credit file."""

import json

from clientdesk.desk import Desk, batch
from tests import make
from tests.analysis.worked import twin

_HELD = {"closing": "bs_close", "opening": "bs_open", "income": "is", "cash_flow": "cf", "supplement": "cf_indirect"}
_FIRST = 2024


def firm(desk: Desk, *statuses: str, unit: str = "1") -> tuple[int, str]:
    """(number, code) of an enterprise with a worked year for each status, beginning with 2024; what is worked is two
    years, the further ones are as the second."""
    record = make.enterprise("苏州样板阀门有限公司")
    desk.clients.create(record)
    pages = twin("worked-company")["periods"]
    for place, status in enumerate(statuses):
        page, year = pages[min(place, len(pages) - 1)], _FIRST + place
        values = {form: page[block] for form, block in _HELD.items()}
        days = {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31"}
        head = {"client": record.code, "unit": unit, "status": status, **days}
        action = {"op": "create", "kind": "statement", "values": {**head, **values, "memo": page["memo"]}}
        batch.perform(desk, batch.parse(json.dumps(action)))
    return record.id, record.code
