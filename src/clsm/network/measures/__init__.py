"""What is computed of a network, one measure a module."""
