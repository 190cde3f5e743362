"""The two kinds of network, two-mode and one-mode, and what they are read from."""
