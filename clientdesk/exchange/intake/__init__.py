"""Tables from outside: workbooks, text files and the clipboard, read in the limited child into bare cells."""

from clientdesk.exchange.intake.headings import heading_at
from clientdesk.exchange.intake.opening import opened
from clientdesk.exchange.intake.reading import read_tables, text_tables
from clientdesk.exchange.intake.tables import Cell, Flaw, Heading, Row, Sheet, TableOptions, Tables

__all__ = [
    "Cell",
    "Flaw",
    "Heading",
    "Row",
    "Sheet",
    "TableOptions",
    "Tables",
    "heading_at",
    "opened",
    "read_tables",
    "text_tables",
]
