"""Rules over the sheets, as plain functions on rows: starter content, checks, progress."""
