"""Today: where everything that is near meets, and where a line can be jotted down."""
