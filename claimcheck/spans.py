"""Which words of a sentence lack support."""

HEAD = "unsupported"
LIKELY = 0.5
