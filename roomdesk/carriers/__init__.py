"""How an invitation travels: one module a way."""
