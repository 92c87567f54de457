"""The desk's database: articles, decisions, sessions, answers of the models."""
