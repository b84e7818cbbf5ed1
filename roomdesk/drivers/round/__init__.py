"""Many devices at once on one event loop: asked how they are in a round, or switched step by step."""
