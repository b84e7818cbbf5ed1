"""Notices: the bell, the list behind it, and reminders outside the window."""
