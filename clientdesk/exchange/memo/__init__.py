"""The credit memo: what the statements of a client say, what was thought of it, and what was decided, for signing."""
