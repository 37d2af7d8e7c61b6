"""Queries made by hand: what can be asked, conditions in groups, what they find, keeping them as views."""
