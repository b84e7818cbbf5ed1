"""RTSP: streams of IP cameras (RFC 2326)."""
