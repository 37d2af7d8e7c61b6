"""Data quality: what is wrong, missing or old in a file, as lists to work through, with what would put it right."""
