"""What follows from documents of trading, purely: amounts, due dates, open items, accounts, ageing."""
