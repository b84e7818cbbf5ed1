"""Screens for halls and doors: what goes on in a room, and all of a building's meetings."""
