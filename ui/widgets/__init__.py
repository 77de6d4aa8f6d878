"""Parts that pages are built from. They know no records."""
