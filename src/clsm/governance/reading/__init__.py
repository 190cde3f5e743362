"""What rules and answers read of a council on a day."""
