"""The rules of the rulebook ``fr-guide``, one file for what they look at."""
