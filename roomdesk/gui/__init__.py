"""The only floor with Qt: the window and its screens."""
