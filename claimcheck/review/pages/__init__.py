"""What the desk shows and what can be done there."""
