"""Post to clients: who can be written to and who cannot, labels and envelopes for them."""
