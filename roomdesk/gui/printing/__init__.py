"""Paper: what to print and how, its preview, and files of it."""
