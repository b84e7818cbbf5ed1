"""Conference services: servers on loopback that behave as their documentation says, and rude ones."""
