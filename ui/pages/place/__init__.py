"""Where the journal and its backups lie, when that is worth a word."""
