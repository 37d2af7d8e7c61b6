"""Short cards: the one-page summary and the index cards."""
