"""What the headings and values of somebody's table mean: which column is which field, which sheet holds what."""
