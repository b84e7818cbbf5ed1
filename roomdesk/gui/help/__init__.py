"""What keys there are, and what program this is."""
