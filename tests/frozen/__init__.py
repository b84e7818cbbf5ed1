"""The frozen program, as `make frozen` builds it."""
