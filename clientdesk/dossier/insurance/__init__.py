"""Insurance policies, what is paid for them, when they end, and what is claimed under them."""
