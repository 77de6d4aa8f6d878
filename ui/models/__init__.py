"""Records as Qt's views want them."""
