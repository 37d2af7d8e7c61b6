"""Everything out: contacts for telephones, tables, the whole file, the folder of documents."""

from clientdesk.desk.outgoing.given import Gave
from clientdesk.desk.outgoing.outgoing import Outgoing

__all__ = ["Gave", "Outgoing"]
