"""The left side of the window: the open project, its overview, and its sheets under their chapters."""
