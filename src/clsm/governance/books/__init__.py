"""The rulebooks, one for each text or author of texts."""
