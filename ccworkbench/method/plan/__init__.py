"""What follows from a project's size, place and dates: its starter rows, its roadmap, and what a later plan changes."""
