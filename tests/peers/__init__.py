"""Other programs, in an environment of their own, that read what RoomDesk writes."""
