"""A house's own starter content: rows of a project, stripped of people, days and customer, for new projects."""
