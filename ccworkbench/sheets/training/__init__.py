"""The sheets of chapter 5: skills, audiences and their needs, courses, sessions, attendance and attestations."""
