"""The settings of this computer and of the file, in one window."""
