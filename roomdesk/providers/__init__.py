"""Conference links: one module a service."""
