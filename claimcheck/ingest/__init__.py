"""From a file, a page or standard input to a document: loading, cleaning, furniture, sentences."""
