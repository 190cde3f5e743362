"""The rules of the rulebook ``own-word``, one file for what they look at."""
