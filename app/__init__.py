"""Everything Inglenook knows and keeps, without a window."""

__version__ = "0.1.0"
