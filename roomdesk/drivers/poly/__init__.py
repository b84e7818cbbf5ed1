"""Poly VideoOS: Studio X and G7500, over their REST interface."""
