"""Bringing clients in from files of others, in the window: five steps, and nothing is written before the fourth."""
