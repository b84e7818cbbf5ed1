"""Tests of the drivers, against servers on loopback."""
