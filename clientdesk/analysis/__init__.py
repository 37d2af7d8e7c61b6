"""Figures with reasons: pure functions from records and statements to results."""
