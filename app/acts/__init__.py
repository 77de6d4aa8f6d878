"""What a person does that touches several kinds of records."""
