"""The sheets of chapter 1: the project and its centre, guiding questions, roadmap, checklists and gaps."""
