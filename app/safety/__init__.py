"""What keeps a journal safe around the file itself."""
