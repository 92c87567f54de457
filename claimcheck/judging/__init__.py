"""What the NLI models say of a claim beside its evidence."""
