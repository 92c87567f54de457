"""What an editor asks of a judged sentence, one module for each question."""
