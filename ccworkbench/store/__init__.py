"""One SQLite file: open, lock, migrate, edit, history, undo, backup."""
