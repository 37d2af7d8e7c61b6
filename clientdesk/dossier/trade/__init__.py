"""What is sold and what is owed for it, as kinds like any other: products, documents with lines, receipts, expenses."""
