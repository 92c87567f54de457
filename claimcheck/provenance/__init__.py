"""How texts are related: copies, their direction, what an article leaves out."""
