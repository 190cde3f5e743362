"""What a network lacks: places to open, ties to build, introductions."""
