"""Who and what holds a network together: sole relays, bridging ties, meeting places."""
