"""The stages of a meeting: Prepare, Notes, Reflect."""
