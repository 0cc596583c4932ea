"""The reports: read-only tables that are worked out from several sheets."""
