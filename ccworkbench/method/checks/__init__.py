"""The checks: every rule of the method that rows of a project can break, and which of them were muted."""
