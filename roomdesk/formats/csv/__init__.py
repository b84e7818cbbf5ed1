"""Tables as Italian offices exchange them: comma or semicolon, Italian or English, several encodings."""
