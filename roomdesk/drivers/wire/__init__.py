"""What drivers share on the wire: datagrams, HTTP, digests, XML."""
