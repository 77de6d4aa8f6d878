"""The working agreement of one mentorship: reading it, writing it together, agreeing it."""
