"""A matrix, filled with single keys under slanted headings."""
