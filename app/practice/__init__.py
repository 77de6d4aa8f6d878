"""What mentoring and its care know: pure functions, no store."""
