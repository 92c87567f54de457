"""The English language: words, stems, sentences, clauses. No document, no model."""
