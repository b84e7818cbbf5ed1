"""The day: rooms by hours, with one booking's details at the side."""
