"""Asking for clients: what a query is and can ask, how it is written as JSON, read back as a sentence, planned."""
