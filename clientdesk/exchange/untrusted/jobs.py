"""What the child can do with bytes from outside, by name."""

from collections.abc import Callable, Mapping

Job = Callable[[bytes, Mapping[str, object]], tuple[dict[str, object], bytes]]
"""Bytes from outside and options in; plain JSON values and bytes out. Refuses by raising a `UserError`."""

JOBS = {
    "contacts": "clientdesk.exchange.contacts.reading:contacts",
    "photo": "clientdesk.exchange.photos:photo",
    "statement": "clientdesk.exchange.workbooks.statement_in:statement",
    "tables": "clientdesk.exchange.intake.jobs:tables",
    "tables_ready": "clientdesk.exchange.intake.jobs:ready",
    "traces": "clientdesk.exchange.traces:traces",
}
"""Named, not imported: the child loads a reader when the first file for it comes."""
