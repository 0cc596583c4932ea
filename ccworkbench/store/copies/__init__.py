"""The copies of a store: which there are, what they hold, which are kept, and what is saved of a lost file."""
