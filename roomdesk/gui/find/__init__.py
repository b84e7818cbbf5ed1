"""Find a room, or a time at which several offices have one."""
