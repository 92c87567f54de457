"""The editors' desk: checks, evidence and decisions on a page of one's own, over SQLite."""
