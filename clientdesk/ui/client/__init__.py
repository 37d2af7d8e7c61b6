"""The tabs of a client's page: what matters at a glance, what was said and done, the files."""
