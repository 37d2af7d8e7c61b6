"""What `tests.make` makes desks of: words, identities that belong to nobody, values of every type, drawn pictures."""
