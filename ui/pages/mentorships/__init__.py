"""Mentorships: the list, the detail of one, and the people in them."""
