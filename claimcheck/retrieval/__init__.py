"""Where in the references to look for support of a claim."""
