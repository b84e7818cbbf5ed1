"""Rooms prepared or put to rest by hand, step by step before one's eyes."""
