"""An earlier copy of the journal: found in, read, and nothing else."""
