"""Checks of numbers that carry their own proof, and of addresses of the net; each gives a reason or nothing."""
