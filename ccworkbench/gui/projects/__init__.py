"""The page before a project is open: the list of projects, or the welcome while there is none."""
