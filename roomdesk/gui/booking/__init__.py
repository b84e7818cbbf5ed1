"""The dialog that books a meeting."""
