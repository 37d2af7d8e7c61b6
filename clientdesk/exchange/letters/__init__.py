"""Letters, statements of account, payment reminders and greeting cards: what goes out of the house on its own paper."""
