"""Opportunities in the window."""
