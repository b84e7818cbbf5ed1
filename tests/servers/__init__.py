"""Real servers that tests start for themselves: PostgreSQL clusters."""
