"""Fakes: real servers and stores that misbehave on request."""
