"""The handing over of a room as a guided list, signed and on paper."""
