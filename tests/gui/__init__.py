"""The window, offscreen, with a small desk behind it."""
