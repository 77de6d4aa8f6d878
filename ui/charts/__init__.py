"""Pictures of plain data, each with a sentence and a table that say the same."""
