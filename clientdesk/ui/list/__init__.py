"""The parts of the list of clients: its columns, its table, what narrows it, what is said where it is empty."""
