"""One module for each type of record: its dataclass, its rules and its SQL."""
