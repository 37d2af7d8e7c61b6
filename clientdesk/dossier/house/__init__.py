"""The house: what the file knows of the company that keeps it, and how it wants its prints."""
