"""Verbs on a real store in memory."""
