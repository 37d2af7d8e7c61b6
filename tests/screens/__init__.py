"""Every screen of the window in every language, look, scale and size: made, kept as pictures, and checked."""
