"""Where things are kept: one folder a kind of database, all with the same port."""
