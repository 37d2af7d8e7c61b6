"""A whole client file as one JSON document: everything stored, and the same taken back."""

from clientdesk.exchange.whole.reading import is_export, read_export
from clientdesk.exchange.whole.writing import WholeWritten, write_whole

__all__ = ["WholeWritten", "is_export", "read_export", "write_whole"]
