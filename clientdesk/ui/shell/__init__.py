"""What holds the window together: the sidebar, going back and forth, the palette, the sheet of keys."""
