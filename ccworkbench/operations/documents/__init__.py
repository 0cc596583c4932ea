"""Documents under control: what was issued, what it was made of, and what changed since."""
