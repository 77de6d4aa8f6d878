"""What the long texts of a record said earlier: to read, to compare with today's, to copy from and to bring back."""
