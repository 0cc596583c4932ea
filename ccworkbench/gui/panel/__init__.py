"""The right side of the window: the selected row, the guiding questions of its chapter, and the problems."""
