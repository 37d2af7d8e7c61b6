"""The page of ledgers: which, of when, in which words; a look at its first rows; to the accountant and back."""
