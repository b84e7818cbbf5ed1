"""PJLink class 1 and 2: projectors and displays, over TCP 4352 (JBMIA)."""
