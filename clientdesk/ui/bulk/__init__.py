"""Changing many clients at once: what is asked, what it would do, and doing it."""
