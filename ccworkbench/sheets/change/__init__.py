"""The sheets of chapter 4: what changes for whom, in which processes, and how ready people are."""
