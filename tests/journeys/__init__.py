"""Whole stories, with the real program in a real window on a real display."""
