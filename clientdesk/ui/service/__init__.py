"""Service in the window: requests, dispatches, complaints, installed items and plans."""
