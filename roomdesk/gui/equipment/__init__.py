"""Equipment: how each device is, rounds of checks, faults and the meetings that they put at risk."""
