"""What no text judges and a council asks about itself: meetings, mandates, participation, money."""
