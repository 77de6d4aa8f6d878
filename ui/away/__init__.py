"""Leaving the computer: the system tells when it goes to sleep and when its screen is locked."""
