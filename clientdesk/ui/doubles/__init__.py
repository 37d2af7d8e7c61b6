"""Doubles in the window: pairs of files that may be of the same client, and making one file of two."""
