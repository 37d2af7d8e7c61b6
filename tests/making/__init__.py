"""What `tests.make` makes its desks of: words, identities that belong to nobody, values of every type, drawn pictures."""
