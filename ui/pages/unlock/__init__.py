"""The way into a journal that is shut."""
