"""Names, numbers and dates that a text mentions, and which of them can be the same."""
