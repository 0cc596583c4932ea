"""The file of the open store: choosing it, keeping copies, and what is offered while it cannot be written."""
