"""The rules of the rulebook ``coherence``, one file for what they look at."""
