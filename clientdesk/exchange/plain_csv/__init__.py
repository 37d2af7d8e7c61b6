"""Clients as CSV files: a file for each kind and each of its groups, as spreadsheets open them at once."""

from clientdesk.exchange.plain_csv.writing import CONTENTS, CsvWritten, write_tables

__all__ = ["CONTENTS", "CsvWritten", "write_tables"]
