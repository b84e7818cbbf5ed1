"""Tests of the simulated devices, by clients that somebody else wrote."""
