"""Bringing in a book of business: policies with their holders, out of any table."""
