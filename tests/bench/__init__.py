"""How fast the desk is beside bare SQL on the same clients: `python -m tests.bench --clients 1000 10000`."""
