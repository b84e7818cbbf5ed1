"""Calendar files that are dropped on the window."""
