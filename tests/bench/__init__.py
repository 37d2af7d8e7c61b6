"""How fast the desk is beside bare SQL on the same clients: `python -m tests.bench --clients 1000 10000`;
and prints beside bare reportlab drawing the same: `python -m tests.bench --cards`."""
