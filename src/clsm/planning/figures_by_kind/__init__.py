"""What programs of each kind did and for whom: one file a kind, read from what the council documents."""
