"""The reception: the day of a building as it happens, arrivals, rooms that are free now."""
