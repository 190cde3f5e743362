"""Rules, findings, verdicts and reports; the engine knows no rulebook."""
