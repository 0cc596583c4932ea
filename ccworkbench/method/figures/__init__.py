"""What is worked out from rows: progress, readiness, key figures, and the figures of training and test."""
