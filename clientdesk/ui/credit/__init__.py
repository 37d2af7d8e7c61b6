"""The credit file of an enterprise in the window: its statements, its ratios, what we think of its credit."""
