"""The sheets of chapter 6: requirements, use cases and their flows."""
