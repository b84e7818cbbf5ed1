"""The xAPI of Cisco's RoomOS: codecs, over HTTPS."""
