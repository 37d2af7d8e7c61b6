"""Files of the same client: found, told apart for good, merged into one."""
