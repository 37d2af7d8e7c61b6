"""After-sales service in figures: what it costs, whether it is in time, how complaints are handled."""
