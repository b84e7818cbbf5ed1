"""VISCA over IP: cameras that pan, tilt and zoom, in frames as Sony sends them or bare."""
