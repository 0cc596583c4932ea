"""Colours, fonts, icons and painting that the whole window shares; no widget here holds anything of a project."""
