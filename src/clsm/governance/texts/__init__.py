"""The texts that rules stand on: sources, dated parameters, and every provision with its rule or why it has none."""
