"""The one way out of the journal."""
