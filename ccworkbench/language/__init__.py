"""The five languages: their words, and how dates, numbers and names are written and read in each."""
