"""Financial statements of an enterprise: their lines, how totals add up, the ratios declared, and what came of them."""
