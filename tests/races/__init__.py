"""Real processes on one database: racing for the same rooms, and killed at any moment."""
