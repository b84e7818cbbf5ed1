"""The schema's steps: never edited after release, and each applies to the data of the one before."""
