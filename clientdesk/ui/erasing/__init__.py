"""Erasing a client for good from the window: what it does, the proof that it is meant, the certificate."""
