"""A sheet with one row, as labelled fields that each check what is typed."""
