"""Verbs: one use case a file; no Qt, no SQL, no sockets."""
