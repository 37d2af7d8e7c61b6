"""Trade in the window: a client's documents and account, the documents themselves, and the ledgers."""
