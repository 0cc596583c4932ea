"""The sheets of operation: pilot month, key figures, reports, quality, problems and risks."""
