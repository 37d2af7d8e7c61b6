"""Data quality in the window: the lists of what is wrong, missing or old, and what can be done about it."""
