"""The settings, edited in a form."""
