"""What follows from a project's size, place and dates: its starter rows and its roadmap."""
