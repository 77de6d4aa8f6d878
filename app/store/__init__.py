"""The encrypted journal on disk."""
