"""HTML pages: their markup mended, their blocks, and which of these are the story."""
