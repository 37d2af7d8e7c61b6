"""The products of the house in the window: listed, found, added, retired, taken over from a worksheet."""
