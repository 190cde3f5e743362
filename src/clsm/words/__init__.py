"""Words in two languages: what is said, counted and joined; it imports nothing of the library."""
