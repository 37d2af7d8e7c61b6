"""Insurance in the window: policies, premiums, renewals, claims, and the household of a client."""
