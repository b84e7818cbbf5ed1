"""Invitations by mail: who gets what, as they will read it, and what became of it."""
