"""A site's line, measured from a desk there to the conference server: STUN, TLS, throughput."""
