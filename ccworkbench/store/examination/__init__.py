"""Examines a store: its history is played again, and each cell is compared with what that says."""
