"""From judgements and findings to the verdict of every sentence."""
