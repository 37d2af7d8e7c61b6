"""The one client file: its tables, its journal, its search, and the one way in."""
