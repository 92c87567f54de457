"""From where letters stand on pages to the paragraphs of a text, in reading order."""
