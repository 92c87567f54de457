"""The map back: where in what was given the words of a cleaned text stand."""
