"""The order of the stages: one article checked, the variants of a story compared."""
