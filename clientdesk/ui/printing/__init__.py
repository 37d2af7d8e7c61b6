"""Prints in the window: who and how, the pages as they will be, and the ways they leave: paper, PDF, pictures."""
