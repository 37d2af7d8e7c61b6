"""Bringing clients in from files of others: open, match, check, run, report."""
