"""From a file to a document: loading, cleaning, furniture, sentences, quotations."""
