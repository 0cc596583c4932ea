"""What a plan of today would change in a project: dates, rows, and another size of its content."""
