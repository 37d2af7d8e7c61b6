"""How the house trades, in the window: currencies and rates, numbers, accounts, ageing, closed books, packages."""
