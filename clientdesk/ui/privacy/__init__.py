"""What the window shows while somebody else may be looking, and while nobody is at the desk."""
