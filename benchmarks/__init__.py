"""Benchmarks: each promise of the design, measured beside its raw limit."""
