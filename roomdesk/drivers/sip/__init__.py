"""SIP: codecs and bridges, asked with OPTIONS over UDP, TCP or TLS (RFC 3261 §11)."""
