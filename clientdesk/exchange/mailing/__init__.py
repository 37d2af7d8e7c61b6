"""Post: labels on sheets and envelopes, to be printed true to size."""
