"""How ClientDesk gets onto a machine: the first start of a source checkout, and the built programs.

What a source checkout needs before its environment exists (all but `frozen`) uses the standard library alone.
"""
