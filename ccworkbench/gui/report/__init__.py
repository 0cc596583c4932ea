"""A report as a table that can be sorted, searched and copied, but not typed into."""
