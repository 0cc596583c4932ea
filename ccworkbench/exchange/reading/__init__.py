"""Reads figures out of CSV and Excel files that other programs wrote."""
