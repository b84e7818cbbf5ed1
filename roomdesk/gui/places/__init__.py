"""Sites, rooms, equipment, people and closures, edited in forms."""
