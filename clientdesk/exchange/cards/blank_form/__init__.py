"""The form to fill in by hand: for a new client all of it empty, for a known one what is known printed in."""
