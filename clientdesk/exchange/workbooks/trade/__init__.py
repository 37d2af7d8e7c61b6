"""The ledgers of trading: orders, accounts, ageing, receipts, expenses, sales; what the accountant asks for."""
