"""Financial statements as a grid: lines down, periods across, everything that follows reckoned while one types."""
