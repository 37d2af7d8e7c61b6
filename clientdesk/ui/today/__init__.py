"""The morning page: what the day asks for."""
