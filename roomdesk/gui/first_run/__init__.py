"""The first run: whose rooms these are, who sits here, where the data live."""
