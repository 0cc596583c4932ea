"""The sheets of chapter 2: people, roles, assignments, deliverables, RACI matrix and actions."""
