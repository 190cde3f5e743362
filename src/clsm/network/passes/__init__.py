"""One pass over a network that several measures share."""
