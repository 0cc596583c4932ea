"""Two pages about the whole project: where it stands, and how ready it is."""
