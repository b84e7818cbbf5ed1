"""The frame around the screens: navigation, sites, and the line that says how things stand."""
