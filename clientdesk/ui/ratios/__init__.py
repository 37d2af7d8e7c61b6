"""The ratios of an enterprise: each with its band, its trend and, on demand, how it came about."""
