"""Expenses in the window: written, submitted, approved, paid."""
