"""Everything out of a journal and into an empty one: files that can be read without Inglenook."""
