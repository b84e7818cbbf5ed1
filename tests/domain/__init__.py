"""Rules, proven without any store."""
