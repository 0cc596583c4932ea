"""Typing and picking in tables and forms alike: editors, what pops up under them, and what single keys mean."""
