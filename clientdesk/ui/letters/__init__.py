"""Letters, account statements and payment reminders in the window."""
