"""The work with clients: what is to be done, and what was said and done."""
