"""The evaluations of a client in the window: the one in force, those before it, and the one being made."""
