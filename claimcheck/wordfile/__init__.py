"""Word files (.docx): the package of parts, and where the words of a part stand."""
