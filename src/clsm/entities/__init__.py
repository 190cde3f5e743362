"""What a council is made of: each kind of entity in a module of its own."""
