"""Settings of the house in the window: our company, and what stands on the cards."""
