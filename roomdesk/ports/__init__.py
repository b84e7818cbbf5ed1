"""Sockets in the wall: the protocols through which verbs reach what is outside."""
