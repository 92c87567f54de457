"""Quotations of a document, each with its speaker."""
