"""Repeatable groups as grids: the last, blank row adds; a row is stored when it is left."""
