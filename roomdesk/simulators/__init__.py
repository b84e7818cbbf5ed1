"""Simulated devices: real protocol servers on loopback, for demonstration, training and tests."""
