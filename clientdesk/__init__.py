"""ClientDesk: the client-file manager for one person's desk."""

__version__ = "0.1.0"
