"""What stands in the window when a journal can't be opened."""
