"""What was changed in this window, and the way back."""
