"""Selling: what may become an order."""
