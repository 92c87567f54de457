"""Furniture: the text of a page that is no part of its story."""
