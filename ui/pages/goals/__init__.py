"""Goals in their owner's words."""
